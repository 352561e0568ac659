"""NIK, KK and phone sealed, and the keys by which a row finds its person again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

import polars as pl

from payung.access.numbers.keys import sealer
from payung.access.numbers.sealing import INDEX_BYTES
from payung.primitives.nik import NikState

ROWS_AT_ONCE = 20_000
"""Rows are keyed and sealed in slices, so that never all that is made of a file is in memory."""
_SEPARATOR = "\x1f"
_PERSON = ("village_code", "name_capitals", "birth_date", "mother_capitals", "kk_digits")
_CONTENT = (
    "full_name", "birth_date", "sex", "mother_name", "relationship", "address", "hamlet", "rw", "rt",
    "village_code", "occupation", "village_role", "receives_incentive", "is_vulnerable",
    "monthly_income", "life_status", "status_on", "nik_state", "nik_digits", "kk_digits", "phone",
)  # fmt: skip
_VALID = pl.col("nik_state") == NikState.VALID.value


def with_keys(frame: pl.DataFrame) -> pl.DataFrame:
    """`nik_index`, `kk_index`, `natural_key` and `content_hash` (bytes) for every row.

    The natural key is the blind index of a valid NIK, else a keyed hash of village, name, birth date,
    mother's name and family card. The content hash is keyed too, as it covers the numbers.
    """
    parts = [_keys(part) for part in frame.iter_slices(ROWS_AT_ONCE)] or [_keys(frame)]
    return frame.hstack(pl.concat(parts))


def _keys(frame: pl.DataFrame) -> pl.DataFrame:
    """The four columns of `with_keys`, of a slice: its texts stand in memory twice for a moment."""
    texts = frame.with_columns(
        pl.when(_VALID).then("nik_digits").alias("nik_valid"),
        pl.when(pl.col("kk_digits") != "").then("kk_digits").alias("kk_text"),
        pl.col("full_name").str.to_uppercase().alias("name_capitals"),
        pl.col("mother_name").str.to_uppercase().alias("mother_capitals"),
    ).select(
        "nik_valid",
        "kk_text",
        pl.when(~_VALID).then(_joined(_PERSON)).alias("person_text"),
        _joined(_CONTENT).alias("content_text"),
    )
    return texts.select(
        _mapped(texts["nik_valid"], sealer("nik").index).alias("nik_index"),
        _mapped(texts["kk_text"], sealer("kk").index).alias("kk_index"),
        _mapped(texts["content_text"], _content_hash()).alias("content_hash"),
        _mapped(texts["person_text"], sealer("person").index).alias("person_key"),
    ).select(
        "nik_index",
        "kk_index",
        "content_hash",
        pl.coalesce("nik_index", "person_key").alias("natural_key"),
    )


def with_second_keys(frame: pl.DataFrame) -> pl.DataFrame:
    """`second_key`: for a person whose NIK is already somebody else's, number and person together."""
    person = ("nik_digits", pl.col("full_name").str.to_uppercase(), "birth_date")
    texts = frame.select(pl.when(_VALID).then(_joined(person))).to_series()
    return frame.with_columns(_mapped(texts, sealer("person").index).alias("second_key"))


def with_sealed_numbers(frame: pl.DataFrame) -> pl.DataFrame:
    """`nik_sealed`, `kk_sealed` and `phone_sealed`; null where there is nothing to seal."""
    return frame.with_columns(
        _sealed(frame["nik_digits"], "nik").alias("nik_sealed"),
        _sealed(frame["kk_digits"], "kk").alias("kk_sealed"),
        _sealed(frame["phone"], "phone").alias("phone_sealed"),
    )


def _joined(columns: Sequence[str | pl.Expr]) -> pl.Expr:
    exprs = [pl.col(one) if isinstance(one, str) else one for one in columns]
    texts = [one.cast(pl.String).fill_null("") for one in exprs]
    return pl.concat_str(texts, separator=_SEPARATOR)


def _mapped(texts: pl.Series, function: Callable[[str], bytes]) -> pl.Series:
    """Each distinct text once; null and empty text give null."""
    distinct = [text for text in texts.unique().to_list() if text]
    if len(distinct) * 2 > len(texts):
        values = [function(text) if text else None for text in texts.to_list()]
        return pl.Series(texts.name, values, dtype=pl.Binary)
    answers = {text: function(text) for text in distinct}
    return pl.Series(texts.name, [answers.get(text) for text in texts.to_list()], dtype=pl.Binary)


def _sealed(texts: pl.Series, kind: str) -> pl.Series:
    """Equal numbers are sealed once: sealing is deterministic."""
    return _mapped(texts, sealer(kind).seal)


def _content_hash() -> Callable[[str], bytes]:
    key = sealer("person").index("content")

    def hashed(text: str) -> bytes:
        return blake2b(text.encode(), digest_size=INDEX_BYTES, key=key).digest()

    return hashed
