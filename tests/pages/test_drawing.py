"""Maps and charts are numbers first: steps, shapes and axes without a browser."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.targets.drawing.outlines import outline_map
from payung.targets.drawing.rings import middle, path_text, size, thinned
from payung.targets.drawing.steps import SHARES, scale_of
from payung.targets.drawing.tiles import tile_map
from payung.targets.drawing.trend import Aim, TrendPoint, draw_trend


def square(west: float, south: float, side: float) -> dict:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([1243], (250, 500, 750, 1000, 1250)),
        ([55], (15, 30, 45, 60, 75)),
        ([0], (1, 2, 3, 4, 5)),
        ([], (1, 2, 3, 4, 5)),
    ],
)
def test_steps_have_round_limits_that_reach_the_largest_value(values, limits):
    assert scale_of(values).limits == limits


@given(st.lists(st.integers(0, 500_000), max_size=80))
def test_every_value_lies_between_the_limits_its_legend_line_names(values):
    scale = scale_of(values)
    for value in values:
        _step, low, high = scale.bounds()[scale.step(value) - 1]
        assert low <= value <= high


def test_a_share_of_21_percent_is_in_the_second_step():
    assert [SHARES.step(n) for n in (0, 20, 21, 100)] == [1, 1, 2, 5]


def test_a_ring_keeps_only_the_corners_that_matter():
    ring = [(0, 0), (50, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    assert thinned(ring, 1) == [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 500)), min_size=4, max_size=60))
def test_thinning_only_drops_points_and_keeps_the_start(points):
    ring = [*points, points[0]]
    kept = thinned(ring, 2)
    assert kept[0] == ring[0]
    assert set(kept) <= set(ring)


def test_a_path_is_written_in_relative_whole_pixels():
    assert path_text([[(10, 10), (20, 10), (20, 25), (10, 10)]]) == "M10 10l10 0 0 15z"


def test_the_number_of_a_bent_area_stands_inside_it():
    bent = [(0, 0), (100, 0), (100, 20), (20, 20), (20, 80), (100, 80), (100, 100), (0, 100)]
    assert middle(bent) == (10, 50)


def test_the_area_of_a_ring_is_that_of_the_shoelace_formula():
    assert size([(0, 0), (4, 0), (4, 3)]) == 6


def test_villages_side_by_side_share_the_sheet():
    drawing = outline_map({"a": square(120, -5, 0.1), "b": square(120.1, -5, 0.1)})
    assert drawing.frames == ()
    assert drawing.shapes["a"].x < drawing.width / 2 < drawing.shapes["b"].x


def test_a_far_island_is_drawn_larger_in_a_frame():
    mainland = {str(n): square(120 + n * 0.05, -5, 0.05) for n in range(8)}
    drawing = outline_map({**mainland, "island": square(121, -5, 0.002)})
    (frame,) = drawing.frames
    shape = drawing.shapes["island"]
    assert frame.x <= shape.x <= frame.x + frame.width
    assert max(s.x for n, s in drawing.shapes.items() if n != "island") < frame.x


def test_an_islet_too_small_for_its_number_is_a_small_square():
    drawing = outline_map({"land": square(120, -5, 0.1), "islet": square(120.11, -5, 0.0005)})
    assert drawing.shapes["islet"].path.endswith("h18v18h-18z")


def test_a_detailed_regency_stays_below_32_kilobytes():
    rough = {}
    for n in range(80):
        west, south = 120 + (n % 10) * 0.05, -5 + (n // 10) * 0.05
        angles = [2 * math.pi * k / 400 for k in range(400)]
        ring = [
            [west + 0.02 * math.cos(a) * (1 + 0.2 * math.sin(40 * a)), south + 0.02 * math.sin(a)]
            for a in angles
        ]
        rough[str(n)] = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    paths = [shape.path for shape in outline_map(rough).shapes.values()]
    assert sum(map(len, paths)) <= 32_000
    assert all(re.fullmatch(r"(M-?\d+ -?\d+[l\d\s hvz-]+)+", path) for path in paths)


def test_without_boundaries_every_village_is_a_tile_of_the_same_size():
    codes = [f"99.07.0{d}.20{n:02d}" for d in (1, 2) for n in range(1, 14)]
    drawing = tile_map(codes, {"99.07.01": "Barat", "99.07.02": "Timur"})
    sides = {re.search(r"h(\d+)v", shape.path)[1] for shape in drawing.shapes.values()}
    assert len(sides) == 1
    assert len({(s.x, s.y) for s in drawing.shapes.values()}) == 26
    assert [note.text for note in drawing.notes] == ["Barat", "Timur"]
    assert all(shape.x < drawing.width for shape in drawing.shapes.values())


def test_a_trend_starts_its_axis_at_zero_and_leads_to_each_aim():
    points = [TrendPoint(100, 3000, 3200), TrendPoint(101, 4000, 4200)]
    drawing = draw_trend(points, [Aim(107, 4800), Aim(107, 6000)])
    assert drawing.grid[0].percent == 0
    assert drawing.grid[0].y == drawing.base_y
    assert drawing.last[1] < drawing.first[1]
    low, high = drawing.aims
    assert (low.x, high.y < low.y) == (high.x, True)
    assert drawing.aims[0].path.startswith(f"M{drawing.last[0]} {drawing.last[1]}L")
