"""The accounts of the demo: one for each person around the table."""

from __future__ import annotations

from django.utils import timezone

from payung.access.accounts import actions
from payung.access.models import User
from payung.access.roles import Role

PASSWORD = "payung-contoh"  # noqa: S105 - printed on purpose; the demo holds no real person
_REGENCY_ACCOUNTS = [
    ("kabupaten", "Petugas Kabupaten", Role.REGENCY_OFFICER),
    ("data", "Penanggung Jawab Data", Role.DATA_STEWARD),
    ("bpjs", "Petugas BPJS Ketenagakerjaan", Role.INSURER_OFFICER),
    ("auditor", "Auditor Inspektorat", Role.AUDITOR),
    ("pengelola", "Pengelola Sistem", Role.ADMINISTRATOR),
]
_LOCAL_ACCOUNTS = ("camat", "desa", "kades")
USERNAMES = (*(name for name, _full, _role in _REGENCY_ACCOUNTS), *_LOCAL_ACCOUNTS)


def make_accounts(village_codes: list[str]) -> list[tuple[str, str]]:
    """Create what is missing; returns user names with what each is for."""
    village = next((code for code in village_codes if code == "73.07.02.2010"), village_codes[0])
    wanted = [(name, full, role, village[:5]) for name, full, role in _REGENCY_ACCOUNTS]
    wanted += [
        ("camat", "Petugas Kecamatan", Role.DISTRICT_OFFICER, village[:8]),
        ("desa", "Operator Desa", Role.VILLAGE_OPERATOR, village),
        ("kades", "Kepala Desa", Role.VILLAGE_HEAD, village),
    ]
    for name, full, role, region in wanted:
        if not User.objects.filter(username=name).exists():
            user = actions.create_user(username=name, full_name=full, password=PASSWORD, by=None)
            actions.assign_role(
                user=user, role=role, region_code=region, valid_from=timezone.localdate(), by=None
            )
    return [(name, f"{role.label}, wilayah {region}") for name, _full, role, region in wanted]
