"""Numbers at rest open only with the right key and the right column."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from payung.access.numbers.sealing import Sealer

NIK = Sealer(b"k" * 32, "nik")
KK = Sealer(b"k" * 32, "kk")


@given(st.text(min_size=1))
def test_what_is_sealed_opens_again(plain):
    assert NIK.open(NIK.seal(plain)) == plain


def test_a_sealed_nik_does_not_open_as_a_kk_or_with_another_key():
    sealed = NIK.seal("9907010101900001")
    for other in (KK, Sealer(b"x" * 32, "nik")):
        with pytest.raises(InvalidTag):
            other.open(sealed)


def test_equal_numbers_have_equal_indexes_in_one_column_only():
    assert NIK.index("9907010101900001") == NIK.index("9907010101900001")
    assert NIK.index("9907010101900001") != KK.index("9907010101900001")
    assert NIK.index("9907010101900001") != NIK.index("9907010101900002")


@given(st.lists(st.text(max_size=16), max_size=20))
def test_a_column_is_sealed_like_its_values(plains):
    sealed, indexes = NIK.seal_column(plains)
    assert NIK.open_column(sealed) == plains
    assert indexes == [NIK.index(p) if p else None for p in plains]
