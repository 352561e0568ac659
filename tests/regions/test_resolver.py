"""Which village a row means: code first, then the name within its district, else a human."""

import json

import polars as pl
import pytest

from payung.primitives.errors import InputError, SetupError
from payung.regions import actions, queries
from payung.regions.models import Boundary, WithdrawnCode
from payung.regions.official import OfficialRegion, official_regions
from payung.regions.resolver import VillageResolver

pytestmark = pytest.mark.django_db

FOUND = [
    # code, village, district -> code of the village
    ("99.07.04.2005", "", "", "99.07.04.2005"),
    ("9907042005", "nama lain", "", "99.07.04.2005"),
    ("", "Pattongko", "Tengah", "99.07.04.2005"),
    ("", "DESA PATTONGKO", "Kec. Tellulimpoe", "99.07.08.2007"),
    ("", "Sao-Tengnga", "tengah", "99.07.04.2006"),
    ("", "Tellu Limpoe", "Tellu Limpoe", "99.07.08.2004"),
]
IN_DOUBT = [
    # code, village, district, what the sentence says
    ("", "Pattongko", "", "tanpa kecamatan"),
    ("", "Saotengnga", "", "tanpa kecamatan"),  # unique, yet never searched across districts
    ("", "Saotengah", "Tengah", "Saotengnga"),  # near, so only a suggestion
    ("", "Saotengnga", "Barat", "Barat"),
    ("", "", "Tengah", "tidak disebut"),
    ("99.07.04.2999", "Pattongko", "Tengah", "99.07.04.2999"),
    ("99.08.01.2001", "", "", "99.08.01.2001"),
    ("Pattongko", "", "", "bukan kode"),
    ("91.01", "", "", "93.01"),
]


@pytest.mark.parametrize(("code", "village", "district", "expected"), FOUND)
def test_a_village_is_found(rekaan, code, village, district, expected):
    answer = VillageResolver.for_regency("99.07").resolve(code, village, district)
    assert (answer.code, answer.doubt) == (expected, "")


@pytest.mark.parametrize(("code", "village", "district", "words"), IN_DOUBT)
def test_a_doubt_goes_to_a_human_with_a_sentence(rekaan, code, village, district, words):
    WithdrawnCode.objects.create(code="91.01", last_name="Merauke", successor_code="93.01")
    answer = VillageResolver.for_regency("99.07").resolve(code, village, district)
    assert answer.code == ""
    assert words in answer.doubt


def test_a_whole_column_is_resolved_like_its_rows(rekaan):
    resolver = VillageResolver.for_regency("99.07")
    rows = [row[:3] for row in FOUND + IN_DOUBT]
    frame = pl.DataFrame(rows * 3, schema=["code", "village", "district"], orient="row")
    found = resolver.resolve_frame(frame, ["code", "village", "district"])
    single = [resolver.resolve(*row) for row in rows * 3]
    assert found.rows() == [(answer.code, answer.doubt) for answer in single]


def test_the_official_list_knows_every_level_of_the_country():
    regions = list(official_regions())
    per_level = [sum(1 for r in regions if r.level == level) for level in (1, 2, 3, 4)]
    assert per_level == [38, 514, 7285, 83762]  # Kepmendagri 300.2.2-2430/2025
    assert OfficialRegion("73.07", "Sinjai", 2, "kabupaten") in regions


def test_loading_the_list_again_changes_nothing(rekaan):
    again = (OfficialRegion(r.code, r.name, r.level, r.kind) for r in [rekaan])
    assert actions.load_official_regions(by=None, regions=again) == 0


def test_only_a_regency_can_be_served(rekaan):
    with pytest.raises(InputError, match="kabupaten"):
        actions.choose_regency(code="99.07.04", by=None)


def test_without_a_choice_the_next_step_is_named(db):
    with pytest.raises(SetupError, match="payung setup"):
        queries.home_regency()


def test_outlines_are_kept_with_their_source(rekaan, tmp_path):
    square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}
    file = tmp_path / "batas.geojson"
    feature = {"type": "Feature", "properties": {"kode": "9907042005"}, "geometry": square}
    file.write_text(
        json.dumps({"type": "FeatureCollection", "source": "survei", "features": [feature]})
    )
    assert actions.import_boundaries(path=file, by=None) == 1
    assert actions.import_boundaries(path=file, by=None) == 1
    assert Boundary.objects.get().source == "survei"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("bukan json", "GeoJSON"),
        ('{"features": [{"properties": {}, "geometry": {"type": "Point"}}]}', "Polygon"),
        (
            '{"features": [{"properties": {"kode": "11.01"}, "geometry": {"type": "Polygon"}}]}',
            "11.01",
        ),
    ],
)
def test_a_wrong_outline_file_is_refused_whole(rekaan, tmp_path, content, words):
    file = tmp_path / "batas.geojson"
    file.write_text(content)
    with pytest.raises(InputError, match=words):
        actions.import_boundaries(path=file, by=None)
    assert not Boundary.objects.exists()


def test_aliases_of_unknown_regions_are_refused_with_their_row(rekaan, tmp_path):
    file = tmp_path / "ejaan.csv"
    file.write_text("kode,alias,sumber\n99.07.04,Tenga,contoh\n11.01,Apa,contoh\n")
    with pytest.raises(InputError, match="baris 3"):
        actions.import_aliases(path=file, by=None)


def test_other_spellings_read_twice_are_new_once(rekaan, tmp_path):
    file = tmp_path / "alias.csv"
    file.write_text("kode,alias,sumber\n99.07.04.2005,Patongko,contoh\n")
    assert [actions.import_aliases(path=file, by=None) for _ in range(2)] == [1, 0]


NOT_WITHDRAWN = [
    # content, what the sentence says
    ("kode,nama_terakhir\n99.07.04.2005,Pattongko\n", "baris 2: kode 99.07.04.2005 masih berlaku"),
    ("kode,tahun_terakhir_terdaftar\n98.01,dulu\n", "baris 2: tahun_terakhir_terdaftar"),
    ("nama\nMerauke\n", "baris 2: kolom 'kode'"),
]


@pytest.mark.parametrize(("content", "words"), NOT_WITHDRAWN)
def test_a_withdrawn_code_that_cannot_be_one_is_refused_with_its_row(
    rekaan, tmp_path, content, words
):
    file = tmp_path / "lama.csv"
    file.write_text(content)
    with pytest.raises(InputError, match=words):
        actions.import_withdrawn_codes(path=file, by=None)
    assert not WithdrawnCode.objects.exists()


def test_outlines_that_are_missing_or_empty_are_refused(rekaan, tmp_path):
    with pytest.raises(InputError, match="tidak ditemukan"):
        actions.import_boundaries(path=tmp_path / "x.geojson", by=None)
    empty = tmp_path / "kosong.geojson"
    empty.write_text('{"type": "FeatureCollection", "features": []}')
    with pytest.raises(InputError, match="tidak berisi satu wilayah pun"):
        actions.import_boundaries(path=empty, by=None)
