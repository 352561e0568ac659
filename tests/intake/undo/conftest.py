"""A register with every kind of row in it, and its whole content as plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.intake.conftest import KENANGA, MELATI, Send
from tests.intake.making import write_csv

from payung.intake.models import SourceFile

ACO, BECCE, CORA = "9907010101900001", "9907014202910002", "9907010303920003"
KK, OTHER_KK = "9907010101100001", "9907010101100002"
ROSTER = ["nik", "no_kk", "nama", "tanggal_lahir", "nama_ibu", "kode_desa", "pekerjaan", "alamat"]
LISTED = ["nik", "nama", "tanggal_lahir", "segmen", "program", "status", "per_tanggal"]
PAID = ["nik", "segmen", "bulan_awal", "program", "jumlah", "nomor_transaksi"]
FIGURES = ["kode_wilayah", "segmen", "jenis", "jumlah", "sumber", "per_tanggal"]
HEADERS = {"roster": ROSTER, "participants": LISTED, "payments": PAID, "denominators": FIGURES}
_NOT_THE_REGISTER = (
    "intake_sourcefile", "intake_rejectedrow", "intake_notedrows", "access_auditevent",
    "access_changedrows", "access_formerrow",
)  # fmt: skip
Bring = Callable[..., SourceFile]


def aco(**other: str) -> list[str]:
    """A row of the roster."""
    row = dict(zip(ROSTER, [ACO, KK, "ACO", "1990-01-01", "HASNAH", MELATI, "PETANI/PEKEBUN", ""],
                   strict=True))  # fmt: skip
    return [*{**row, **other}.values()]


def becce(**other: str) -> list[str]:
    return aco(nik=BECCE, nama="BECCE", tanggal_lahir="1991-02-02", nama_ibu="ROSMA", **other)


@pytest.fixture
def bring(send: Send, tmp_path: Path) -> Bring:
    """Send rows of a kind under a file name."""

    def bring(kind: str, *rows: list[str], name: str = "berkas", **more: Any) -> SourceFile:
        file = send(write_csv(tmp_path / f"{name}.csv", [HEADERS[kind], *rows]), kind, **more)
        assert file.state == SourceFile.State.MERGED, file.message
        return file

    return bring


@pytest.fixture
def known(bring: Bring) -> None:
    """Rows of every kind before the file that will be taken back."""
    bring("roster", aco(), name="awal")
    bring("participants", [ACO, "ACO", "1990-01-01", "BPU", "JKK,JKM", "AKTIF", "2025-03-31"])
    bring("payments", [ACO, "BPU", "2025-03", "JKK,JKM", "16800", "T1"])
    bring("denominators", [KENANGA, "BPU", "potensi_bpjs", "900", "BPJS", "2025-06-11"])


def register_content() -> dict[str, list[str]]:
    """Every row of every table, except what tells of files themselves; physical order apart."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY(%s)",
            [list(_NOT_THE_REGISTER)],
        )
        tables = [name for (name,) in cursor.fetchall()]
        content = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            content[table] = [row for (row,) in cursor.fetchall()]
    return content
