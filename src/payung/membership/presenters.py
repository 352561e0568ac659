"""A person and his or her cover in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access.numbers.keys import sealer
from payung.access.wording import day_text, month_text, number, rupiah
from payung.coverage import Status
from payung.coverage.window import spells
from payung.intake.models import SourceFile
from payung.intake.presenters import row_text
from payung.law.worker import reason_text
from payung.membership.history import Change
from payung.membership.models import CoverageRun, Link, Participant, Payment, Protection
from payung.primitives.month import Month
from payung.primitives.nik import NikState, mask_nik
from payung.primitives.programme import Programme
from payung.regions.areas import AreaState, area_of
from payung.register.models import FormerNumber, Person, SurveyClaim, Work

FromFile: TypeAlias = Person | Participant | SurveyClaim


@dataclass(frozen=True, slots=True)
class StatusWord:
    """The shape and the sentence of a status."""

    status: str
    word: str


@dataclass(frozen=True, slots=True)
class ProgrammeSpells:
    """The months of one programme that are paid, as people read them."""

    programme: str
    spells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembershipCard:
    """One membership with its payments, newest first."""

    key: int
    title: str
    facts: tuple[tuple[str, str], ...]
    payments: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True)
class PaymentRow:
    months: str
    programmes: str
    amount: str
    funds: str
    paid_on: str


def status_word(status: Status | None, month: Month) -> StatusWord:
    """The status of a month as a chip."""
    words = {
        Status.COVERED: _("terlindungi pada %(month)s"),
        Status.GRACE: _("masa tenggang pada %(month)s: belum dibayar, masih dapat dibayar"),
        Status.LAPSED: _("berhenti: iuran %(month)s tidak dibayar"),
        Status.NEVER: _("belum pernah jadi peserta sampai %(month)s"),
        Status.UNKNOWN: _("belum jelas pada %(month)s"),
    }
    if status is None:
        return StatusWord(
            "unknown", _("tidak dihitung sebagai pekerja pada %(month)s") % _in(month)
        )
    return StatusWord(status.value, words[status] % _in(month))


def person_facts(person: Person) -> list[tuple[str, str]]:
    """Who it is; the NIK masked, its trouble in words."""
    place = [person.address, person.hamlet, _("RW %s") % person.rw if person.rw else ""]
    place.append(_("RT %s") % person.rt if person.rt else "")
    return written(
        (_("NIK"), nik_text(person)),
        (_("NIK diterbitkan di"), _area_text(person)),
        (_("NIK sebelumnya"), ", ".join(_former_text(old) for old in person.former_numbers.all())),
        (_("Lahir"), day_text(person.birth_date) if person.birth_date else ""),
        (_("Jenis kelamin"), {"L": _("laki-laki"), "P": _("perempuan")}.get(person.sex, "")),
        (_("Alamat"), ", ".join(part for part in place if part)),
        (_("Desa"), str(person.village) if person.village else _("belum jelas")),
        (_("Dalam keluarga"), person.relationship),
        (_("Keadaan"), _life(person)),
    )


def nik_text(person: Person) -> str:
    """The masked number, or what is wrong with it."""
    return masked_nik(person) or {
        NikState.TEMPORARY: _("nomor sementara dari desa, bukan NIK"),
        NikState.DAMAGED: _("rusak: tersimpan sebagai angka di Excel, digitnya dapat berubah"),
        NikState.INVALID: _("salah: bukan 16 angka atau tanggalnya tidak mungkin"),
    }.get(NikState(person.nik_state), _("tidak ada"))


def _former_text(old: FormerNumber) -> str:
    number = mask_nik(sealer("nik").open(bytes(old.nik_sealed)))
    return _("%(number)s (sampai %(day)s)") % {"number": number, "day": day_text(old.until)}


def _area_text(person: Person) -> str:
    """Where the number was first given, by its first six digits; empty without a valid number."""
    if not person.nik_sealed or person.nik_state != NikState.VALID:
        return ""
    area = area_of(sealer("nik").open(bytes(person.nik_sealed)))
    words = {
        AreaState.CURRENT: area.name,
        AreaState.WITHDRAWN: _("%s (kode lama, sudah ditarik)") % area.name,
        AreaState.UNKNOWN: _("kode kecamatan yang tidak dikenal"),
    }
    return words[area.state]


def masked_nik(row: Person | Participant) -> str:
    """`7307**********01`; empty when there is no valid number."""
    if row.nik_sealed and row.nik_state == NikState.VALID:
        return mask_nik(sealer("nik").open(bytes(row.nik_sealed)))
    return ""


def work_facts(work: Work) -> list[tuple[str, str]]:
    """The verdict of the worker rule with its reason and its months."""
    return written(
        (_("Hasil"), str(work.get_verdict_display())),
        (_("Sebab"), reason_text(work.reason, get_language() or "id")),
        (_("Pekerjaan"), work.occupation),
        (_("Peran desa"), work.village_role),
        (_("Segmen"), work.segment),
        (_("Dihitung sejak"), month_text(work.from_month) if work.from_month else ""),
        (_("Dihitung sampai"), month_text(work.until_month - 1) if work.until_month else ""),
        (_("Aturan"), work.rule_version),
    )


def programme_spells(protection: Protection, run: CoverageRun) -> list[ProgrammeSpells]:
    """The paid spells of each programme; a programme never paid has none."""
    origin = Month(run.origin_month)
    words = {p: getattr(protection, p.name.lower()) for p in Programme if p.name}
    return [
        ProgrammeSpells(
            programme.name or "",
            tuple(spell_text(first, last) for first, last in reversed(spells(word, origin))),
        )
        for programme, word in words.items()
    ]


def membership_card(participant: Participant) -> MembershipCard:
    """One membership at the insurer."""
    payments = sorted(participant.payments.all(), key=lambda p: (p.first_month, p.pk), reverse=True)
    programmes = programmes_text(participant.programmes)
    return MembershipCard(
        key=participant.pk,
        title=f"{participant.segment}: {programmes}",
        facts=tuple(stated_facts(participant)),
        payments=tuple(payment_row(payment) for payment in payments),
    )


def stated_facts(participant: Participant) -> list[tuple[str, str]]:
    """What the insurer's list says of a membership."""
    registered, stated = participant.registered_on, participant.stated_on
    paid_through = participant.paid_through
    return written(
        (_("Keadaan menurut BPJS"), str(participant.get_status_display())),
        (_("Terdaftar"), day_text(registered) if registered else ""),
        (_("Dibayar sampai"), month_text(paid_through) if paid_through else ""),
        (_("Per tanggal"), day_text(stated) if stated else ""),
        (_("Pemberi kerja"), participant.employer),
        (_("Sumber dana"), funds_text(participant.source_of_funds)),
    )


def funds_text(source: str) -> str:
    """Who paid, in words; a source nobody named yet stays as it was written."""
    return {
        "mandiri": _("mandiri"),
        "pemberi_kerja": _("pemberi kerja"),
        "apbdes": "APBDes",
        "add": "ADD",
        "dana_desa": _("Dana Desa"),
        "apbd": "APBD",
        "dbh_sawit": _("DBH Sawit"),
        "dbh_cht": _("DBH Cukai Hasil Tembakau"),
        "csr": "CSR",
        "donatur": _("donatur"),
    }.get(source, source)


def undecided_text(link: Link) -> str:
    """A membership that may be this person's."""
    return _("%(name)s (%(segment)s), kemiripan %(percent)s %%") % {
        "name": link.participant.shown_name,
        "segment": link.participant.segment,
        "percent": number(round(link.probability * 100)),
    }


def origins(rows: Iterable[FromFile], files: Mapping[int, SourceFile]) -> list[str]:
    """Which file and row each part came from."""
    found = ((row, files.get(row.source_file_id or 0)) for row in rows)
    return [_origin(row, file) for row, file in found if file]


def _origin(row: FromFile, file: SourceFile) -> str:
    what = _("Data warga") if isinstance(row, Person) else _("Kepesertaan")
    return _("%(what)s: berkas %(file)s %(row)s, diterima %(day)s") % {
        "what": row.survey if isinstance(row, SurveyClaim) else what,
        "file": file.file_name,
        "row": row_text(file, row.source_row or 0),
        "day": day_text(timezone.localdate(file.received_at)),
    }


FIELDS = {
    "full_name": _lazy("nama"),
    "birth_date": _lazy("tanggal lahir"),
    "sex": _lazy("L/P"),
    "mother_name": _lazy("nama ibu"),
    "village_id": _lazy("desa"),
    "address": _lazy("alamat"),
    "hamlet": _lazy("dusun"),
    "rt": _lazy("RT"),
    "rw": _lazy("RW"),
    "life_status": _lazy("status hidup"),
    "status_on": _lazy("tanggal peristiwa"),
    "occupation": _lazy("pekerjaan"),
    "village_role": _lazy("peran di desa"),
    "monthly_income": _lazy("penghasilan"),
    "nik_sealed": _lazy("NIK"),
    "phone_sealed": _lazy("telepon"),
    "household_id": _lazy("kartu keluarga"),
}


_ORDER = {name: place for place, name in enumerate(FIELDS)}


def change_text(change: Change) -> str:
    """'4 Mei 2026, berkas desa.xlsx baris 12: alamat Jl. Satu → Jl. Dua; NIK'."""
    day = day_text(timezone.localdate(change.at))
    who = _("diubah tanpa berkas")
    if change.file and change.row:
        who = _("berkas %(file)s %(row)s") % {
            "file": change.file.file_name,
            "row": row_text(change.file, change.row),
        }
    elif change.file:
        who = _("berkas %(file)s") % {"file": change.file.file_name}
    said = "; ".join(
        f"{FIELDS[name]} {before or '–'} → {after or '–'}" if before or after else str(FIELDS[name])
        for name, before, after in sorted(change.fields, key=lambda each: _ORDER[each[0]])
    )
    return f"{day}, {who}: {said}"


def aspect_labels() -> dict[str, str]:
    """The aspects of evidence in words."""
    return {
        "nik": _("NIK"),
        "name": _("Nama"),
        "born": _("Lahir"),
        "sex": _("Jenis kelamin"),
        "mother": _("Nama ibu"),
        "village": _("Desa"),
        "address": _("Alamat"),
    }


def payment_row(payment: Payment) -> PaymentRow:
    """One payment in words."""
    first = Month(payment.first_month)
    return PaymentRow(
        months=spell_text(first, Month(first + (payment.months - 1))),
        programmes=programmes_text(payment.programmes),
        amount=rupiah(payment.amount),
        funds=funds_text(payment.source_of_funds),
        paid_on=day_text(payment.paid_on) if payment.paid_on else "",
    )


def programmes_text(bits: int) -> str:
    """'JKK, JKM'."""
    return ", ".join(p.name for p in Programme if p.name and bits & p)


def spell_text(first: Month, last: Month) -> str:
    """'Januari 2025 sampai Maret 2025'."""
    if first == last:
        return month_text(first)
    return _("%(first)s sampai %(last)s") % {"first": month_text(first), "last": month_text(last)}


def _life(person: Person) -> str:
    word = str(person.get_life_status_display())
    return f"{word}, {day_text(person.status_on)}" if person.status_on else word


def written(*facts: tuple[str, str]) -> list[tuple[str, str]]:
    """The facts that say something."""
    return [(label, text) for label, text in facts if text]


def _in(month: Month) -> dict[str, str]:
    return {"month": month_text(month)}
