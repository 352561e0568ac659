"""A line is read as Python's own json reads it, whatever stands in it; a name stands once in a record."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.law.cases.parsing import case_in
from payung.primitives.errors import InputError

ATOMS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from([2**70, ":", "a:b"]),
)
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def _same(one: Any, other: Any) -> bool:
    """Equal in value and type; NaN is itself."""
    return repr(one) == repr(other)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.booleans())
def test_what_json_writes_is_read_back_alike(case: dict[str, Any], ascii_only: bool) -> None:
    line = json.dumps(case, ensure_ascii=ascii_only)
    try:
        raw = line.encode("utf-8")
    except UnicodeEncodeError:
        return
    assert _same(case_in(raw), json.loads(line))


@given(st.text(alphabet='{}[]":,.-+eE019 \\u00ntf', max_size=12))
def test_odd_text_is_accepted_or_refused_as_json_does(middle: str) -> None:
    raw = f'{{"a": {middle}}}'.encode()
    try:
        expected = json.loads(raw, object_pairs_hook=lambda pairs: pairs)
    except ValueError:
        with pytest.raises(InputError):
            case_in(raw)
        return
    assert isinstance(expected, list)
    if len(dict(expected)) == len(expected) and not isinstance(expected[0][1], list):
        assert _same(case_in(raw), json.loads(raw))


@pytest.mark.parametrize(
    "line",
    [
        b'{"wage": 1, "wage": 2}',
        b'{"wage": 1, "\\u0077age": 1}',
        b'{"id": 1, "inputs": {"month": "2025-03", "month": "2025-04"}}',
        b'{"children": [{"level": "SD", "level": "PT"}]}',
        b'{"wage": NaN, "wage": 2}',
    ],
)
def test_a_name_written_twice_is_refused(line: bytes) -> None:
    with pytest.raises(InputError, match="ditulis lebih dari sekali"):
        case_in(line)


def test_a_colon_in_a_text_is_no_name() -> None:
    assert case_in(b'{"time": "22:15", "b": {"c": ":"}}') == {"time": "22:15", "b": {"c": ":"}}
