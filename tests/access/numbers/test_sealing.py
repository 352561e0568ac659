"""Numbers at rest open only with a key of the ring and in the right column."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from hypothesis import given
from hypothesis import strategies as st

from payung.access.numbers.ring import HEADER_BYTES, MARK, Key, Ring, derived, new_ring, number_in
from payung.access.numbers.sealing import Sealer, UnknownKeyError

NUMBER = "9907010101900001"
FROM_BEFORE_RINGS = Ring((Key(0, b"k" * 32),))
ONE = new_ring()
TWO = ONE.with_new_key()
RINGS = st.sampled_from([FROM_BEFORE_RINGS, FROM_BEFORE_RINGS.with_new_key(), ONE, TWO])


@given(st.text(min_size=1), RINGS)
def test_what_is_sealed_opens_again(plain: str, ring: Ring) -> None:
    assert Sealer(ring, "nik").open(Sealer(ring, "nik").seal(plain)) == plain


@given(RINGS)
def test_a_sealed_nik_does_not_open_as_a_kk_or_with_another_key(ring: Ring) -> None:
    sealed = Sealer(ring, "nik").seal(NUMBER)
    for other in (Sealer(ring, "kk"), Sealer(new_ring(), "nik")):
        with pytest.raises(InvalidTag):
            other.open(sealed)


def test_the_newest_key_seals_and_every_key_opens() -> None:
    old, new = Sealer(ONE, "nik").seal(NUMBER), Sealer(TWO, "nik").seal(NUMBER)
    assert (number_in(old), number_in(new)) == (1, 2)
    assert Sealer(TWO, "nik").open_column([old, new, None]) == [NUMBER, NUMBER, ""]


def test_a_value_from_before_there_were_rings_opens_under_every_later_ring() -> None:
    cipher = AESSIV(derived(b"k" * 32, "nik", "seal", 64))  # as values were sealed then
    value = cipher.encrypt(NUMBER.encode(), [b"nik"])
    later = FROM_BEFORE_RINGS.with_new_key().with_new_key()
    assert Sealer(FROM_BEFORE_RINGS, "nik").seal(NUMBER) == value
    assert Sealer(later, "nik").open(value) == NUMBER


def test_a_value_without_a_number_that_begins_like_one_with_a_number_opens_all_the_same() -> None:
    sealed = Sealer(TWO, "nik").seal(NUMBER)
    ring = Ring((Key(0, b"k" * 32), *TWO.keys))
    sealer = Sealer(ring, "nik")

    class FirstBytesAreTheMark:
        """Stands for the one value in 2^48 of key 0 that begins with the mark and a known number."""

        def decrypt(self, value: bytes, _bound: list[bytes]) -> bytes:
            assert value == sealed[:-1] + b"x"
            return NUMBER.encode()

    sealer._ciphers[b""] = (FirstBytesAreTheMark(), [b"nik"])
    assert sealer.open(sealed[:-1] + b"x") == NUMBER


@pytest.mark.parametrize("byte", [0, len(MARK), HEADER_BYTES - 1, HEADER_BYTES, -1])
def test_no_byte_of_a_sealed_value_can_be_changed(byte: int) -> None:
    value = bytearray(Sealer(TWO, "nik").seal(NUMBER))
    value[byte] ^= 1
    with pytest.raises(InvalidTag):
        Sealer(TWO, "nik").open(bytes(value))


def test_a_key_that_is_not_in_the_ring_is_named() -> None:
    with pytest.raises(UnknownKeyError, match="key 2 is not in the ring"):
        Sealer(ONE, "nik").open(Sealer(TWO, "nik").seal(NUMBER))


def test_a_key_made_by_another_process_is_asked_for_when_it_is_met() -> None:
    asked = []

    def renewed() -> Ring:
        asked.append("once")
        return TWO

    sealer = Sealer(ONE, "nik", renewed)
    assert sealer.open(Sealer(TWO, "nik").seal(NUMBER)) == NUMBER
    assert asked == ["once"]


def test_equal_numbers_have_equal_indexes_in_one_column_only() -> None:
    nik, kk = Sealer(ONE, "nik"), Sealer(ONE, "kk")
    assert nik.index(NUMBER) == nik.index(NUMBER)
    assert nik.index(NUMBER) != kk.index(NUMBER)
    assert nik.index(NUMBER) != nik.index("9907010101900002")


@pytest.mark.parametrize("kind", ["nik", "kk", "card", "person"])
@pytest.mark.parametrize("ring", [FROM_BEFORE_RINGS, ONE])
def test_the_index_outlives_every_key(ring: Ring, kind: str) -> None:
    before = Sealer(ring, kind).index(NUMBER)
    second = ring.with_new_key()
    third = second.without(ring.newest.number).with_new_key().without(second.newest.number)
    assert ring.newest.number not in third.numbers
    assert Sealer(second, kind).index(NUMBER) == before
    assert Sealer(third, kind).index(NUMBER) == before


def test_a_retired_first_key_cannot_be_had_from_what_is_left() -> None:
    left = FROM_BEFORE_RINGS.with_new_key().without(0)
    assert (b"k" * 32).hex() not in left.text()
    with pytest.raises(InvalidTag):
        Sealer(left, "nik").open(Sealer(FROM_BEFORE_RINGS, "nik").seal(NUMBER))


@given(st.lists(st.text(max_size=16), max_size=20), RINGS)
def test_a_column_is_sealed_like_its_values(plains: list[str], ring: Ring) -> None:
    nik = Sealer(ring, "nik")
    sealed, indexes = nik.seal_column(plains)
    assert nik.open_column(sealed) == plains
    assert sealed == [nik.seal(p) if p else None for p in plains]
    assert indexes == [nik.index(p) if p else None for p in plains]
