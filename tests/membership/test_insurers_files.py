"""The insurer's lists and payments, from file to linked memberships."""

import datetime as dt
import hmac
from hashlib import sha256

import pytest

from payung.access.numbers.keys import insurer_hash_key
from payung.intake.actions import process_file, receive_file
from payung.intake.reconciliation import reconciliation
from payung.membership.linking import link_registers
from payung.membership.models import Link, Participant, Payment
from payung.register.models import Person

from .conftest import NOW, VILLAGE

pytestmark = pytest.mark.django_db
ACO, BECCE, CORA = "9907010101900001", "9907014202910002", "9907010303920003"
ROSTER = f"""nik,nama,tanggal_lahir,jenis_kelamin,nama_ibu,kode_desa,pekerjaan
{ACO},Aco Daeng Mappuji,1990-01-01,L,Hasnah,{VILLAGE},PETANI/PEKEBUN
{BECCE},Becce Tenri,1991-02-02,P,Rosma,{VILLAGE},PEDAGANG
{CORA},Muh. Ruslan,1992-03-03,L,Sitti Aminah,{VILLAGE},NELAYAN/PERIKANAN
"""
LISTED = "nik,nama,tanggal_lahir,segmen,program,status,dibayar_sampai,per_tanggal,nomor_peserta,nik_hash\n"
PAID = (
    "nik,segmen,bulan_awal,jumlah_bulan,program,jumlah,sumber_dana,tanggal_bayar,nomor_transaksi\n"
)


@pytest.fixture(autouse=True)
def _files_in(tmp_path, settings):
    settings.FILES_ROOT = tmp_path / "files"


def bring(kind, text, name="berkas.csv"):
    """Import a text file; gives its reconciliation line."""
    received = receive_file(content=text.encode(), file_name=name, kind=kind, by=None)
    return reconciliation(process_file(source_file=received, by=None))


def hashed(nik):
    return hmac.digest(insurer_hash_key(), nik.encode(), sha256).hex()


def linked():
    rows = Link.objects.filter(decision="match").select_related("person", "participant")
    return sorted((row.person.full_name, row.participant.segment) for row in rows)


def test_a_list_sent_twice_changes_nothing(rekaan):
    text = LISTED + f'{ACO},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
    assert bring("participants", text).startswith("1 dibaca = 1 baru")
    assert bring("participants", text) == "1 dibaca = 0 baru + 1 tetap + 0 berubah + 0 dikembalikan"


def test_a_newer_list_changes_a_membership_and_an_older_one_does_not(rekaan):
    row = '{nik},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,{paid},{day},,\n'
    bring("participants", LISTED + row.format(nik=ACO, paid="2025-03", day="2025-03-31"))
    newer = bring("participants", LISTED + row.format(nik=ACO, paid="2025-06", day="2025-06-30"))
    assert newer == "1 dibaca = 0 baru + 0 tetap + 1 berubah + 0 dikembalikan"
    older = bring("participants", LISTED + row.format(nik=ACO, paid="2025-01", day="2025-01-31"))
    assert older == "1 dibaca = 0 baru + 1 tetap + 0 berubah + 0 dikembalikan"
    assert Participant.objects.get().stated_on == dt.date(2025, 6, 30)


def test_one_person_may_hold_two_memberships(rekaan):
    bring("roster", ROSTER)
    both = "".join(
        f'{ACO},Aco Daeng Mappuji,1990-01-01,{s},"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
        for s in ("PU", "BPU")
    )
    bring("participants", LISTED + both)
    link_registers(at=NOW, by=None)
    assert linked() == [("Aco Daeng Mappuji", "BPU"), ("Aco Daeng Mappuji", "PU")]


def test_a_list_of_hashes_speaks_of_the_same_memberships_as_a_list_of_numbers(rekaan):
    bring("roster", ROSTER)
    bring("participants", LISTED + f',,,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,{hashed(ACO)}\n')
    link_registers(at=NOW, by=None)
    assert linked() == [("Aco Daeng Mappuji", "BPU")]
    with_number = LISTED + f'{ACO},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-04,2025-04-30,,\n'
    assert "1 berubah" in bring("participants", with_number)
    assert Participant.objects.count() == 1


def test_without_a_number_name_and_birth_date_find_the_person(rekaan):
    bring("roster", ROSTER)
    bring(
        "participants",
        LISTED + ',Muhammad Ruslan,1992-03-03,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n',
    )
    summary = link_registers(at=NOW, by=None)
    assert summary.matched + summary.in_review == 1
    assert Link.objects.get().person.full_name == "Muh. Ruslan"


def test_what_a_person_decided_stands_in_every_later_run(rekaan, django_user_model):
    bring("roster", ROSTER)
    bring(
        "participants", LISTED + f'{ACO},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
    )
    officer = django_user_model.objects.create_user("petugas")
    Link.objects.create(
        participant=Participant.objects.get(), person=Person.objects.get(full_name__startswith="Aco"),
        decision="different", probability=0, decided_by=officer, decided_at=NOW, method="petugas",
    )  # fmt: skip
    link_registers(at=NOW, by=None)
    assert [link.decision for link in Link.objects.all()] == ["different"]


def test_linking_twice_gives_the_same_links(rekaan):
    bring("roster", ROSTER)
    rows = "".join(
        f'{n},{name},,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
        for n, name in ((ACO, "Aco"), (BECCE, "Becce T"), (CORA, "Ruslan"))
    )
    bring("participants", LISTED + rows)
    link_registers(at=NOW, by=None)
    first = list(
        Link.objects.order_by("participant").values_list("participant", "person", "decision")
    )
    link_registers(at=NOW, by=None)
    again = list(
        Link.objects.order_by("participant").values_list("participant", "person", "decision")
    )
    assert first == again
    assert len(first) == 3


def test_payments_find_their_membership_and_are_kept_once(rekaan):
    bring(
        "participants", LISTED + f'{ACO},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
    )
    text = (
        PAID
        + f'{ACO},BPU,2025-01,3,"JKK,JKM",50400,mandiri,2025-01-10,T1\n'
        + f"{ACO},BPU,2025-04,1,JKK,10000,apbd,2025-04-10,T2\n"  # two payers of one month
        + f"{ACO},BPU,2025-04,1,JKM,6800,mandiri,2025-04-11,T3\n"
        + f'{BECCE},BPU,2025-01,1,"JKK,JKM",16800,mandiri,2025-01-10,T4\n'  # not on any list
    )
    assert bring("payments", text) == "4 dibaca = 3 baru + 0 tetap + 0 berubah + 1 dikembalikan"
    assert bring("payments", text) == "4 dibaca = 0 baru + 3 tetap + 0 berubah + 1 dikembalikan"
    assert sum(p.amount for p in Payment.objects.all()) == 50_400 + 10_000 + 6_800


def test_a_payment_may_come_with_the_card_number_alone(rekaan):
    bring(
        "participants",
        LISTED + ',Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,12345678901,\n',
    )
    text = "nomor_peserta,segmen,bulan_awal,jumlah_bulan,program,jumlah\n"
    text += '12345678901,BPU,2025-01,1,"JKK,JKM",16800\n'
    assert bring("payments", text).startswith("1 dibaca = 1 baru")


def test_numbers_are_sealed_where_they_lie(rekaan):
    bring(
        "participants", LISTED + f'{ACO},Aco,1990-01-01,BPU,"JKK,JKM",AKTIF,2025-03,2025-03-31,,\n'
    )
    kept = Participant.objects.get()
    stored = [bytes(kept.nik_sealed), bytes(kept.nik_index), bytes(kept.nik_hash)]
    assert all(ACO.encode() not in value for value in stored)
