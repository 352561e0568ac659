"""Checks of dates, the same for births, deaths and payments."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.intake.checks.check import Check, reject, reject_text

LONGEST_LIFE_YEARS = 120


def readable(column: str, label: str) -> Check:
    """Text stands there, but it is no date. `<column>_text` holds what stood there."""
    return reject_text(
        f"{column}_unreadable",
        column,
        f"{label} '{{value}}' bukan tanggal yang ada. "
        "Tulis tahun-bulan-hari, contoh: 1990-01-31; kosongkan bila tidak diketahui.",
        (pl.col(f"{column}_text") != "") & pl.col(column).is_null(),
    )


def not_after(column: str, label: str, day: dt.date) -> Check:
    """A day that has not come yet."""
    return reject(
        f"{column}_in_future",
        column,
        f"{label} {{value}} belum terjadi (berkas diterima {day:%d-%m-%Y}). Periksa tahunnya.",
        pl.col(column) > day,
    )


def not_before_birth(column: str, label: str) -> Check:
    """Something happened to somebody who was not born yet."""
    return reject(
        f"{column}_before_birth",
        column,
        f"{label} {{value}} lebih awal daripada tanggal lahirnya. Periksa tahun keduanya.",
        pl.col(column) < pl.col("birth_date"),
    )


def born_within_a_life(day: dt.date) -> Check:
    """Older than anybody."""
    return reject(
        "birth_date_too_old",
        "birth_date",
        f"Tanggal lahir {{value}} berarti berumur lebih dari {LONGEST_LIFE_YEARS} tahun. "
        "Periksa tahunnya, contoh: 1950, bukan 1850.",
        pl.col("birth_date").dt.year() < day.year - LONGEST_LIFE_YEARS,
    )
