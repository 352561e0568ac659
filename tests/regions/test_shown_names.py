"""Two villages of one name are told apart by their district, and only they."""

import pytest

from payung.regions.actions import load_official_regions
from payung.regions.models import Region
from payung.regions.official import OfficialRegion

REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    ("99.07", "Rekaan", 2, "kabupaten"),
    ("99.07.04", "Tengah", 3, "kecamatan"),
    ("99.07.04.1001", "Melati", 4, "kelurahan"),
    ("99.07.04.2001", "Melati", 4, "desa"),
    ("99.07.04.2005", "Pattongko", 4, "desa"),
    ("99.07.08", "Tellu", 3, "kecamatan"),
    ("99.07.08.2006", "Saotengnga", 4, "desa"),
    ("99.07.08.2007", "PATTONGKO", 4, "desa"),
    ("99.08", "Tetangga", 2, "kabupaten"),
    ("99.08.01", "Barat", 3, "kecamatan"),
    ("99.08.01.2001", "Saotengnga", 4, "desa"),
]


def load(*rows: tuple[str, str, int, str]) -> int:
    return load_official_regions(by=None, regions=(OfficialRegion(*row) for row in rows))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("99.07.04.2005", "Pattongko (Tengah)"),
        ("99.07.08.2007", "PATTONGKO (Tellu)"),
        ("99.07.08.2006", "Saotengnga"),  # its namesake is of another regency
        ("99.07.04.2001", "Melati (Tengah, 99.07.04.2001)"),  # a kelurahan beside it bears its name
        ("99.07.08", "Tellu"),
    ],
)
def test_only_namesakes_of_one_regency_bear_their_district(db, code, shown) -> None:
    load(*REGIONS)
    assert Region.objects.get(code=code).shown_name == shown


def test_a_namesake_that_comes_later_names_both(db) -> None:
    load(*(row for row in REGIONS if row[0] != "99.07.08.2007"))
    assert str(Region.objects.get(code="99.07.04.2005")) == "Desa Pattongko"
    load(*REGIONS)
    assert str(Region.objects.get(code="99.07.04.2005")) == "Desa Pattongko (Tengah)"


def test_the_same_list_again_changes_nothing(db) -> None:
    load(*REGIONS)
    assert load(*REGIONS) == 0
