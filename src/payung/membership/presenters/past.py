"""Which file and row each part came from, and what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access.wording import day_text
from payung.intake.models import SourceFile
from payung.intake.presenters import row_text
from payung.membership.history import Change
from payung.membership.models import Participant
from payung.register.models import Person, SurveyClaim

FromFile: TypeAlias = Person | Participant | SurveyClaim


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
