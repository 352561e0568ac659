"""A made-up regency whose names repeat and nearly repeat, as real ones do."""

import pytest

from payung.regions import actions
from payung.regions.models import RegionAlias
from payung.regions.official import OfficialRegion

REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    ("99.07", "Rekaan", 2, "kabupaten"),
    ("99.07.04", "Tengah", 3, "kecamatan"),
    ("99.07.04.2005", "Pattongko", 4, "desa"),
    ("99.07.04.2006", "Saotengnga", 4, "desa"),
    ("99.07.08", "Tellu Limpoe", 3, "kecamatan"),
    ("99.07.08.2002", "Saotengah", 4, "desa"),
    ("99.07.08.2004", "Tellu Limpoe", 4, "desa"),
    ("99.07.08.2007", "Pattongko", 4, "desa"),
]


@pytest.fixture
def rekaan(db):
    actions.load_official_regions(by=None, regions=(OfficialRegion(*row) for row in REGIONS))
    RegionAlias.objects.create(region_id="99.07.08", name="Tellulimpoe ", source="contoh")
    RegionAlias.objects.create(region_id="99.07.04.2006", name="Sao Tengnga", source="contoh")
    return actions.choose_regency(code="99.07", by=None)
