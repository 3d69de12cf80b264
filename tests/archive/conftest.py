from tests.forgetting import nothing_remembered  # noqa: F401 - a fixture for every test here
