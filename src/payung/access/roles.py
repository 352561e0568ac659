"""The roles of the offices around the table, and what each may do."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    VILLAGE_OPERATOR = "village_operator", _("Operator desa")
    VILLAGE_HEAD = "village_head", _("Kepala desa")
    DISTRICT_OFFICER = "district_officer", _("Petugas kecamatan")
    REGENCY_OFFICER = "regency_officer", _("Petugas kabupaten")
    LABOUR_OFFICER = "labour_officer", _("Petugas dinas tenaga kerja")
    VILLAGE_AFFAIRS_OFFICER = "village_affairs_officer", _("Petugas dinas PMD")
    PLANNING_OFFICER = "planning_officer", _("Petugas Bappeda")
    FINANCE_OFFICER = "finance_officer", _("Petugas keuangan daerah")
    DATA_STEWARD = "data_steward", _("Penanggung jawab data kabupaten")
    INSURER_OFFICER = "insurer_officer", _("Petugas BPJS Ketenagakerjaan")
    AGENT = "agent", _("Agen Perisai")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Pengelola sistem")


class Duty(models.TextChoices):
    """What a role allows. Pages and actions ask for a duty, never for a role."""

    SEE_FIGURES = "see_figures", _("melihat angka")
    SEE_PEOPLE = "see_people", _("melihat daftar nama")
    IMPORT_ROSTER = "import_roster", _("memasukkan data warga")
    IMPORT_INSURER = "import_insurer", _("memasukkan data peserta dan iuran")
    REVIEW_LINKS = "review_links", _("memeriksa kecocokan")
    SETTLE_TARGET = "settle_target", _("menetapkan target")
    REVEAL_NUMBERS = "reveal_numbers", _("membuka nomor lengkap")
    SEE_UNPLACED = "see_unplaced", _("melihat data tanpa wilayah")
    INVITE = "invite", _("mengundang pengguna")
    READ_TRAIL = "read_trail", _("membaca jejak audit")
    SEE_PRIVACY = "see_privacy", _("melihat catatan pelindungan data")
    TAKE_REQUESTS = "take_requests", _("menerima permintaan warga atas datanya")
    KEEP_PRIVACY = "keep_privacy", _("menjalankan pelindungan data pribadi")


_VILLAGE = {
    Duty.SEE_FIGURES,
    Duty.SEE_PEOPLE,
    Duty.IMPORT_ROSTER,
    Duty.REVEAL_NUMBERS,
    Duty.TAKE_REQUESTS,
}
_LOOK = frozenset({Duty.SEE_FIGURES, Duty.SEE_PEOPLE})

DUTIES: dict[str, frozenset[Duty]] = {
    Role.VILLAGE_OPERATOR: frozenset(_VILLAGE | {Duty.REVIEW_LINKS}),
    Role.VILLAGE_HEAD: _LOOK | {Duty.INVITE, Duty.TAKE_REQUESTS},
    # Whom two villages both list is known to neither operator: somebody above both must be asked.
    Role.DISTRICT_OFFICER: _LOOK | {Duty.INVITE, Duty.TAKE_REQUESTS, Duty.REVIEW_LINKS},
    Role.REGENCY_OFFICER: frozenset(_VILLAGE | {Duty.SETTLE_TARGET, Duty.IMPORT_INSURER}),
    Role.LABOUR_OFFICER: frozenset(_VILLAGE | {Duty.SETTLE_TARGET, Duty.IMPORT_INSURER}),
    Role.VILLAGE_AFFAIRS_OFFICER: _LOOK,
    Role.PLANNING_OFFICER: frozenset({Duty.SEE_FIGURES, Duty.SETTLE_TARGET}),
    Role.FINANCE_OFFICER: frozenset({Duty.SEE_FIGURES}),
    Role.DATA_STEWARD: frozenset(Duty) - {Duty.SETTLE_TARGET},
    Role.INSURER_OFFICER: frozenset({Duty.SEE_FIGURES, Duty.IMPORT_INSURER, Duty.INVITE}),
    Role.AGENT: _LOOK | {Duty.REVEAL_NUMBERS},
    Role.AUDITOR: _LOOK | {Duty.SEE_PRIVACY, Duty.READ_TRAIL},
    Role.ADMINISTRATOR: frozenset({Duty.INVITE}),
}
