"""Which membership does a row of the insurer mean?

The number itself, or the keyed hash the insurer sends instead of it, gives the same key, so a list
with numbers and a list with hashes speak of the same memberships. The card number comes next and the
name last; the segment belongs to the key because one person may be both PU and BPU.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from hashlib import sha256

import polars as pl

from payung.access.numbers.keys import insurer_hash_key, sealer


def hash_of_nik(nik: str) -> bytes:
    """The keyed hash of a NIK as agreed with the insurer (HMAC-SHA256)."""
    return hmac.digest(insurer_hash_key(), nik.encode(), sha256)


def with_identity(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `nik_key` and `card_index` (bytes or null), and `identity_hex` (text or null).

    `frame` holds `nik_digits` and `card` (text), and `nik_hash` (bytes or null). A temporary number,
    which starts with 0, identifies nobody.
    """
    numbers = frame.select(
        pl.when(pl.col("nik_digits").str.starts_with("0")).then(pl.lit("")).otherwise("nik_digits")
    ).to_series()
    return frame.with_columns(
        nik_key=pl.coalesce(_mapped(numbers, hash_of_nik), pl.col("nik_hash")),
        card_index=_mapped(frame["card"], sealer("card").index),
    ).with_columns(identity_hex=pl.coalesce("nik_key", "card_index").bin.encode("hex"))


def _mapped(column: pl.Series, function: Callable[[str], bytes]) -> pl.Series:
    """Apply a function of text to each distinct value once; empty text and null give null."""
    distinct = [value for value in column.unique().to_list() if value]
    answers = pl.DataFrame(
        {"value": distinct, "answer": [function(value) for value in distinct]},
        schema={"value": pl.String, "answer": pl.Binary},
    )
    table = pl.DataFrame({"value": column}, schema={"value": pl.String})
    return table.join(answers, on="value", how="left", maintain_order="left")["answer"]


def digest(*columns: str) -> pl.Expr:
    """A 16-byte fingerprint of several columns, the same on every machine and in every run."""
    joined = pl.concat_str(
        [pl.col(c).cast(pl.String).fill_null("") for c in columns], separator="\x1f"
    )
    return joined.map_batches(_sha, return_dtype=pl.Binary)


def _sha(column: pl.Series) -> pl.Series:
    return pl.Series(
        [sha256(value.encode()).digest()[:16] for value in column.to_list()], dtype=pl.Binary
    )
