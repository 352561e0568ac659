"""A register sealed with another key takes no file, so that nobody is doubled."""

from __future__ import annotations

import pytest

from payung.access.numbers.keys import check_key
from payung.access.numbers.ring import new_ring
from payung.access.numbers.sealing import Sealer
from payung.primitives.errors import SetupError


def test_a_number_sealed_with_another_key_stops_the_import_with_what_to_copy() -> None:
    with pytest.raises(
        SetupError, match=r"Kembalikan kunci dari pemasangan asal ke .*sealing\.key"
    ):
        check_key(Sealer(new_ring(), "nik").seal("9907015203900001"))


def test_an_empty_register_takes_any_key() -> None:
    check_key(None)
