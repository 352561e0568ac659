"""The calculators: an address is a question, its page the answer with every step; nobody signs in."""

import re
from html import unescape

import pytest

from payung.calculators.situations import SITUATIONS

COST, FAMILY, LAW = "/hitung/iuran/", "/hitung/keluarga/", "/hukum/"
PAID = {one.slug: f"/hitung/manfaat/{one.slug}/" for one in SITUATIONS}
ASKED = {
    "meninggal-kecelakaan": ("penghasilan=1jt&anak-1=SD&anak-1-tahun=3", 70_000_000 + 79_500_000),
    "meninggal-sebab-lain": ("bulan-iuran=14", 42_000_000),
    "tidak-mampu-bekerja": ("penghasilan=1jt&lama=4", 4_000_000),
    "cacat-total": ("penghasilan=1jt", 56_000_000 + 12_000_000),
    "kehilangan-bagian-tubuh": ("penghasilan=1jt&bagian=one_eye", 28_000_000),
    "fungsi-berkurang": ("penghasilan=1jt&bagian=one_eye&hilang=50", 14_000_000),
    "biaya": ("darat=6jt", 5_000_000),
    "beasiswa": ("anak-1=PT&anak-1-tahun=5", 60_000_000),
    "tabungan": ("saldo=1jt&setoran=0&lama=12&hasil=0", 1_000_000),
}


def text_of(page):
    """What a reader sees, folds open, in one line."""
    body = page.content.decode().partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def headlines(page):
    found = re.findall(r'figure-share"><strong>(.*?)</strong>', page.content.decode())
    return [int(re.sub(r"\D", "", one)) for one in found]


@pytest.mark.parametrize(
    "path", ["/hitung/", "/hitung/manfaat/", COST, FAMILY, LAW, *PAID.values()]
)
def test_a_page_opens_without_an_account_and_is_light(visitor, path):
    page = visitor.get(path)
    assert page.status_code == 200
    assert len(page.content) < 100_000


@pytest.mark.parametrize(
    ("asked", "amounts"),
    [
        ("penghasilan=1jt&bulan=2025-03", [16_800]),
        ("penghasilan=2.700.000&bulan=2025-03&program=JKK,JKM,JHT", [95_300]),
        ("penghasilan=1jt&bulan=2026-05", [8_400]),
        ("penghasilan=1jt&bulan=2026-05&pembayar=apbdes", [16_800]),
        ("penghasilan=1jt&bulan=2026-05&pembayar=apbd&orang=50&lama=12", [16_800, 10_080_000]),
        ("segmen=PU&penghasilan=3jt&bulan=2025-03", [16_200]),
    ],
)
def test_what_does_it_cost(visitor, asked, amounts):
    assert headlines(visitor.get(f"{COST}?{asked}")) == amounts


@pytest.mark.parametrize(("slug", "asked"), ASKED.items())
def test_what_is_paid(visitor, slug, asked):
    assert headlines(visitor.get(f"{PAID[slug]}?tanggal=2025-09-01&{asked[0]}")) == [asked[1]]


def test_every_thing_that_may_happen_is_tested_above():
    assert set(ASKED) == set(PAID)


def test_what_a_family_gets_by_accident_and_otherwise(visitor):
    asked = (
        "tanggal=2025-09-01&penghasilan=1jt&bulan-iuran=36&anak-1=SD&anak-1-tahun=3&saldo=500000"
    )
    page = visitor.get(f"{FAMILY}?{asked}")
    scholarship, savings = 79_500_000, 500_000
    assert headlines(page) == [
        70_000_000 + scholarship + savings,
        42_000_000 + scholarship + savings,
    ]
    assert "Surat keterangan ahli waris" in text_of(page)


@pytest.mark.parametrize(
    ("asked", "times"), [("anak-1=SD&anak-1-tahun=3", 1), ("bulan-iuran=2", 0)]
)
def test_above_fifty_million_a_family_brings_the_tax_number_too(visitor, asked, times):
    """Death of another cause pays Rp42,000,000 and a scholarship, or after two months Rp10,000,000."""
    page = visitor.get(f"{FAMILY}?tanggal=2025-09-01&penghasilan=1jt&bulan-iuran=36&{asked}")
    assert sum("NPWP" in each.papers for each in page.context["papers"]) == times


def test_two_paid_months_buy_the_funeral_only_and_the_page_says_why(visitor):
    page = visitor.get(f"{FAMILY}?tanggal=2025-09-01&bulan-iuran=2")
    assert headlines(page)[1] == 10_000_000
    assert "iuran belum tiga bulan berturut-turut" in text_of(page)


def test_each_amount_opens_its_formula_article_date_and_official_address(visitor):
    page = visitor.get(f"{PAID['meninggal-kecelakaan']}?tanggal=2025-09-01&penghasilan=1jt")
    told = text_of(page)
    assert "60 % x 80 x Rp1.000.000" in told
    assert "Bagian dari 80 bulan upah" in told
    assert "sejak 1 Juli 2015" in told
    assert "dibaca di sumber yang disebut" in told
    assert 'href="https://peraturan.bpk.go.id/Download/28929"' in page.content.decode()


def test_a_row_that_nobody_verified_gives_no_amount_and_says_what_is_needed(visitor):
    page = visitor.get(f"{PAID['kehilangan-bagian-tubuh']}?tanggal=2025-09-01&bagian=right_thumb")
    assert headlines(page) == []
    assert "Belum diverifikasi, jadi tidak ada jumlah." in text_of(page)
    assert "Diperlukan: Baris tabel ini dari lampiran resmi" in text_of(page)


def test_two_dates_stand_beside_each_other_with_the_difference(visitor):
    page = visitor.get(f"{COST}?penghasilan=1jt&bulan=2026-03&banding=ya&lain-bulan=2026-04")
    told = text_of(page)
    assert headlines(page) == [16_800, 8_400]
    assert "Mulai bulan Maret 2026 April 2026" in told
    assert "Rp8.400 lebih sedikit" in told


def test_the_second_situation_is_like_the_first_until_it_is_changed(visitor):
    page = visitor.get(f"{COST}?penghasilan=2jt&bulan=2025-03&banding=ya")
    assert len(set(headlines(page))) == 1
    assert "sama" in text_of(page)


def test_the_page_for_paper_has_every_step_open_and_no_form(visitor):
    asked = f"{FAMILY}?tanggal=2025-09-01&penghasilan=1jt"
    paper = visitor.get(f"{asked}&cetak=ya").content.decode()
    assert "<form method=" not in paper.partition("<main")[2]
    assert '<details class="step">' not in paper
    assert '<details class="step" open>' in paper
    assert "1 September 2025" in paper


def test_the_longest_answer_stays_light(visitor):
    asked = "tanggal=2025-09-01&bulan-iuran=60&anak-1=TK&anak-1-tahun=2&anak-2=SD&anak-2-tahun=3"
    assert len(visitor.get(f"{FAMILY}?{asked}&banding=ya").content) < 100_000
    long = "segmen=PU&program=JKK,JKM,JHT,JP&penghasilan=5jt&bulan=2016-01&lama=36&banding=ya"
    assert len(visitor.get(f"{COST}?{long}").content) < 100_000


def test_an_unknown_event_is_not_found(visitor):
    assert visitor.get("/hitung/manfaat/hujan/").status_code == 404


def test_an_answer_and_the_law_behind_it_are_told_in_english(visitor):
    visitor.post("/bahasa/", {"language": "en", "next": FAMILY})
    told = text_of(visitor.get(f"{FAMILY}?tanggal=2025-09-01&penghasilan=1jt"))
    assert "What does my family get?" in told
    assert "Rp70,000,000" in told
    assert "Share of 80 monthly wages for death by work accident" in told
    assert "Bagian dari 80 bulan upah" not in told
    assert "read in the source that is named" in told
    assert "1 September 2025" in told


def test_the_list_of_the_law_is_told_and_searched_in_english(visitor):
    visitor.post("/bahasa/", {"language": "en", "next": LAW})
    told = text_of(visitor.get(f"{LAW}?tanggal=2026-05-01&cari=right+thumb"))
    assert "Loss of the right thumb" in told
    assert "Needed: This row of the table from the official annex" in told


def test_the_sign_in_page_and_the_header_lead_to_the_calculators(visitor):
    page = visitor.get("/masuk/").content.decode()
    assert page.count('href="/hitung/"') == 2
    assert 'href="/hukum/"' in page
