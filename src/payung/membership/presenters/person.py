"""A person in words: who it is, the masked number, and the verdict of the worker rule."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.access.wording import day_text, month_text
from payung.law.worker import reason_text
from payung.membership.models import Participant
from payung.membership.presenters.words import written
from payung.primitives.nik import NikState, mask_nik
from payung.regions.areas import AreaState, area_of
from payung.register.models import FormerNumber, Person, Work


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


def _life(person: Person) -> str:
    word = str(person.get_life_status_display())
    return f"{word}, {day_text(person.status_on)}" if person.status_on else word
