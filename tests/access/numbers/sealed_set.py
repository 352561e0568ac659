"""A sealed value in every place that holds any, and whether each still opens."""

from __future__ import annotations

import pytest
from django.utils import timezone

from payung.access.accounts.signing_in import SecondFactorAdapter
from payung.access.models import FormerRow, User
from payung.access.numbers.keys import sealer
from payung.intake.formats.known import LAYOUTS
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.preview import opened_samples, sealed_samples
from payung.intake.rejected import _sealed as sealed_cells
from payung.intake.rejected import opened
from payung.membership.models import Participant
from payung.register.models import FormerNumber, Household, Merge, MergedRow, Person

for_both = pytest.mark.parametrize("ring_file", ["numbered", "from before rings"], indirect=True)


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
