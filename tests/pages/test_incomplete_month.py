"""A month only paid ahead can be opened, says that it is incomplete, and is never the headline."""

import io

import openpyxl
import pytest
from django.db import transaction

from payung.membership.models import CoverageRun

from .village_set import JUNE, MELATI, REGENCY, build

SAYS = "Agustus 2025 belum lengkap"


@pytest.fixture(scope="module")
def rekaan(django_db_setup, django_db_blocker):
    """Payments begin up to June; then somebody counts August."""
    with django_db_blocker.unblock(), transaction.atomic():
        build({MELATI: 40}, through=JUNE + 2)
        yield
        transaction.set_rollback(True)


PAGES = [
    f"/kabupaten/{REGENCY}/",
    f"/desa/{MELATI}/",
    f"/daftar/{MELATI}/belum-terlindungi/",
    f"/daftar/{MELATI}/belum-terlindungi/cetak/",
    f"/daftar/{REGENCY}/terlindungi/",
]


@pytest.mark.parametrize("url", PAGES)
def test_the_headline_is_the_newest_complete_month(officer, url):
    page = officer.get(url)
    assert page.context["place"].month == JUNE
    assert "belum lengkap" not in page.content.decode()


@pytest.mark.parametrize("url", PAGES)
def test_the_month_asked_says_why_it_is_incomplete(officer, url):
    text = officer.get(f"{url}?bulan=2025-08").content.decode()
    assert SAYS in text
    assert "bulan lengkap terbaru Juni 2025" in text


def test_the_spreadsheet_says_so_too(officer):
    answer = officer.post(
        f"/daftar/{MELATI}/belum-terlindungi/xlsx/?bulan=2025-08",
        {"purpose": "visit", "because": "kunjungan kepala dusun"},
    )
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert any(SAYS in str(row[0]) for row in sheet.iter_rows(max_row=4, values_only=True))


def test_the_run_keeps_both_months(rekaan, db):
    run = CoverageRun.objects.latest("pk")
    assert (run.through_month, run.complete_month) == (JUNE + 2, JUNE)
