UV ?= uv
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

.PHONY: run test lint lock

run:
	python3 start.py

test:
	python3 start.py test

lint:
	.ci/lint

# Versions that still fit stay; delete a list first to renew it whole.
# Each list holds the one before it, at the same versions; start.py relies on that.
lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra postgres --constraint requirements.lock --output-file requirements-postgres.lock
	$(LOCK) --extra postgres --group test --constraint requirements-postgres.lock --output-file requirements-test.lock
