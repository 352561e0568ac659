"""Every text of the site has an English one, and the compiled catalogue is fresh."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogue.py"


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_in_templates_and_code_has_an_english_one_with_the_same_placeholders(catalogue):
    missing = catalogue.lacking(catalogue.english())
    assert missing == [], "Run: python scripts/catalogue.py update, then write the English texts."


def test_the_compiled_catalogue_holds_what_the_readable_one_says(catalogue):
    assert catalogue.is_compiled_fresh(), "Run: python scripts/catalogue.py compile"


def test_a_text_that_lost_a_placeholder_counts_as_missing(catalogue):
    broken = catalogue.english()
    broken["%(count)s orang"].string = ("%(count)s person", "people")
    assert ("%(count)s orang", "%(count)s orang") in catalogue.lacking(broken)
