"""Keys follow one another while people are read, found and brought in; nothing sealed is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from payung.access.accounts.signing_in import SecondFactorAdapter
from payung.access.models import AuditEvent, ChangedRows, FormerRow, User
from payung.access.numbers import rotation
from payung.access.numbers.columns import sealed_tables
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import INDEXED, Key, Ring, new_ring
from payung.access.numbers.sources import ENVIRONMENT_NAME, FILE_NAME, write_secret
from payung.access.scope import Scope
from payung.access.trail.chain import Verification
from payung.access.trail.former import FormerRows
from payung.audit.wording import differences
from payung.database import application_url
from payung.intake.formats.known import LAYOUTS
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.preview import opened_samples, sealed_samples
from payung.intake.rejected import _sealed as sealed_cells
from payung.intake.rejected import opened
from payung.membership.history import changes_of
from payung.membership.models import Participant
from payung.membership.people import find_people
from payung.primitives.errors import InputError, NotFoundError
from payung.register.models import FormerNumber, Household, Merge, MergedRow, Person

SRC = Path(__file__).parents[3] / "src/payung"
BARE = Ring((Key(0, b"k" * 32),))
pytestmark = pytest.mark.django_db
committed = pytest.mark.django_db(transaction=True)
for_both = pytest.mark.parametrize("ring_file", ["numbered", "from before rings"], indirect=True)


@pytest.fixture
def ring_file(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    before_rings = getattr(request, "param", "") == "from before rings"
    write_secret(tmp_path / "kunci", (BARE if before_rings else new_ring()).text())
    return tmp_path / "kunci"


def number_of(n: int) -> str:
    return f"9907010101{n:06d}"


def people(count: int) -> None:
    """People with number, family card and telephone; every tenth was changed once."""
    nik, kk, phone = sealer("nik"), sealer("kk"), sealer("phone")
    for n in range(1, count + 1):
        household = Household.objects.create(
            kk_sealed=kk.seal(number_of(n)), kk_index=kk.index(number_of(n))
        )
        person = Person.objects.create(
            natural_key=nik.index(number_of(n)), content_hash=b"", full_name=f"WARGA {n}",
            nik_sealed=nik.seal(number_of(n)), nik_index=nik.index(number_of(n)), nik_state="valid",
            phone_sealed=phone.seal(f"0812{n:06d}"), household=household, updated_at=timezone.now(),
        )  # fmt: skip
        if n % 10 == 0:
            Person.objects.filter(pk=person.pk).update(full_name=f"WARGA {n} BARU")


def one_of_everything() -> None:
    """A sealed value in every place that holds any."""
    people(10)
    FormerNumber.objects.create(
        person=Person.objects.earliest("pk"), nik_sealed=sealer("nik").seal(number_of(99)),
        nik_index=sealer("nik").index(number_of(99)), until=timezone.localdate(),
    )  # fmt: skip
    Participant.objects.create(
        natural_key=b"p", content_hash=b"", nik_sealed=sealer("nik").seal(number_of(1)),
        nik_index=sealer("nik").index(number_of(1)), card_sealed=sealer("card").seal("99000000001"),
        card_index=sealer("card").index("99000000001"), full_name="WARGA 1", segment="BPU", programmes=3,
    )  # fmt: skip
    file = SourceFile.objects.create(
        kind="roster", file_name="a.csv", sha256="0", size=1,
        preview={"unknown": "x", "sheets": sealed_samples([]), "concerns": {"rows": [1, "dua"]}},
    )  # fmt: skip
    cells = sealed_cells([("NIK", number_of(3)), ("Nama", "ANI"), ("Hash", "ab" * 32)], LAYOUTS[0])
    RejectedRow.objects.create(
        source_file=file, row_number=2, check_id="x", reason="x", cells=cells
    )
    user = User.objects.create_user("sari")
    merge = Merge.objects.create(
        duplicate_id=1, survivor_id=1, merged_id=2, merged_name="ANI", by=user, at=timezone.now()
    )
    was = {"nik_sealed": f"\\x{sealer('nik').seal(number_of(4)).hex()}"}
    MergedRow.objects.create(
        merge=merge, table_name="register_person", key=2, content={"before": was, "after": None}
    )
    user.authenticator_set.create(
        type="totp", data={"secret": SecondFactorAdapter().encrypt("RAHASIA")}
    )


def opens_everywhere() -> None:
    """Every sealed value of the set opens, in every place, by the way the pages take."""
    assert {sealer("nik").open(p.nik_sealed or b"")[:10] for p in Person.objects.all()} == {
        "9907010101"
    }
    assert all(sealer("phone").open(p.phone_sealed or b"") for p in Person.objects.all())
    assert all(sealer("kk").open(h.kk_sealed) for h in Household.objects.all())
    for former in FormerRow.objects.filter(table_name="register_person"):
        sealed = bytes.fromhex(former.content["nik_sealed"].removeprefix("\\x"))
        assert sealer("nik").open(sealed) == number_of(int(former.content["full_name"].split()[1]))


def everything_else_opens() -> None:
    assert sealer("nik").open(FormerNumber.objects.get().nik_sealed) == number_of(99)
    membership = Participant.objects.get()
    assert sealer("card").open(membership.card_sealed or b"") == "99000000001"
    assert sealer("nik").open(membership.nik_sealed or b"") == number_of(1)
    assert opened_samples(SourceFile.objects.get().preview["sheets"]) == []
    cells = opened(RejectedRow.objects.get().cells)
    assert cells == {"NIK": number_of(3), "Nama": "ANI", "Hash": "ab" * 32}
    was = MergedRow.objects.get().before
    assert was is not None
    assert sealer("nik").open(bytes.fromhex(was["nik_sealed"].removeprefix("\\x"))) == number_of(4)
    secret = User.objects.get(username="sari").authenticator_set.get().data["secret"]
    assert SecondFactorAdapter().decrypt(secret) == "RAHASIA"


def found(number: str) -> list[str]:
    return [person.full_name for person in find_people(Scope((), unplaced=True), number).people]


@for_both
def test_rotation_reaches_every_place_that_holds_a_sealed_value(ring_file: Path) -> None:
    one_of_everything()
    old = current_ring().newest
    by_hand = sum(counted.total() for counted in rotation.use_of_keys().tables.values())
    assert all(counted.total() for counted in rotation.use_of_keys().tables.values())
    rotation.make_key(to=None, by=None)
    assert rotation.rotate(by=None) == by_hand
    assert rotation.use_of_keys().of(old.number) == 0
    assert rotation.use_of_keys().of(current_ring().newest.number) == by_hand
    opens_everywhere()
    everything_else_opens()
    rotation.retire_key(number=old.number, to=None, by=None)
    opens_everywhere()
    everything_else_opens()
    assert rotation.rotate(by=None) == 0


def test_no_text_in_any_table_of_the_database_begins_like_a_value_of_an_older_key(
    ring_file: Path,
) -> None:
    write_secret(ring_file, new_ring().text())
    one_of_everything()
    old = current_ring().newest.header.hex()
    assert len(tables_with(old)) == len(sealed_tables())
    rotation.make_key(to=None, by=None)
    rotation.rotate(by=None)
    assert tables_with(old) == []


def tables_with(text: str) -> list[str]:
    """Asked of the database itself, so that a table nobody declared is found too."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        held = []
        for name in names:
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{name}" AS row WHERE row::text LIKE %s)',
                [f"%{text}%"],
            )
            held += [name] if cursor.fetchone() == (True,) else []
    return held


def test_every_sealed_column_of_a_model_is_declared() -> None:
    declared = {(table.name, column) for table in sealed_tables() for column in table.columns}
    in_models = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField) and field.column.endswith("_sealed")
    }
    assert len(in_models) == 6
    assert in_models <= declared


def test_every_kind_that_the_code_seals_is_declared_or_only_indexed() -> None:
    code = "\n".join(
        path.read_text() for path in SRC.rglob("*.py") if path.parent.name != "numbers"
    )
    used = set(re.findall(r'sealer\(\s*"([a-z-]+)"', code)) | set(
        re.findall(r'_sealed\(.*"([a-z]+)"\)', code)
    )
    declared = {
        kind for table in sealed_tables() for kinds in table.columns.values() for kind in kinds
    }
    assert used
    assert used - declared == {"person"}
    assert "person" in INDEXED


@for_both
def test_nobody_is_missed_and_nothing_fails_between_two_batches(ring_file: Path) -> None:
    people(40)
    rotation.make_key(to=None, by=None)
    seen: list[tuple[int, int]] = []

    def look(done: int, total: int) -> None:
        seen.append((done, total))
        assert found(number_of(7)) == ["WARGA 7"]
        assert found(number_of(40)) == ["WARGA 40 BARU"]
        opens_everywhere()
        Person.objects.filter(full_name="WARGA 7").update(
            phone_sealed=sealer("phone").seal(f"0812{done:06d}")
        )

    rotation.rotate(by=None, progress=look, rows_at_once=7)
    assert len(seen) > 10
    assert seen[0][0] == 0
    assert seen[-1][0] >= seen[-1][1] - 1  # one telephone came under the new key by itself
    opens_everywhere()


@committed
def test_the_history_says_that_only_the_key_changed_and_the_chain_still_holds(
    ring_file: Path,
) -> None:
    people(20)
    before = FormerRow.objects.count()
    contents = [
        {k: v for k, v in f.content.items() if "sealed" not in k}
        for f in FormerRow.objects.order_by("pk")
    ]
    rotation.make_key(to=None, by=None)
    rotation.rotate(by=None)
    number = current_ring().newest.number
    assert FormerRow.objects.count() == before
    assert [
        {k: v for k, v in f.content.items() if "sealed" not in k}
        for f in FormerRow.objects.order_by("pk")
    ] == contents
    noted = ChangedRows.objects.filter(reason=f"disegel ulang dengan kunci {number}")
    assert sum(len(change.keys) for change in noted.filter(table_name="register_person")) == 20
    with connection.cursor() as cursor:
        assert list(FormerRows().faults(cursor)) == []
        assert list(Verification().faults(cursor)) == []
    events = AuditEvent.objects.filter(object_type="access.key").order_by("pk")
    assert [(event.verb, event.object_id) for event in events] == [
        ("key_made", str(number)),
        ("keys_rotated", str(number)),
    ]
    assert events[1].details == {
        "values": 20 * 3 + 2 * 2
    }  # three of each person, two of a former row


def test_between_two_keys_no_page_says_that_a_number_changed(ring_file: Path) -> None:
    people(10)
    rotation.make_key(to=None, by=None)
    person = Person.objects.get(full_name="WARGA 10 BARU")
    before = FormerRow.objects.get(key=person.pk, table_name="register_person").content
    person.nik_sealed = sealer("nik").seal(number_of(10))
    person.phone_sealed = sealer("phone").seal("0812000010")
    Person.objects.filter(pk=person.pk).update(
        nik_sealed=person.nik_sealed, phone_sealed=sealer("phone").seal("0899")
    )
    after = {
        **before, "full_name": "X", "nik_sealed": _in_json(person.nik_sealed),
        "phone_sealed": _in_json(person.phone_sealed),
    }  # fmt: skip
    assert [name for name, _, _ in differences(before, after)] == ["nama"]
    told = [{name for name, _, _ in change.fields} for change in changes_of(person)]
    assert told == [{"full_name", "phone_sealed"}]


def _in_json(value: bytes) -> str:
    return "\\x" + value.hex()


def test_a_change_made_under_cover_of_a_rotation_is_kept_like_any_other(ring_file: Path) -> None:
    people(2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.resealing', 'on', false)")
        cursor.execute("UPDATE register_person SET full_name = 'LAIN' WHERE full_name = 'WARGA 1'")
        cursor.execute("SELECT set_config('payung.resealing', '', false)")
    assert FormerRow.objects.get().content["full_name"] == "WARGA 1"


def test_a_former_row_takes_no_other_change_than_a_new_seal(ring_file: Path) -> None:
    people(10)
    refused = """UPDATE access_formerrow SET content = content || '{"full_name": "LAIN"}'"""
    with pytest.raises(DatabaseError) as told, connection.cursor() as cursor:
        cursor.execute(refused)
    assert isinstance(told.value.__cause__, psycopg.errors.RaiseException)


@committed
def test_rows_that_somebody_is_changing_are_sealed_when_he_is_done(ring_file: Path) -> None:
    people(3)
    rotation.make_key(to=None, by=None)
    told: list[int] = []
    with _other_connection() as other:
        other.execute(
            "SELECT set_config('payung.scope', '*', false), set_config('payung.unplaced', 'on', false)"
        )
        other.execute("UPDATE register_person SET hamlet = 'Timur' WHERE full_name = 'WARGA 2'")

        def release(done: int, _total: int) -> None:
            told.append(done)
            if len(told) == 3:
                other.commit()

        rotation.rotate(by=None, progress=release, rows_at_once=100)
    assert Person.objects.get(full_name="WARGA 2").hamlet == "Timur"
    opens_everywhere()
    assert rotation.use_of_keys().of_older(current_ring().newest.number) == 0


def _other_connection() -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(application_url(), dbname=connection.settings_dict["NAME"])


@committed
def test_two_rotations_do_not_run_together(ring_file: Path) -> None:
    people(1)
    rotation.make_key(to=None, by=None)
    with _other_connection() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [rotation._ONE_ROTATION])
        with pytest.raises(InputError, match="sedang berjalan"):
            rotation.rotate(by=None)


def test_a_key_in_use_stays_and_the_newest_always_does(ring_file: Path) -> None:
    people(3)
    old = current_ring().newest.number
    with pytest.raises(InputError, match="yang terbaru dan sedang menyegel"):
        rotation.retire_key(number=old, to=None, by=None)
    rotation.make_key(to=None, by=None)
    with pytest.raises(InputError, match=rf"9 nilai masih disegel dengan kunci {old}"):
        rotation.retire_key(number=old, to=None, by=None)
    assert old in current_ring().numbers
    with pytest.raises(NotFoundError, match=r"Kunci 77 tidak ada.*Yang ada: "):
        rotation.retire_key(number=77, to=None, by=None)


def test_a_retired_key_is_kept_beside_the_ring_for_old_backups(ring_file: Path) -> None:
    people(1)
    old = current_ring().newest
    rotation.make_key(to=None, by=None)
    rotation.rotate(by=None)
    written, kept = rotation.retire_key(number=old.number, to=None, by=None)
    assert (written, kept) == (ring_file, ring_file.with_name(f"kunci.retired-{old.number}"))
    assert kept.read_text() == f"{old.number}:{old.secret.hex()}\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert old.secret.hex() not in ring_file.read_text()
    assert AuditEvent.objects.filter(verb="key_retired", object_id=str(old.number)).count() == 1


def test_a_ring_that_payung_cannot_write_goes_to_a_file_that_is_named(
    ring_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(ENVIRONMENT_NAME, ring_file.read_text())
    monkeypatch.delenv(FILE_NAME)
    with pytest.raises(InputError, match=r"PAYUNG_SEALING_KEY.*contoh: --to gelang\.key"):
        rotation.make_key(to=None, by=None)
    before = current_ring()
    made, path = rotation.make_key(to=tmp_path / "gelang.key", by=None)
    assert current_ring() == before
    assert path.read_text() == made.text()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(InputError, match="sudah ada"):
        rotation.make_key(to=path, by=None)


@committed
def test_a_rotation_that_is_killed_goes_on_where_it_was(ring_file: Path) -> None:
    people(300)
    old = current_ring().newest.number
    rotation.make_key(to=None, by=None)
    all_of_them = rotation.use_of_keys().of(old)
    address = make_conninfo(application_url(), dbname=connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "payung.commands", "keys", "rotate", "--batch", "2"]
    running = subprocess.Popen(
        command, env={**os.environ, "DATABASE_URL": _as_url(address)}, stdout=subprocess.DEVNULL
    )
    try:
        while running.poll() is None and rotation.use_of_keys().of(old) > all_of_them * 0.7:
            assert found(number_of(150)) == ["WARGA 150 BARU"]
            time.sleep(0.05)
        assert running.poll() is None, "it was done before it could be killed"
        os.kill(running.pid, signal.SIGKILL)
    finally:
        running.wait()
    left = rotation.use_of_keys().of(old)
    assert 0 < left < all_of_them
    opens_everywhere()
    assert rotation.rotate(by=None) == left
    assert rotation.use_of_keys().of(old) == 0
    opens_everywhere()


def _as_url(address: str) -> str:
    from urllib.parse import quote

    from psycopg.conninfo import conninfo_to_dict

    parts = {key: quote(str(value), safe="") for key, value in conninfo_to_dict(address).items()}
    return "postgresql://{user}:{password}@{host}:{port}/{dbname}".format(**parts)
