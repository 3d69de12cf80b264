"""GIFT read back by an independent parser: gift-pegjs from npm, where Node is there."""

import json
import os
import shutil
import subprocess

import pytest

from tests.conftest import NO_GIFT

SCRIPT = """
const { parse } = require(process.argv[1]);
console.log(JSON.stringify(parse(require("fs").readFileSync(0, "utf8"))));
"""


def parsed(content):
    """The questions in these bytes, as gift-pegjs has them."""
    parser = os.environ.get("GIFT_PARSER", "")
    if not (shutil.which("node") and os.path.exists(parser)):
        pytest.skip(NO_GIFT)
    command = ["node", "-e", SCRIPT, os.path.abspath(parser)]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)
