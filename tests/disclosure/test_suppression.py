"""No small count of people can be read from a table, nor computed back from what it shows."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payung.disclosure import THRESHOLD, Sum, derivable, suppressed
from payung.disclosure.elimination import fixed

ROW = [Sum("total", ("a", "b", "c"))]


def table(rows):
    """A table of rows and columns with both kinds of totals: 'r0c0', 'r0', 'c0', 'all'."""
    wide = range(len(rows[0]))
    counts = {f"r{i}c{j}": row[j] for i, row in enumerate(rows) for j in wide}
    counts |= {f"r{i}": sum(row) for i, row in enumerate(rows)}
    counts |= {f"c{j}": sum(row[j] for row in rows) for j in wide}
    counts["all"] = sum(map(sum, rows))
    sums = [Sum(f"r{i}", tuple(f"r{i}c{j}" for j in wide)) for i in range(len(rows))]
    sums += [Sum(f"c{j}", tuple(f"r{i}c{j}" for i in range(len(rows)))) for j in wide]
    sums += [
        Sum("all", tuple(f"r{i}" for i in range(len(rows)))),
        Sum("all", tuple(f"c{j}" for j in wide)),
    ]
    return counts, sums


tables = st.integers(2, 5).flatmap(
    lambda wide: st.lists(
        st.lists(st.integers(0, 12) | st.integers(0, 4000), min_size=wide, max_size=wide),
        min_size=1, max_size=6,
    )
).map(table)  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "left_out"),
    [
        ((9, 20, 30), set()),
        ((0, 20, 30), set()),  # nobody is told of nobody
        ((4, 20, 30), {"a", "b"}),  # 54 - 30 - 20 would give 4: the next smallest goes too
        ((4, 3, 30), {"a", "b"}),  # 37 - 30 = 7 people in two cells
        ((1, 1, 30), {"a", "b", "c"}),  # 32 - 30 = 2 in two cells would be one each
        ((4, 0, 30), {"a", "c"}),  # a zero hides nothing
        ((4, 0, 0), {"a", "total"}),
        ((5, 20, 30), set()),
    ],
)
def test_what_is_left_out_of_one_row(parts, left_out):
    counts = dict(zip("abc", parts, strict=True)) | {"total": sum(parts)}
    assert suppressed(counts, ROW) == left_out


def test_the_threshold_can_be_higher():
    counts = {"a": 7, "b": 20, "c": 30, "total": 57}
    assert suppressed(counts, ROW) == set()
    assert suppressed(counts, ROW, threshold=10) == {"a", "b"}


@given(tables)
def test_every_small_count_is_left_out(made):
    counts, sums = made
    small = {cell for cell, count in counts.items() if 0 < count < THRESHOLD}
    assert small <= suppressed(counts, sums)


@given(tables)
def test_no_left_out_cell_can_be_computed_back_by_adding_and_subtracting(made):
    counts, sums = made
    out = suppressed(counts, sums)
    assert derivable(sums, out) == set()
    assert by_repeated_subtraction(sums, set(counts) - out) == set()
    assert by_rank(sums, out) == set()


@given(tables)
def test_what_is_missing_from_a_shown_total_is_never_a_few_people(made):
    counts, sums = made
    out = suppressed(counts, sums)
    for each in sums:
        if each.total not in out:
            missing = sum(counts[part] for part in each.parts if part in out)
            assert missing == 0 or missing >= THRESHOLD


@given(tables)
def test_a_table_without_small_counts_is_shown_whole(made):
    counts, sums = made
    large = {cell: count * THRESHOLD for cell, count in counts.items()}
    assert suppressed(large, sums) == set()


@settings(max_examples=30)
@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2))
def test_a_reader_who_tries_every_table_finds_two_values_for_each_left_out_cell(rows):
    """By brute force over whole numbers from nothing up, for tables small enough to try them all."""
    counts, sums = table(rows)
    out = suppressed(counts, sums)
    seen = {cell: set() for cell in out}
    for a, b, c, d in itertools.product(range(10), repeat=4):
        other = {
            "r0c0": a, "r0c1": b, "r1c0": c, "r1c1": d, "r0": a + b, "r1": c + d, "c0": a + c,
            "c1": b + d, "all": a + b + c + d,
        }  # fmt: skip
        if all(other[cell] == count for cell, count in counts.items() if cell not in out):
            for cell in out:
                seen[cell].add(other[cell])
    assert {cell: values for cell, values in seen.items() if len(values) < 2} == {}


def by_repeated_subtraction(sums, known):
    """What a reader with a pencil finds: a sum with one unknown gives it, again and again."""
    found = set()
    while True:
        new = {
            unknown[0]
            for each in sums
            if len(unknown := [c for c in each.cells if c not in known | found]) == 1
        }
        if not new:
            return found
        found |= new


def by_rank(sums, out):
    """Another way to the same answer: a cell is fixed when its unit row adds nothing to the rank."""
    order = sorted(out)
    rows = [
        [Fraction((cell == each.total) - (cell in each.parts)) for cell in order] for each in sums
    ]
    base = rank(rows)
    units = ([Fraction(cell == other) for other in order] for cell in order)
    return {cell for cell, unit in zip(order, units, strict=True) if rank([*rows, unit]) == base}


def rank(rows):
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            times = row[column] / pivot[column]
            row[:] = [a - times * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


@pytest.mark.parametrize(
    ("equations", "answer"),
    [
        ([{1: 1, 2: 1}], set()),
        ([{1: 1, 2: 1}, {1: 1, 2: -1}], {1, 2}),
        ([{1: 1, 2: 1, 3: 1}, {2: 1, 3: 1}], {1}),
        ([{}], set()),
        ([{1: 1, 2: 1}, {2: 1, 3: 1}, {1: 1, 3: -1}], set()),
    ],
)
def test_elimination_tells_which_unknowns_are_fixed(equations, answer):
    assert fixed(equations) == answer
