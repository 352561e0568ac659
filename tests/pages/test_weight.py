"""Pages stay light: queries are pinned, bytes are bounded, nothing is inline."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import payung

from .village_set import MELATI, REGENCY, WEST

LARGEST = 100_000
TEMPLATES = sorted(Path(payung.__file__).parent.rglob("templates/**/*.html"))
# A script without a source is code in the page, unless its type says that it is data.
INLINE = re.compile(
    r"""\sstyle=|<style|<script(?![^>]*(?:\ssrc=|type="application/json"))|\son[a-z]+=|javascript:"""
)
QUERIES = {
    f"/kabupaten/{REGENCY}/": 29,
    f"/kecamatan/{WEST}/": 20,
    f"/desa/{MELATI}/": 22,
    f"/desa/{MELATI}/anggaran/": 11,
    f"/anggaran-desa/{REGENCY}/": 11,
    f"/daftar/{MELATI}/belum-terlindungi/": 16,
    f"/daftar/{REGENCY}/belum-terlindungi/": 16,
    f"/daftar/{MELATI}/belum-terlindungi/cetak/": 14,
    f"/daftar/{REGENCY}/terlindungi/": 14,
    f"/daftar/{REGENCY}/belum-pasti/": 13,
    f"/kabupaten/{REGENCY}/target/": 17,
    f"/kabupaten/{REGENCY}/target/pembagian/": 16,
    f"/perubahan/{WEST}/": 22,
    "/orang/": 9,
    "/cara-menghitung/": 9,
    "/mutu-pencocokan/": 11,
    "/privasi/permintaan/": 10,
    f"/kabupaten/{REGENCY}/angka-umum/": 15,
}


@pytest.mark.parametrize(("url", "queries"), QUERIES.items())
def test_a_page_asks_the_database_just_so_often_and_stays_small(officer, url, queries):
    with CaptureQueriesContext(connection) as asked:
        page = officer.get(url)
    assert len(page.content) < LARGEST
    assert len(asked) == queries, "\n".join(query["sql"][:160] for query in asked)


def test_a_list_of_fifty_people_is_far_below_the_limit(officer):
    page = officer.get(f"/daftar/{REGENCY}/pekerja/")
    assert len(page.context["page"].object_list) == 50
    assert len(page.content) < LARGEST // 2


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_script_style_or_handler(path):
    text = path.read_text(encoding="utf-8")
    assert not INLINE.search(text)


def test_pages_forbid_inline_code_and_are_kept_by_no_cache(officer):
    headers = officer.get(f"/desa/{MELATI}/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store, private"
