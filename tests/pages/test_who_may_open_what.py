"""Deny by default: a page opens for the right over its region, and for nothing else."""

import pytest
from django.test import Client

from payung.access.accounts.actions import create_user
from payung.access.roles import Role
from payung.intake.models import SourceFile
from payung.intake.states import State
from payung.register.models import Person

from .village_set import ANGGREK, EAST, KENANGA, MELATI, PASSWORD, REGENCY, WEST

FIGURES = {
    REGENCY: f"/kabupaten/{REGENCY}/",
    WEST: f"/kecamatan/{WEST}/",
    EAST: f"/kecamatan/{EAST}/",
    MELATI: f"/desa/{MELATI}/",
    KENANGA: f"/desa/{KENANGA}/",
    ANGGREK: f"/desa/{ANGGREK}/",
}
NAMES = [
    "/daftar/{}/belum-terlindungi/",
    "/daftar/{}/belum-terlindungi/xlsx/",
    "/daftar/{}/terlindungi/",
    "/daftar/{}/segera-berhenti/",
    "/daftar/{}/belum-pasti/",
    "/perubahan/{}/new/",
    "/kepesertaan/{}/semua/",
]
INSIDE = {
    REGENCY: set(FIGURES),
    WEST: {WEST, MELATI, KENANGA},
    MELATI: {MELATI},
}
ROLES = [
    (Role.REGENCY_OFFICER, REGENCY),
    (Role.AUDITOR, REGENCY),
    (Role.DATA_STEWARD, REGENCY),
    (Role.DISTRICT_OFFICER, WEST),
    (Role.VILLAGE_OPERATOR, MELATI),
    (Role.VILLAGE_HEAD, MELATI),
]


@pytest.mark.parametrize(("role", "region"), ROLES)
def test_figures_open_inside_ones_own_region_only(as_role, role, region):
    client = as_role(role, region)
    opened = {code for code, url in FIGURES.items() if client.get(url).status_code == 200}
    refused = {code for code, url in FIGURES.items() if client.get(url).status_code == 403}
    assert opened == INSIDE[region]
    assert refused == set(FIGURES) - INSIDE[region]


@pytest.mark.parametrize("url", NAMES)
@pytest.mark.parametrize(("role", "region"), ROLES)
def test_names_open_inside_ones_own_region_only(as_role, role, region, url):
    client = as_role(role, region)
    for code in FIGURES:
        expected = 200 if code in INSIDE[region] else 403
        assert client.get(url.format(code)).status_code == expected, code


def test_the_insurer_sees_figures_but_no_names_and_no_way_to_them(insurer):
    page = insurer.get(FIGURES[REGENCY])
    assert page.status_code == 200
    assert "/daftar/" not in page.content.decode()
    for url in NAMES:
        assert insurer.get(url.format(REGENCY)).status_code == 403
    assert not insurer.post("/orang/", {"cari": "Warga"}).context["found"].people


@pytest.mark.parametrize(
    "url", ["/", *FIGURES.values(), "/orang/", "/cara-menghitung/", "/mutu-pencocokan/"]
)
def test_without_an_account_every_page_leads_to_signing_in(rekaan, db, url):
    answer = Client().get(url)
    assert answer.status_code == 302
    assert answer.url.startswith("/masuk/?next=")


def test_an_account_without_a_role_sees_nothing_and_learns_whom_to_ask(rekaan, db):
    client = Client()
    client.force_login(create_user(username="baru", full_name="", password=PASSWORD, by=None))
    assert "Akun Anda belum diberi wilayah" in client.get("/").content.decode()
    assert {client.get(url).status_code for url in FIGURES.values()} == {403}


def test_a_refusal_is_a_sentence_that_says_whom_to_ask(operator):
    page = operator.get(FIGURES[KENANGA]).content.decode()
    assert f"untuk wilayah {KENANGA}" in page
    assert "Mintalah kepada penanggung jawab data kabupaten" in page


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [
        (Role.VILLAGE_OPERATOR, f"/berkas/perlu-dibetulkan/{MELATI}/"),
        (Role.VILLAGE_HEAD, ""),
    ],
)
def test_a_file_to_mend_is_told_to_both_and_opened_by_who_may_send_one(as_role, role, leads_to):
    SourceFile.objects.create(
        kind="roster", state=State.FAILED, file_name="warga.xlsx", size=9, village_code=MELATI
    )
    task = as_role(role, MELATI).get(FIGURES[MELATI]).context["tasks"][-1]
    assert (task.text, task.url) == ("1 berkas perlu dibetulkan", leads_to)


def test_the_number_of_files_to_mend_opens_just_these_files(as_role):
    """Also for who reads files of several villages."""
    for village, state in ((MELATI, State.FAILED), (MELATI, State.UNDONE), (KENANGA, State.FAILED)):
        SourceFile.objects.create(
            kind="roster", state=state, file_name=f"{village}.xlsx", size=9, village_code=village
        )
    steward = as_role(Role.DATA_STEWARD, REGENCY)
    task = steward.get(FIGURES[MELATI]).context["tasks"][-1]
    page = steward.get(task.url)
    assert task.text == "1 berkas perlu dibetulkan"
    assert [file.name for file in page.context["files"]] == [f"{MELATI}.xlsx"]
    assert "Berkas Melati yang perlu dibetulkan" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "region", "home"),
    [
        (Role.REGENCY_OFFICER, REGENCY, FIGURES[REGENCY]),
        (Role.DISTRICT_OFFICER, WEST, FIGURES[WEST]),
        (Role.VILLAGE_OPERATOR, MELATI, FIGURES[MELATI]),
        (Role.AUDITOR, "99", FIGURES[REGENCY]),
        (Role.ADMINISTRATOR, REGENCY, "/akun/orang/"),
    ],
)
def test_home_is_the_page_of_the_region_one_works_for_or_of_the_accounts_one_keeps(
    as_role, role, region, home
):
    client = as_role(role, region)
    assert client.get("/").url == home
    assert client.get(home).status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"/desa/{REGENCY}/", 404),
        (f"/kabupaten/{MELATI}/", 404),
        ("/desa/99.07.01.9999/", 404),
        (f"/desa/{REGENCY}/anggaran/", 404),
        ("/desa/bukan-kode/", 400),
        (f"/desa/{MELATI}/?bulan=kemarin", 400),
        (f"/desa/{MELATI}/?bulan=2031-01", 404),
        (f"/kabupaten/{REGENCY}/?bulan=1999-12", 404),
        (f"/daftar/{MELATI}/terlindungi/?bulan=2031-01", 404),
        (f"/daftar/{MELATI}/tidak-ada/", 404),
        (f"/perubahan/{MELATI}/tidak-ada/", 404),
        (f"/daftar/{MELATI}/belum-terlindungi/?alasan=malas", 400),
        (f"/daftar/{MELATI}/belum-terlindungi/?pilih=satu", 400),
    ],
)
def test_an_address_that_cannot_be_used_answers_with_a_sentence(officer, url, status):
    answer = officer.get(url)
    assert answer.status_code == status
    assert "Tidak dapat dilanjutkan" in answer.content.decode()


def test_a_month_without_data_says_which_there_are_and_offers_the_last(officer):
    page = officer.get(f"/desa/{MELATI}/?bulan=2031-01").content.decode()
    assert "Bulan Januari 2031 tidak ada datanya. Yang ada:" in page
    assert "sampai Juni 2025." in page
    assert f'href="/desa/{MELATI}/">Buka bulan terakhir' in page


def test_a_character_that_no_database_takes_is_refused_in_a_sentence(officer):
    answer = officer.get(f"/daftar/{REGENCY}/belum-terlindungi/?dusun=%00")
    assert answer.status_code == 400
    assert "tanda yang tidak dikenal" in answer.content.decode()


def test_a_character_that_the_database_does_not_have_is_refused_in_what_is_typed_too(officer):
    typed = {"kind": "access", "standing": "self", "identity": "id_card", "applicant": "a\x00b"}
    person = Person.objects.filter(village_id=MELATI).earliest("pk")
    assert officer.post(f"/orang/{person.pk}/permintaan/", typed).status_code == 400
