"""For the tests that publish: what one test published is not there for the next, whose rows have the same keys."""

import pytest

from exhibit import standing


@pytest.fixture(autouse=True)
def nothing_remembered():
    standing.forget()
    standing.kept_record.cache_clear()
    yield
    standing.forget()
    standing.kept_record.cache_clear()
