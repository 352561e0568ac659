"""A wrong answer: a sentence by the field says what was found and gives an example; nothing is lost."""

import re
from html import unescape

import pytest

COST, FAMILY = "/hitung/iuran/", "/hitung/keluarga/"
RIGHT = {"penghasilan": "1.000.000", "bulan": "2025-03", "orang": "3"}


def field_of(page, name):
    """The field with its label and sentence."""
    blocks = page.split('<div class="field">')
    return next(block for block in blocks if f'name="{name}"' in block)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("penghasilan", "banyak", "“banyak” bukan jumlah rupiah. Tulis dengan angka"),
        ("penghasilan", "-5", "“-5” di bawah nol"),
        ("penghasilan", "1.5", "bukan jumlah rupiah"),
        ("penghasilan", "", "Bagian ini perlu diisi."),
        ("penghasilan", "9" * 15, "terlalu besar"),
        ("bulan", "2025-13", "“2025-13” bukan bulan"),
        ("bulan", "Maret", "Tulis tahun dan bulan seperti 2025-03."),
        ("bulan", "1999-01", "di luar hukum yang tercatat: mulai 1 Juli 2015"),
        ("lama", "0", "angka bulat 1 sampai 36"),
        ("orang", "lima", "“lima” tidak dapat dipakai"),
        ("segmen", "PNS", "“PNS” tidak ada di sini. Pilih salah satu."),
        ("program", "JKK,JKM,JHT,JP", "Pensiun (JP) hanya untuk yang digaji."),
    ],
)
def test_a_wrong_answer_about_contributions(visitor, name, typed, sentence):
    page = unescape(visitor.get(COST, RIGHT | {name: typed}).content.decode())
    field = field_of(page, name)
    assert sentence in field
    assert 'aria-invalid="true"' in field
    assert f'id-{name}_error"' in field
    assert 'role="alert"' in page
    kept = {one: text for one, text in RIGHT.items() if one != name}
    for one, text in kept.items():
        assert f'value="{text}"' in field_of(page, one)
    if name not in ("segmen", "program"):
        assert f'value="{typed}"' in field or not typed


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("tanggal", "31-02-2025", "“31-02-2025” bukan tanggal yang ada"),
        ("tanggal", "besok", "Tulis seperti 15-03-2025."),
        ("tanggal", "2015-06-01", "di luar hukum yang tercatat"),
        ("bulan-iuran", "0", "angka bulat 1 sampai 720"),
        ("anak-1-tahun", "99", "angka bulat 0 sampai 8"),
        ("saldo", "lumayan", "bukan jumlah rupiah"),
    ],
)
def test_a_wrong_answer_about_a_family(visitor, name, typed, sentence):
    page = unescape(visitor.get(FAMILY, {"tanggal": "2025-09-01", name: typed}).content.decode())
    assert sentence in field_of(page, name)
    assert f'value="{typed}"' in field_of(page, name)


def test_a_child_without_years_is_asked_for_them(visitor):
    page = visitor.get(FAMILY, {"anak-1": "SD"}).content.decode()
    assert "Tulis berapa tahun lagi" in field_of(page, "anak-1-tahun")


def test_what_only_the_law_can_refuse_is_said_in_its_sentence(visitor):
    asked = {"segmen": "PU", "program": "JKK,JKM,JHT,JP", "bulan": "2090-01"}
    page = unescape(visitor.get(COST, asked).content.decode())
    assert "tidak berlaku pada 2090-01-01" in page


def test_a_wrong_second_situation_keeps_the_first(visitor):
    page = unescape(
        visitor.get(COST, RIGHT | {"banding": "ya", "lain-bulan": "x"}).content.decode()
    )
    assert "“x” bukan bulan" in field_of(page, "lain-bulan")
    assert 'class="problem"' not in field_of(page, "bulan")


def test_what_is_typed_comes_back_as_text_only(visitor):
    page = visitor.get(COST, {"penghasilan": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert re.search(r"&quot;&gt;&lt;script&gt;", page)


@pytest.mark.parametrize("day", ["31-02-2025", "x", "0"])
def test_the_list_of_the_law_asks_for_a_day_that_exists(visitor, day):
    page = visitor.get("/hukum/", {"tanggal": day, "cari": "beasiswa"}).content.decode()
    assert f"“{day}” bukan tanggal yang ada" in page
    assert f'value="{day}"' in page
    assert 'value="beasiswa"' in page


def test_the_list_of_the_law_has_the_doubtful_on_top_and_finds_words(visitor):
    page = visitor.get("/hukum/", {"tanggal": "2025-09-01"}).content.decode()
    first = page.partition("<tbody>")[2].partition("</tr>")[0]
    assert "belum diverifikasi" in first
    found = visitor.get(
        "/hukum/", {"tanggal": "2025-09-01", "cari": "beasiswa SD"}
    ).content.decode()
    assert "Beasiswa setahun SD" in found
    assert "Biaya pemakaman" not in found
    nothing = visitor.get("/hukum/", {"cari": "kapal selam"}).content.decode()
    assert "Coba kata lain" in nothing
