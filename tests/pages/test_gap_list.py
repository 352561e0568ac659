"""The visit list: filters as links, selection, paper."""

import re
from html import unescape

import pytest

from payung.access.models import AuditEvent
from payung.targets.pages import paper

from .village_set import LONG_NAME, MELATI, REGENCY

URL = f"/daftar/{MELATI}/belum-terlindungi/"
WHY = {"purpose": "visit", "because": "kunjungan kepala dusun"}


def links(page, name):
    return {link.label: link for link in page.context[name]}


def test_each_filter_link_gives_as_many_people_as_it_says(operator):
    page = operator.get(URL)
    for name in ("reasons", "hamlets"):
        for link in page.context[name]:
            found = operator.get(URL + link.url).context["page"].paginator.count
            assert link.count == str(found), link.label


def test_a_chosen_hamlet_offers_its_neighbourhoods_and_they_add_up(operator):
    page = operator.get(URL + "?dusun=Bonto")
    everybody, *each = page.context["neighbourhoods"]
    assert int(everybody.count) == sum(int(link.count) for link in each)


def test_an_unwritten_hamlet_can_be_asked_for(operator):
    link = links(operator.get(URL), "hamlets")["tidak tertulis"]
    assert link.url == "?dusun="
    listed = operator.get(URL + link.url).context["page"]
    assert listed.paginator.count == int(link.count)


def test_what_a_person_costs_opens_its_explanation_with_the_same_amount(operator):
    page = operator.get(URL).content.decode()
    url, way = re.search(r'href="(/hitung/iuran/[^"]+)">([^<]+ sebulan)<', page).groups()
    answer = operator.get(unescape(url)).content.decode()
    assert f"<strong>{way.removesuffix(' sebulan')}</strong>" in answer
    assert "PP 44/2015 Lampiran II" in answer


def test_sorting_keeps_the_filter_and_its_own_place(operator):
    page = operator.get(URL + "?alasan=never&urut=name")
    assert links(page, "orders")["nama"].is_current
    assert links(page, "hamlets")["Bonto"].url == "?alasan=never&urut=name&dusun=Bonto"
    names = [line.name for line in page.context["lines"]]
    assert names == sorted(names)


def test_the_second_page_goes_on_where_the_first_ended(officer, monkeypatch):
    monkeypatch.setattr("payung.targets.pages.slices.PAGE_SIZE", 25)
    pages = [officer.get(f"/daftar/{REGENCY}/belum-terlindungi/?halaman={n}") for n in (1, 2)]
    first, second = ([line.person_id for line in page.context["lines"]] for page in pages)
    assert (len(first), len(second), len({*first, *second})) == (25, 42 - 25, 42)


def test_ticked_people_alone_are_printed(operator):
    ids = [line.person_id for line in operator.get(URL).context["lines"]][:3]
    page = operator.post(URL + "cetak/?" + "&".join(f"pilih={n}" for n in ids), WHY)
    printed = [line.person_id for group in page.context["groups"] for line in group.lines]
    assert sorted(printed) == sorted(ids)


def test_paper_groups_by_hamlet_with_a_box_and_room_for_a_phone_number(operator):
    page = operator.post(URL + "cetak/", WHY)
    titles = [group.title for group in page.context["groups"]]
    assert titles == ["Bonto", "Lembang", "Dusun tidak tertulis"]
    text = page.content.decode()
    assert text.count('<td class="tick">') == 24
    assert "Telepon" in text
    assert LONG_NAME in text


def test_paper_without_numbers_has_no_nik_and_no_room_for_a_phone(operator):
    text = operator.post(URL + "cetak/?tanpa_nomor=1", WHY).content.decode()
    assert "NIK perlu diperbaiki" in text  # a reason, not a number
    assert "Telepon" not in text
    assert "****" not in text


def test_a_long_list_asks_which_hamlet_to_print(operator, monkeypatch):
    monkeypatch.setattr(paper, "LONGEST_PAPER", 10)
    choice = operator.get(URL + "cetak/")
    assert [link.label for link in choice.context["hamlets"]] == [
        "Bonto",
        "Lembang",
        "tidak tertulis",
    ]
    one = operator.post(URL + "cetak/" + choice.context["hamlets"][0].url, WHY)
    assert [group.title for group in one.context["groups"]] == ["Bonto"]


@pytest.mark.parametrize(
    ("address", "verb"), [("cetak/", "gap_list_printed"), ("xlsx/", "gap_list_exported")]
)
def test_a_list_that_leaves_the_system_is_in_the_audit_trail(operator, address, verb):
    operator.post(URL + address, WHY)
    event = AuditEvent.objects.filter(verb=verb).latest("pk")
    assert (event.region_code, event.details["people"]) == (MELATI, 24)
    assert {name: event.details[name] for name in WHY} == WHY


@pytest.mark.parametrize("told", [{}, {**WHY, "purpose": "iseng"}, {**WHY, "because": "mau"}])
def test_without_a_purpose_and_a_reason_no_name_is_printed(operator, told):
    page = operator.post(URL + "cetak/", told)
    assert page.status_code == 400
    assert LONG_NAME not in page.content.decode()
    assert not AuditEvent.objects.filter(verb="gap_list_printed").exists()


def test_asking_what_a_print_is_for_prints_nothing_and_keeps_the_filters(operator):
    page = operator.get(URL + "cetak/?dusun=Bonto")
    assert page.context["people"] == 8
    assert LONG_NAME not in page.content.decode()
    assert not AuditEvent.objects.filter(verb="gap_list_printed").exists()


def test_who_when_what_for_and_why_stand_at_the_foot_of_each_sheet(operator):
    page = operator.post(URL + "cetak/", WHY)
    mark = page.context["mark"]
    assert mark.startswith("Dibuka untuk dicetak oleh Village_Operator-")
    assert mark.endswith("untuk mengunjungi dan memberi tahu warga: kunjungan kepala dusun")
    feet = re.findall(r"<tfoot><tr><td colspan=\"7\">([^<]+)</tfoot>", page.content.decode())
    assert feet == [mark] * len(page.context["groups"])


def test_no_page_shows_a_whole_number_of_a_person(operator):
    for page in (operator.get(URL), operator.post(URL + "cetak/", WHY)):
        assert not re.search(r"(?<!\d)\d{16}(?!\d)", page.content.decode())
