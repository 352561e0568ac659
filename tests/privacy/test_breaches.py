"""The register of breaches: 3 x 24 hours from the notice, and the parts the law asks for."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.primitives.errors import InputError, NotPermittedError
from payung.privacy.breaches.actions import (
    close_breach,
    describe_breach,
    missing_parts,
    notice_breach,
    tell,
)
from payung.privacy.breaches.wording import clock_of
from payung.privacy.models import Breach

from ..pages.village_set import ANGGREK, EAST, MELATI, REGENCY, account

AT = dt.datetime.now(dt.UTC)
HOUR = dt.timedelta(hours=1)
TOLD = {
    "data": "Nama dan alamat 40 warga",
    "how": "Laptop hilang di pasar pada 27 November",
    "handling": "Sandi diganti, polisi diberi tahu",
    "whom": "Warga Desa Melati",
}


def notice(by, noticed_at=AT, told=TOLD, region_code=REGENCY, **other):
    return notice_breach(
        title="laptop desa hilang",
        noticed_at=noticed_at,
        told=told,
        people=40,
        region_code=region_code,
        by=by,
        at=AT,
        **other,
    )


@pytest.mark.parametrize(
    ("hours", "text", "late"), [(0, "sisa 72 jam", False), (71, "sisa 1 jam", False),
                               (72, "sisa 0 jam", False), (76, "lewat 4 jam", True)]
)  # fmt: skip
def test_the_clock_runs_from_the_moment_it_was_noticed(steward, hours, text, late):
    found = clock_of(notice(steward), AT + hours * HOUR)
    assert (found.text, found.is_late) == (text, late)


@pytest.mark.parametrize("part", ["data", "how", "handling"])
def test_nobody_is_told_before_every_part_of_article_46_is_there(steward, part):
    breach = notice(steward, told={**TOLD, part: ""})
    assert len(missing_parts(breach)) == 1
    with pytest.raises(InputError, match="belum lengkap"):
        tell(breach_id=breach.pk, whom="people", by=steward, at=AT)
    describe_breach(breach_id=breach.pk, told=TOLD, people=41, by=steward, at=AT)
    tell(breach_id=breach.pk, whom="people", by=steward, at=AT)
    breach.refresh_from_db()
    assert (breach.people, breach.people_told_at) == (41, AT)


@pytest.mark.parametrize(("hours", "text"), [(71, "tepat waktu"), (73, "terlambat")])
def test_both_were_told_in_time_only_if_the_last_of_them_was(steward, hours, text):
    breach = notice(steward, noticed_at=AT - hours * HOUR)
    tell(breach_id=breach.pk, whom="authority", by=steward, at=AT - 60 * HOUR)
    breach.refresh_from_db()
    assert "jam" in clock_of(breach, AT).text  # the people still wait
    tell(breach_id=breach.pk, whom="people", by=steward, at=AT)
    breach.refresh_from_db()
    assert text in clock_of(breach, AT).text


def test_nobody_is_told_twice_and_a_closed_breach_is_not_written_to(steward):
    breach = notice(steward)
    tell(breach_id=breach.pk, whom="people", by=steward, at=AT)
    with pytest.raises(InputError, match="sudah tercatat"):
        tell(breach_id=breach.pk, whom="people", by=steward, at=AT)
    with pytest.raises(InputError, match="bagaimana"):
        close_breach(breach_id=breach.pk, because=" ", by=steward, at=AT)
    close_breach(breach_id=breach.pk, because="laptop kembali, terkunci", by=steward, at=AT)
    with pytest.raises(InputError, match="sudah ditutup"):
        describe_breach(breach_id=breach.pk, told={}, people=None, by=steward, at=AT)
    verbs = AuditEvent.objects.filter(object_type="privacy.breach").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "breach_noticed", "breach_people_told", "breach_closed",
    ]  # fmt: skip


def test_what_is_not_noticed_yet_or_has_no_name_is_refused(steward):
    with pytest.raises(InputError, match="belum tiba"):
        notice(steward, noticed_at=AT + HOUR)
    with pytest.raises(InputError, match="nama pendek"):
        notice_breach(
            title=" ", noticed_at=AT, told={}, people=None, region_code=REGENCY, by=steward, at=AT
        )


def test_the_auditor_reads_and_writes_nothing(auditor, steward, client_of):
    breach, client = notice(steward), client_of(auditor)
    with pytest.raises(NotPermittedError):
        notice(auditor)
    assert "Catat kejadian" not in client.get("/privasi/kebocoran/").content.decode()
    page = f"/privasi/kebocoran/{breach.pk}/"
    assert "laptop desa hilang" in client.get(page).content.decode()
    assert client.post(page, TOLD).status_code == 403
    assert client.post(f"{page}tutup/", {"because": "x"}).status_code == 403


def test_from_the_form_to_the_letters_on_the_pages(steward, client_of):
    client = client_of(steward)
    typed = {"title": "surel salah alamat", "noticed_at": "2026-11-01 08:30", "data": TOLD["data"]}
    page = client.post("/privasi/kebocoran/", typed).url
    assert "Sebelum memberi tahu, isi:" in client.get(page).content.decode()
    draft = client.get(f"{page}surat/warga/").content.decode()
    assert "Rancangan ini belum lengkap" in draft
    client.post(page, {**TOLD, "people": "40"})
    for whom in ("warga", "lembaga"):
        letter = client.get(f"{page}surat/{whom}/").content.decode()
        assert all(text in letter for text in TOLD.values())
        assert "01-11-2026 08.30" in letter
        assert "belum lengkap" not in letter
    client.post(f"{page}beri-tahu/", {"whom": "people"})
    client.post(f"{page}beri-tahu/", {"whom": "authority"})
    assert "diberitahukan terlambat" in client.get(page).content.decode()
    assert client.get(f"{page}surat/siapa/").status_code == 404


@pytest.mark.parametrize(
    ("region", "readers"), [(ANGGREK, ["kabupaten", "timur"]), (MELATI, ["kabupaten"]),
                           (REGENCY, ["kabupaten"])]
)  # fmt: skip
def test_a_breach_is_read_by_who_watches_over_its_whole_region(steward, client_of, region, readers):
    breach = notice(steward, region_code=region)
    accounts = {
        "kabupaten": account("pemeriksa-kabupaten", Role.AUDITOR, REGENCY),
        "timur": account("pemeriksa-timur", Role.AUDITOR, EAST),
    }
    listed, opened = [], []
    for name, user in accounts.items():
        client = client_of(user)
        if breach.title in client.get("/privasi/kebocoran/").content.decode():
            listed.append(name)
        if client.get(f"/privasi/kebocoran/{breach.pk}/").status_code == 200:
            opened.append(name)
    assert listed == opened == readers
    assert AuditEvent.objects.get(verb="breach_noticed").region_code == region


def test_a_region_that_does_not_exist_is_refused(steward, client_of):
    typed = {"title": "x", "noticed_at": "2026-11-01 08:30", "region_code": "99.07.77"}
    assert client_of(steward).post("/privasi/kebocoran/", typed).status_code == 404
    assert not Breach.objects.exists()


@pytest.mark.parametrize("moment", ["", "kemarin", "2026-13-01 08:30"])
def test_a_moment_nobody_can_read_is_answered_with_an_example(steward, client_of, moment):
    answer = client_of(steward).post("/privasi/kebocoran/", {"title": "x", "noticed_at": moment})
    assert answer.status_code == 400
    assert "2026-12-01 08:30" in answer.content.decode()
    assert not Breach.objects.exists()
