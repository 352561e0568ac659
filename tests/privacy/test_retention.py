"""The rules run: what is past its time goes, what is held or permanent stays, and the counts are reported."""

from __future__ import annotations

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from typer.testing import CliRunner

from payung.access.models import AuditEvent, ChangedRows, FormerRow, Invitation
from payung.access.roles import Role
from payung.intake import storage
from payung.intake.actions.undo import check_was_merged
from payung.intake.models import RejectedRow, SourceFile
from payung.primitives.errors import InputError, NotPermittedError
from payung.privacy.models import RetentionRun
from payung.privacy.retention.actions import lay_hold, lift_hold, run_retention, set_rule
from payung.privacy.retention.commands import app
from payung.privacy.retention.due import DUE
from payung.privacy.retention.kinds import ERASED
from payung.privacy.retention.queries import rules_on, what_is_due
from payung.register.models import Person

from ..pages.village_set import ANGGREK, EAST, MELATI, REGENCY, WEST, account

AT = dt.datetime.now(dt.UTC)
TODAY = dt.date.today()
BECAUSE = "klaim JKM ahli waris"


@pytest.fixture(autouse=True)
def _rows(regency, db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path


def days_ago(days):
    return AT - dt.timedelta(days=days)


def merged(days, added=(2,), **fields):
    """A merged file that sent one row back, changed a person and added another, so many days ago."""
    file = SourceFile.objects.create(
        kind="roster", file_name=f"{days}.csv", sha256="", size=1, village_code=MELATI, state="merged",
        finished_at=days_ago(days), rows_read=3, rows_created=1, rows_updated=1, rows_rejected=1, **fields,
    )  # fmt: skip
    RejectedRow.objects.create(
        source_file=file, row_number=2, check_id="uji", cells=[["nama", "X"]]
    )
    changed(file, days, "update", [])
    changed(file, days, "insert", [*added])
    return file


def changed(file, days, operation, keys):
    change = ChangedRows.objects.create(
        at=days_ago(days), table_name="register_person", operation=operation, rows=1, keys=keys,
        low_key=min(keys, default=1), high_key=max(keys, default=1), login="", request="", reason="",
        source_file_id=file.pk, takes_back=False, digest=b"",
    )  # fmt: skip
    if not keys:
        FormerRow.objects.create(
            change=change,
            table_name="register_person",
            key=9_000_001,
            content={"full_name": "X"},
            digest=b"",
        )


def files_with_former_rows():
    kept = FormerRow.objects.filter(table_name="register_person", content__isnull=False)
    return set(kept.values_list("change__source_file_id", flat=True))


def due(kind):
    return next(each for each in what_is_due(AT, TODAY) if each.rule.kind.key == kind)


def line(run, kind):
    return next(tuple(found[2:]) for found in run.lines if found[0] == kind)


def test_every_kind_that_is_erased_says_which_rows_are_due():
    assert {kind.key for kind in ERASED} == set(DUE)


@pytest.mark.parametrize(("days", "goes"), [(179, 0), (181, 1)])
def test_returned_rows_go_half_a_year_after_their_file(days, goes):
    file = merged(days)
    run = run_retention(by=None, at=AT)
    assert line(run, "rejected_rows") == (goes, 0)
    assert RejectedRow.objects.filter(source_file=file).count() == 1 - goes
    file.refresh_from_db()
    assert file.rows_read == 3  # the reconciliation line still explains the figure


def test_what_a_file_replaced_goes_as_a_whole_and_the_file_then_says_why_it_stays():
    old, young = merged(400), merged(300)
    run = run_retention(by=None, at=AT)
    assert line(run, "former_rows") == (1, 0)
    assert files_with_former_rows() == {young.pk}
    assert FormerRow.objects.count() == 2  # that something was changed stays
    check_was_merged(young)
    with pytest.raises(InputError, match="masa simpannya lewat"):
        check_was_merged(old)


def test_a_dry_run_counts_the_same_and_erases_nothing():
    merged(400)
    counted = {each.rule.kind.key: each.goes for each in what_is_due(AT, TODAY)}
    assert RejectedRow.objects.count() == FormerRow.objects.count() == 1
    run = run_retention(by=None, at=AT)
    assert counted == {key: erased for key, _days, erased, _held in run.lines}
    assert counted["former_rows"] == 1


def test_a_held_file_stays_whole_with_all_that_came_after_it(steward):
    _first, held, later = merged(500), merged(450), merged(400)
    hold = lay_hold(because=BECAUSE, by=steward, at=AT, source_file=held)
    run = run_retention(by=None, at=AT)
    assert line(run, "rejected_rows") == (2, 1)
    assert line(run, "former_rows") == (1, 2)
    assert files_with_former_rows() == {held.pk, later.pk}
    lift_hold(hold_id=hold.pk, by=steward, at=AT)
    assert line(run_retention(by=None, at=AT), "former_rows") == (2, 0)
    assert files_with_former_rows() == set()


def test_a_hold_on_a_person_holds_the_files_that_told_of_him(villager, steward):
    merged(400, added=[villager.pk])
    lay_hold(because=BECAUSE, by=steward, at=AT, person=villager)
    assert (due("former_rows").goes, due("former_rows").held) == (0, 1)


def test_a_hold_on_everything_holds_everything(steward):
    merged(400)
    lay_hold(because=BECAUSE, by=steward, at=AT)
    run = run_retention(by=None, at=AT)
    assert {erased for _key, _days, erased, _held in run.lines} == {0}
    assert line(run, "rejected_rows") == (0, 1)


def test_a_file_that_nobody_said_yes_to_is_cancelled_with_its_content(
    django_capture_on_commit_callbacks,
):
    file = SourceFile.objects.create(
        kind="roster", file_name="a.csv", sha256="", size=1, village_code=MELATI, state="in_review"
    )
    SourceFile.objects.filter(pk=file.pk).update(received_at=days_ago(31))
    storage.keep(file.pk, [b"nama\n"])
    with django_capture_on_commit_callbacks(execute=True):
        run = run_retention(by=None, at=AT)
    file.refresh_from_db()
    assert line(run, "waiting_files") == (1, 0)
    assert file.state == "cancelled"
    assert not storage.place_of(file.pk).exists()


def test_invitations_sessions_and_attempts_to_sign_in_go_in_their_time():
    for days in (89, 91):
        Invitation.objects.create(
            secret_hash=bytes([days]), username="baru", invited_at=days_ago(200),
            expires_at=days_ago(days),
        )  # fmt: skip
    Session.objects.create(session_key="a", session_data="", expire_date=days_ago(2))
    Session.objects.create(session_key="b", session_data="", expire_date=days_ago(-2))
    attempt = AccessAttempt.objects.create(username="x", failures_since_start=1)
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=days_ago(181))
    run = run_retention(by=None, at=AT)
    assert [line(run, kind) for kind in ("invitations", "sessions", "sign_ins")] == [(1, 0)] * 3
    assert Session.objects.filter(session_key="b").exists()


def test_the_report_and_the_audit_event_hold_counts_and_no_name():
    merged(400)
    run = run_retention(by=None, at=AT)
    event = AuditEvent.objects.get(verb="retention_run")
    assert event.details["lines"] == run.lines
    assert {type(cell) for found in run.lines for cell in found} == {str, int}


def test_a_rule_counts_from_its_day(steward):
    before = len(RetentionRun.objects.all())
    tomorrow = TODAY + dt.timedelta(days=1)
    set_rule(
        kind="rejected_rows", days=60, because="Keputusan 12/2026", valid_from=tomorrow,
        by=steward, at=AT,
    )  # fmt: skip
    kept = {
        day: next(r.days for r in rules_on(day) if r.kind.key == "rejected_rows")
        for day in (TODAY, tomorrow)
    }
    assert kept == {TODAY: 180, tomorrow: 60}
    assert RetentionRun.objects.count() == before


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "audit_trail"}, "tidak dihapus menurut waktu"),
        ({"kind": "register"}, "tidak dihapus menurut waktu"),
        ({"kind": "apa"}, "tidak dihapus menurut waktu"),
        ({"days": 29}, "sedikitnya 30 hari"),
        ({"because": "  x "}, "Tulis alasannya"),
        ({"valid_from": TODAY - dt.timedelta(days=1)}, "sudah lewat"),
    ],
)
def test_a_rule_that_would_erase_what_must_stay_is_refused(told, said, steward):
    rule = {"kind": "rejected_rows", "days": 60, "because": "Keputusan 12", "valid_from": TODAY}
    with pytest.raises(InputError, match=said):
        set_rule(**{**rule, **told}, by=steward, at=AT)


def test_the_books_of_the_regency_are_not_kept_by_the_steward_of_a_district(steward, client_of):
    district = account("penjaga-barat", Role.DATA_STEWARD, WEST)
    district.assignments.update(valid_from="2020-01-01")
    hold = lay_hold(because=BECAUSE, by=steward, at=AT)
    client, rules = client_of(district), "/privasi/aturan-simpan/"
    told = {"title": "Daftar tertinggal", "noticed_at": "2026-01-05 08:00"}
    answers = [
        client.post(f"{rules}lepas/", {"hold": hold.pk}),
        client.post(f"{rules}jalankan/"),
        client.post(f"{rules}tahan/", {"what": "everything", "number": "", "because": BECAUSE}),
        client.post("/privasi/kebocoran/", told),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert "Jalankan sekarang" not in client.get(rules).content.decode()
    hold.refresh_from_db()
    assert hold.lifted_at is None


def test_the_auditor_of_a_district_reads_only_its_own_holds(steward, villager, client_of):
    elsewhere = Person.objects.filter(village_id=ANGGREK).earliest("pk")
    lay_hold(because="klaim di Melati", by=steward, at=AT, person=villager)
    lay_hold(because="sengketa di Anggrek", by=steward, at=AT, person=elsewhere)
    lay_hold(because="semua ditahan", by=steward, at=AT)
    told = ("klaim di Melati", "sengketa di Anggrek", "semua ditahan")
    read = {}
    for region in (REGENCY, WEST, EAST):
        user = account(f"pemeriksa-{region}", Role.AUDITOR, region)
        page = client_of(user).get("/privasi/aturan-simpan/").content.decode()
        read[region] = [text for text in told if text in page]
    assert read == {REGENCY: list(told), WEST: [told[0]], EAST: [told[1]]}


def test_the_auditor_looks_and_runs_nothing(auditor, client_of):
    merged(400)
    page = client_of(auditor).get("/privasi/aturan-simpan/").content.decode()
    assert "Jalankan sekarang" not in page
    assert client_of(auditor).post("/privasi/aturan-simpan/jalankan/").status_code == 403
    with pytest.raises(NotPermittedError):
        run_retention(by=auditor, at=AT)
    assert RejectedRow.objects.count() == 1


def test_the_steward_holds_a_person_and_runs_the_rules_on_the_page(steward, villager, client_of):
    client = client_of(steward)
    merged(200)
    hold = {"what": "person", "number": villager.pk, "because": BECAUSE}
    assert client.post("/privasi/aturan-simpan/tahan/", hold).status_code == 302
    client.post("/privasi/aturan-simpan/jalankan/")
    page = client.get("/privasi/aturan-simpan/").content.decode()
    assert villager.full_name in page
    assert "Baris yang dikembalikan dan baris dengan catatan: 1 dihapus" in page


def test_the_command_shows_first_and_erases_then():
    merged(400)
    shown = CliRunner().invoke(app, ["retain", "--dry-run"]).output
    assert "Baris yang dikembalikan dan baris dengan catatan (180 hari): 1 akan dihapus" in shown
    assert RejectedRow.objects.count() == 1
    done = CliRunner().invoke(app, ["retain"]).output
    assert "Baris yang dikembalikan dan baris dengan catatan (180 hari): 1 dihapus" in done
    assert RejectedRow.objects.count() == 0
    assert CliRunner().invoke(app, ["retain"]).output.count(": 0 dihapus") == len(ERASED)


def test_rows_that_were_erased_are_told_on_the_page_of_their_file(steward, client_of):
    file = merged(400)
    run_retention(by=None, at=AT)
    page = client_of(steward).get(f"/berkas/{file.pk}/").content.decode()
    assert "sudah dihapus menurut aturan simpan" in page
    assert "Semuanya sudah diperbaiki" not in page
