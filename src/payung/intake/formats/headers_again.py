"""The header of a sheet further down in it, where sheets were glued together: labels, and no person."""

from __future__ import annotations

import polars as pl


def without_headers(rows: pl.DataFrame, above: pl.DataFrame) -> pl.DataFrame:
    """The `rows` of a sheet without those that say again what stands `above` them in the same columns.

    Two labels make a header when nothing else stands in the row. A single cell must be a title: above,
    too, it stands alone in its row.
    """
    labels = above.select(_plain(pl.all()))
    alike = rows.filter(_says_one_of(above))  # to the letter, which is quick, and then nearly so
    cells = alike.select("row_number", _plain(pl.exclude("row_number")))
    header = (_filled(labels) > 1) & _says_nothing_but(labels)
    title = (_filled(labels) == 1) & _says_one_of(labels.filter(_filled(labels) == 1))
    again = cells.filter(header | title)["row_number"]
    return rows.filter(~pl.col("row_number").is_in(again.implode())) if again.len() else rows


def _plain(cells: pl.Expr) -> pl.Expr:
    return cells.fill_null("").str.strip_chars().str.to_lowercase()


def _filled(labels: pl.DataFrame) -> pl.Expr:
    return pl.sum_horizontal(pl.col(name) != "" for name in labels.columns)


def _says_one_of(labels: pl.DataFrame) -> pl.Expr:
    """Does some cell repeat what stands above it?"""
    said = {name: [text for text in labels[name].unique() if text] for name in labels.columns}
    asked = [pl.col(name).is_in(texts) for name, texts in said.items() if texts]
    return pl.any_horizontal(asked) if asked else pl.lit(value=False)


def _says_nothing_but(labels: pl.DataFrame) -> pl.Expr:
    return pl.all_horizontal(
        pl.col(name).is_in(["", *labels[name].to_list()]) for name in labels.columns
    )
