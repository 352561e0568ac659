"""The auditor's timeline names file and row of what came in, and what a file that was taken back had said."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone
from tests.intake.conftest import user_with
from tests.intake.undo.conftest import ACO, Bring, aco

from payung.audit.presenters import timeline
from payung.audit.record import record_of
from payung.intake.actions import undo_file
from payung.membership.linking import link_registers
from payung.register.models import Person


def told() -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    """What, by whom, why and the differences, of every entry."""
    days = timeline(record_of(Person.objects.get()))
    return [(line.what, line.who, line.why, line.fields) for _day, found in days for line in found]


def test_from_the_file_to_today(bring: Bring, client: Client) -> None:
    bring("roster", aco(), name="satu")
    bring("participants", [ACO, "ACO", "1990-01-01", "BPU", "JKK,JKM", "AKTIF", "2025-03-31"])
    bring("payments", [ACO, "BPU", "2025-03", "JKK,JKM", "16800", "T1"])
    link_registers(at=timezone.now(), by=None)
    wrong = bring("roster", aco(alamat="Jl. Salah"), name="salah")
    undo_file(source_file=wrong, because="salah berkas", by=None)
    bring("roster", aco(alamat="Jl. Dua"), name="dua")
    entries = told()
    whats = [what for what, *_ in entries]
    assert whats == [
        "Kartu keluarga ditambahkan", "Data orang ditambahkan", "Pekerjaan ditambahkan",
        "Kepesertaan ditambahkan", "Pembayaran iuran ditambahkan", "Kecocokan ditambahkan",
        "Data orang diubah", "Data orang kembali seperti semula", "Data orang diubah",
        "mengambil kembali berkas",  # last only here, where all changes are of one transaction
    ]  # fmt: skip
    people = {place: entries[place] for place, what in enumerate(whats) if "Data orang" in what}
    assert people[1][1] == "berkas satu.csv baris 2, dari baris perintah"
    assert people[6][1] == "berkas salah.csv baris 2, dari baris perintah"
    assert people[6][3] == [("alamat", "", "Jl. Salah")]
    assert people[7][2:] == ("salah berkas", [("alamat", "Jl. Salah", "")])
    assert people[8][3] == [("alamat", "", "Jl. Dua")]
    client.force_login(user_with("auditor", "99.07"))
    page = client.get(f"/jejak/orang/{Person.objects.get().pk}/").content.decode()
    assert "Jl. Salah" in page
    assert ACO not in page
