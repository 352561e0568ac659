"""Wherever villages stand without their district, two of one name are told apart."""

import io
import re

import openpyxl
import pytest
from django.db import transaction
from django.test import Client

from payung.access.roles import Role

from .village_set import REGENCY, REGIONS, WEST, account, aim, build

HERE, THERE = "99.07.01.2005", "99.07.02.2007"
TWINS = [*REGIONS, (HERE, "Pattongko", 4, "desa"), (THERE, "Pattongko", 4, "desa")]
BARE = re.compile(r"Pattongko(?! \((?:Barat|Timur)\))")


@pytest.fixture(scope="module")
def rekaan(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        build({HERE: 40, THERE: 40}, TWINS)
        aim()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("url", "both"),
    [
        (f"/kabupaten/{REGENCY}/", True),  # map with its table
        (f"/kabupaten/{REGENCY}/?peta=bagian", True),
        (f"/kecamatan/{WEST}/", False),
        (f"/desa/{HERE}/", False),
        (f"/daftar/{REGENCY}/belum-terlindungi/", True),
        (f"/daftar/{REGENCY}/belum-terlindungi/?urut=name", True),
        (f"/daftar/{HERE}/belum-terlindungi/cetak/", False),
        (f"/daftar/{REGENCY}/terlindungi/", True),
        (f"/daftar/{REGENCY}/pekerja/", True),
        (f"/kepesertaan/{REGENCY}/semua/", True),
        (f"/perubahan/{HERE}/", False),
        ("/berkas/", True),
    ],
)
def test_a_page_never_shows_the_bare_name(officer, url, both):
    page = officer.get(url)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Pattongko (Barat)" in text
    assert ("Pattongko (Timur)" in text) is both
    assert BARE.findall(text) == []


def test_the_search_tells_them_apart(officer):
    text = officer.post("/orang/", {"cari": "andi muhammad"}).content.decode()
    assert {"Pattongko (Barat)", "Pattongko (Timur)"} <= set(re.findall(r"Pattongko \(\w+\)", text))
    assert BARE.findall(text) == []


def test_the_division_tells_them_apart(officer):
    officer.post(f"/kabupaten/{REGENCY}/target/", {"cara": "relative", "alasan": "Rapat"})
    text = officer.get(f"/kabupaten/{REGENCY}/target/pembagian/?kunci=gap").content.decode()
    assert "Pattongko (Timur)" in text
    assert BARE.findall(text) == []


def test_the_spreadsheet_tells_them_apart(officer):
    answer = officer.post(
        f"/daftar/{REGENCY}/belum-terlindungi/xlsx/",
        {"purpose": "visit", "because": "kunjungan kepala dusun"},
    )
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    found = {row[1] for row in sheet.values if str(row[0]).startswith("99.07.0")}
    assert found == {"Pattongko (Barat)", "Pattongko (Timur)"}


def test_whose_village_the_header_names(rekaan, db):
    client = Client()
    client.force_login(account("timur", Role.VILLAGE_OPERATOR, THERE))
    assert "Desa Pattongko (Timur)" in client.get(f"/desa/{THERE}/").content.decode()
