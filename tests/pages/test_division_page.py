"""A target is divided on a page: seen first, decided with a reason, kept in its history."""

import pytest

from payung.targets.models import Cascade, Target

from .village_set import ANGGREK, KENANGA, MELATI, REGENCY

TARGET, URL = f"/kabupaten/{REGENCY}/target/", f"/kabupaten/{REGENCY}/target/pembagian/"
ASKED = {"kunci": "gap", "paling_sedikit": "0", "paling_banyak": "100"}


@pytest.fixture
def chief(officer):
    """An officer whose target is settled as 48 %: 48 of 100 people, 28 covered, 20 missing."""
    officer.post(TARGET, {"cara": "relative", "alasan": "Rapat 11 Juni"})
    return officer


def decide(client, **changed):
    asked = {**ASKED, "versi": "0", "orang": "20", "alasan": "Rapat 20 Juni", **changed}
    return client.post(URL, asked, follow=True)


def parts(page):
    return {line.name: line.people for d in page.context["districts"] for line in d.villages}


def test_before_the_reading_is_settled_the_page_leads_to_settling_it(officer):
    page = officer.get(URL).content.decode()
    assert "Cara baca target belum ditetapkan" in page
    assert f'href="{TARGET}#tetapkan"' in page
    assert 'name="kunci"' not in page


# 20 people by gaps of 24, 12 and 6: 11,4; 5,7; 2,9. At most 75 % covered leaves room for 14, 7 and 3.
@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({"kunci": "gap"}, ["11", "6", "3"]),
        ({"kunci": "workforce"}, ["11", "6", "3"]),
        ({"kunci": "equal"}, ["7", "7", "6"]),
        ({"kunci": "equal", "paling_banyak": "75"}, ["10", "7", "3"]),
        ({"kunci": "gap", "paling_sedikit": "6"}, ["8", "6", "6"]),
    ],
)
def test_a_key_and_bounds_are_seen_before_anything_is_written(chief, asked, given):
    page = chief.get(URL, asked)
    names = ["Melati", "Kenanga Mattunreng Tellue Lamatti Riattang", "Anggrek"]
    assert parts(page) == dict(zip(names, given, strict=True))
    assert sum(int(people) for people in parts(page).values()) == 20
    assert "Tetapkan pembagian ini" in page.content.decode()
    assert not Cascade.objects.exists()


def test_the_villages_of_a_district_add_up_to_its_line(chief):
    for district in chief.get(URL, ASKED).context["districts"]:
        assert sum(int(line.people) for line in district.villages) == int(district.line.people)


def test_a_village_sees_its_part_once_it_is_decided_with_a_reason(chief):
    assert "Tuliskan alasan pembagian" in decide(chief, alasan=" ").content.decode()
    page = decide(chief)
    assert "Pembagian ke-1 sudah ditetapkan." in page.content.decode()
    (line,) = page.context["history"]
    assert (line.people, line.terms, line.because) == ("20", "Menurut kekurangan", "Rapat 20 Juni")
    assert chief.get(f"/desa/{MELATI}/").context["bar"] is not None
    assert "Ke-1" in chief.get(TARGET).content.decode()


def test_a_later_division_replaces_but_never_erases_the_earlier_one(chief):
    decide(chief)
    decide(chief, versi="1", kunci="equal", paling_sedikit="3", paling_banyak="90", alasan="Baru")
    assert [line.version for line in chief.get(URL).context["history"]] == [2, 1]
    first = chief.get(f"{URL}1/")
    assert parts(first)["Melati"] == "11"
    assert first.context["cascade"].because == "Rapat 20 Juni"
    terms = chief.get(f"{URL}2/").context["cascade"].terms
    assert terms == "Beban yang sama, sedikitnya 3 orang, paling tinggi 90,0\u00a0% pekerja"
    assert chief.get(f"{URL}3/").status_code == 404


@pytest.mark.parametrize("stale", [{"versi": "1"}, {"orang": "21"}])
def test_what_changed_since_it_was_seen_is_not_written(chief, stale):
    assert "Sementara itu angkanya berubah" in decide(chief, **stale).content.decode()
    assert not Cascade.objects.exists()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"kunci": "undi"}, "Kunci pembagian &#x27;undi&#x27; tidak ada"),
        ({"paling_sedikit": "-1"}, "bilangan bulat"),
        ({"paling_banyak": "0"}, "batas atas di atas 0"),
        ({"paling_banyak": "50"}, "13 orang tidak mendapat tempat"),  # room: 4 + 2 + 1 of 20
        ({"paling_sedikit": "9"}, "4 orang lebih banyak daripada yang dibagi"),  # 9 + 9 + 6 - 20
    ],
)
def test_terms_that_cannot_be_used_say_what_to_change(chief, asked, sentence):
    page = chief.get(URL, {**ASKED, **asked})
    assert sentence in page.content.decode()
    assert "Tetapkan pembagian ini" not in page.content.decode()


def test_the_sentences_speak_english_to_who_reads_english(chief):
    chief.post("/bahasa/", {"language": "en", "next": URL})
    page = chief.get(URL, {**ASKED, "paling_banyak": "50"}).content.decode()
    assert "13 people find no place" in page


def test_others_see_the_divisions_but_neither_form_nor_post(chief, steward):
    decide(chief)
    page = steward.get(URL)
    assert "Riwayat pembagian" in page.content.decode()
    assert 'name="kunci"' not in page.content.decode()
    assert (
        steward.post(URL, {**ASKED, "versi": "1", "orang": "20", "alasan": "ingin"}).status_code
        == 403
    )


def test_without_a_target_the_page_says_where_to_start(officer):
    Target.objects.all().delete()
    assert "Belum ada target" in officer.get(URL).content.decode()


def test_the_table_holds_the_villages_whose_workers_are_known(chief):
    links = {line.url for d in chief.get(URL, ASKED).context["districts"] for line in d.villages}
    assert links == {f"/desa/{code}/" for code in (MELATI, KENANGA, ANGGREK)}
