"""Only keyed hashes with a year of birth and a status: the number decides, or it is said why not."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.review.conftest import reviewer
from typer.testing import CliRunner

from payung.access.roles import Role
from payung.membership.linking import link_registers
from payung.membership.models import Link, Participant
from payung.membership.nameless import NamelessCounts, nameless_counts

from .conftest import NOW, VILLAGE
from .test_insurers_files import ACO, BECCE, CORA, ROSTER, bring, hashed

pytestmark = pytest.mark.django_db
HEADER = "nik_hash,tahun_lahir,status,segmen\n"
STRANGER = "9907010104940009"
SHARED = f"{CORA},Baso Amir,1980-05-05,L,Tenri,{VILLAGE},PETANI/PEKEBUN\n"


@pytest.fixture(autouse=True)
def _files_in(tmp_path, settings):
    settings.FILES_ROOT = tmp_path / "files"


def row(nik: str, year: str) -> str:
    return f"{hashed(nik)},{year},AKTIF,BPU\n"


def test_a_number_of_one_person_born_that_year_is_a_match_and_the_rest_says_why_not(rekaan):
    bring("roster", ROSTER + SHARED)
    sent = row(ACO, "1990") + row(BECCE, "1958") + row(CORA, "") + row(STRANGER, "1994")
    assert bring("participants", HEADER + sent).startswith("4 dibaca = 4 baru")
    summary = link_registers(at=NOW, by=None)
    assert nameless_counts() == NamelessCounts(told=4, matched=1, other_year=1, several=1, nobody=1)
    assert (summary.matched, summary.in_review, summary.unmatched) == (1, 2, 1)
    for role, region, is_told in (
        (Role.DATA_STEWARD, "99.07", True),
        (Role.VILLAGE_OPERATOR, VILLAGE, False),  # who they are is known to the regency only
    ):
        client = Client()
        client.force_login(reviewer(role, role, region))
        page = client.get("/mutu-pencocokan/").content.decode()
        assert ("4 kepesertaan dikirim tanpa nama" in page) is is_told
    match = Link.objects.get(decision="match")
    assert match.person.full_name == "Aco Daeng Mappuji"
    assert [aspect for aspect, _level, _bits in match.evidence] == ["nik", "born"]
    assert (
        Link.objects.filter(decision="review").count() == 3
    )  # one other year, two with one number


def test_without_a_year_the_number_decides_alone(rekaan):
    bring("roster", ROSTER)
    bring("participants", HEADER + row(ACO, ""))
    link_registers(at=NOW, by=None)
    assert Link.objects.get().decision == "match"


def test_a_list_sent_again_changes_nothing_and_a_later_name_is_linked_as_ever(rekaan):
    bring("roster", ROSTER)
    bring("participants", HEADER + row(ACO, "1990"))
    assert "0 baru + 1 tetap" in bring("participants", HEADER + row(ACO, "1990"))
    bring("participants", f"nik,nama,status,segmen\n{ACO},Aco Mappuji,AKTIF,BPU\n")
    assert Participant.objects.get().full_name == "Aco Mappuji"
    link_registers(at=NOW, by=None)
    assert nameless_counts().told == 0
    assert Link.objects.get().decision == "match"


@pytest.mark.parametrize("year", ["85", "1800", "2999", "tidak tahu"])
def test_a_year_that_cannot_be_goes_back(rekaan, year):
    assert bring("participants", HEADER + row(ACO, year)).endswith("1 dikembalikan")


def test_the_command_says_what_it_could_not_decide(rekaan):
    import typer

    from payung.membership.commands import link

    bring("roster", ROSTER)
    bring("participants", HEADER + row(ACO, "1990") + row(STRANGER, ""))
    app = typer.Typer()
    app.command()(link)
    said = " ".join(CliRunner().invoke(app).output.split())
    assert "2 hanya bersandi (hash NIK): 1 cocok" in said
    assert "1 NIK-nya tidak ada dalam data warga" in said


def test_a_possible_match_without_a_name_is_decided_in_the_queue(rekaan):
    bring("roster", ROSTER)
    bring("participants", HEADER + row(BECCE, "1958"))
    link_registers(at=NOW, by=None)
    client = Client()
    client.force_login(reviewer("ani"))
    page = client.get("/periksa/").content.decode()
    assert "Becce Tenri" in page
    assert "NIK sama" in page
    pair = Link.objects.get()
    form = {"participant": pair.participant_id, "person": pair.person_id, "verdict": "different"}
    assert (
        "peserta tanpa nama: orang yang berbeda"
        in client.post("/periksa/jawab/", form, follow=True).content.decode()
    )
    link_registers(at=NOW, by=None)
    assert Link.objects.get().decision == "different"
