"""The gap list as a spreadsheet: as many rows as the list, no whole NIK, no formula, and a trail."""

import datetime as dt
import io

import openpyxl
import pytest
from typer.testing import CliRunner

from payung.access.commands import app
from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.targets import exports
from payung.targets.exports import Variant, export_gap_list
from payung.targets.queries import GapFilters, Reason, gap_list

from .conftest import EVERYWHERE, JUNE, KENANGA, MELATI, NOW, Worker, paid, user_with

HEAD_ROWS = 6  # four lines of title, an empty one, the headings


def export(
    filters: GapFilters | None = None, variant: Variant = Variant.MASKED, by=None
) -> list[tuple]:
    to = io.BytesIO()
    listing = gap_list(EVERYWHERE, MELATI, JUNE, filters)
    export_gap_list(
        listing=listing,
        variant=variant,
        source="Sumber: contoh, 1-6-2025.",
        to=to,
        by=by,
        at=NOW,
        purpose="visit",
        because="kunjungan & pendataan dusun",
    )
    sheet = openpyxl.load_workbook(to).active
    return [tuple(cell for cell in row if cell) for row in sheet.values]


PEOPLE = [
    Worker(full_name="A", nik="9907014107800001", birth_date=dt.date(1980, 7, 1)),
    Worker(full_name="B", hamlet="Barat", basic=paid("2025-02")),
    Worker(full_name="C", basic=paid("2025-04")),
    Worker(full_name="D", identity="undecided"),
    Worker(full_name="E", basic=paid("2025-06")),
]


def test_the_sheet_says_village_month_making_and_source_and_ends_with_the_number(settle) -> None:
    settle(*PEOPLE)
    rows = export()
    assert rows[0] == ("Pekerja yang belum terlindungi: Desa Melati (99.07.01.2001)",)
    assert rows[1] == ("Keadaan bulan 2025-06; dibuat 20-06-2025 17:00",)
    assert rows[2] == ("Sumber: contoh, 1-6-2025.",)
    assert rows[-1] == ("Jumlah: 4 orang",)


def test_each_row_shows_who_where_and_why(settle) -> None:
    settle(*PEOPLE)
    people = export()[HEAD_ROWS:-1]
    assert people[0] == (
        *(MELATI, "Melati", "B", "Barat", "001", "001", "Petani/Pekebun"),
        *("berhenti (menunggak) sejak 2025-03", 16_800),
    )
    assert people[1] == (
        *(MELATI, "Melati", "A", "Timur", "001", "001", "9907**********01", 44, "Petani/Pekebun"),
        *("belum pernah menjadi peserta", 16_800),
    )
    assert "masa tenggang sampai 2025-07" in people[2]
    assert "mungkin sudah peserta, perlu diperiksa" in people[3]


@pytest.mark.parametrize("reason", [None, *Reason])
def test_it_has_the_rows_of_the_list_for_every_filter(settle, reason) -> None:
    settle(*PEOPLE)
    filters = GapFilters(reason=reason)
    rows = export(filters)[HEAD_ROWS:-1]
    assert len(rows) == gap_list(EVERYWHERE, MELATI, JUNE, filters).count()


def test_the_minimal_variant_holds_name_and_place_only(settle) -> None:
    settle(PEOPLE[0])
    rows = export(variant=Variant.MINIMAL)
    assert rows[HEAD_ROWS - 1] == ("Kode desa", "Desa", "Nama", "Dusun", "RW", "RT")
    assert rows[HEAD_ROWS:-1] == [(MELATI, "Melati", "A", "Timur", "001", "001")]


def test_a_name_that_looks_like_a_formula_is_written_as_text(settle) -> None:
    settle(Worker(full_name='=HYPERLINK("http://x","y")'))
    assert export()[HEAD_ROWS][2] == '\'=HYPERLINK("http://x","y")'


def test_who_took_which_list_is_in_the_trail_without_a_name_or_number(settle) -> None:
    settle(*PEOPLE)
    operator = user_with(Role.VILLAGE_OPERATOR, MELATI)
    export(GapFilters(reason="never", name="a"), by=operator)
    event = AuditEvent.objects.get(verb="gap_list_exported")
    assert (event.actor, event.region_code) == (operator, MELATI)
    digest = event.details.pop("sha256")
    assert len(bytes.fromhex(digest)) == 32
    assert event.details == {
        "variant": "masked",
        "people": 1,
        "filters": {"reason": "never"},
        "by_name": True,
        "ticked": False,
        "purpose": "visit",
        "because": "kunjungan & pendataan dusun",
    }


def test_an_account_of_another_village_gets_nothing(settle) -> None:
    settle(*PEOPLE)
    with pytest.raises(NotPermittedError):
        export(by=user_with(Role.VILLAGE_OPERATOR, KENANGA))
    assert not AuditEvent.objects.filter(verb="gap_list_exported").exists()


def test_without_its_trail_an_export_fails(settle, monkeypatch) -> None:
    def refuse(**_event: object) -> None:
        raise RuntimeError("no trail")

    settle(*PEOPLE)
    monkeypatch.setattr(exports, "record", refuse)
    with pytest.raises(RuntimeError, match="no trail"):
        export()


def test_who_when_what_for_and_why_stand_in_the_sheet_and_at_the_foot_of_each_page(settle) -> None:
    settle(*PEOPLE)
    to = io.BytesIO()
    user = user_with(Role.VILLAGE_OPERATOR, MELATI)
    export_gap_list(
        listing=gap_list(EVERYWHERE, MELATI, JUNE, None), variant=Variant.MASKED, source="contoh",
        to=to, purpose="visit", because="kunjungan & pendataan dusun", by=user, at=NOW,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(to).active
    mark = sheet["A5"].value
    assert mark == (
        f"Diunduh oleh {user} ({user.username}) pada 20-06-2025 17:00 untuk mengunjungi dan memberi tahu "
        "warga: kunjungan & pendataan dusun"
    )
    assert sheet.oddFooter.left.text.replace("&&", "&") == mark


def test_a_file_found_later_leads_to_who_made_it(settle, tmp_path) -> None:
    settle(*PEOPLE)
    to = io.BytesIO()
    user = user_with(Role.VILLAGE_OPERATOR, MELATI)
    export_gap_list(
        listing=gap_list(EVERYWHERE, MELATI, JUNE, None), variant=Variant.MASKED, source="contoh",
        to=to, purpose="visit", because="kunjungan kepala dusun", by=user, at=NOW,
    )  # fmt: skip
    found = tmp_path / "ditemukan.xlsx"
    found.write_bytes(to.getvalue())
    answer = CliRunner().invoke(app, ["export", str(found)])
    assert answer.exit_code == 0
    assert f"Diunduh oleh {user}" in answer.output
    assert "4 orang" in answer.output
    assert "visit: kunjungan kepala dusun" in answer.output
    found.write_bytes(to.getvalue() + b"x")
    changed = CliRunner().invoke(app, ["export", str(found)])
    assert isinstance(changed.exception, NotFoundError)


@pytest.mark.parametrize(("purpose", "because"), [("", "kunjungan dusun"), ("visit", "perlu")])
def test_without_purpose_or_reason_nothing_is_written(settle, purpose, because) -> None:
    settle(*PEOPLE)
    to = io.BytesIO()
    with pytest.raises(InputError):
        export_gap_list(
            listing=gap_list(EVERYWHERE, MELATI, JUNE, None), variant=Variant.MASKED,
            source="contoh", to=to, purpose=purpose, because=because, by=None, at=NOW,
        )  # fmt: skip
    assert to.getvalue() == b""
    assert not AuditEvent.objects.filter(verb="gap_list_exported").exists()
