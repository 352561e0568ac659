"""Statements, targets and cascades are written with who and why, or not at all."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.planning.cascade import Key
from payung.planning.readings import Method
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.primitives.month import Month
from payung.targets import actions, queries
from payung.targets.actions import trail
from payung.targets.models import Cascade, CascadeShare, Statement, Target
from payung.targets.proposed_target import ProposedTarget

from .conftest import (
    ANGGREK,
    DISTRICT,
    JUNE,
    KENANGA,
    MELATI,
    NOW,
    OTHER_DISTRICT,
    REGENCY,
    crowd,
    user_with,
)

PROPOSAL = {
    "region_code": REGENCY,
    "base_month": Month.of(2024, 12),
    "base_basis_points": 4000,
    "stated_basis_points": 2000,
    "deadline_month": Month.of(2025, 12),
    "denominator": 50,
    "denominator_source": "BPJS Ketenagakerjaan, 11 Juni 2025",
    "legal_source": "Permendagri 15/2024",
}
HEADER = "tanggal,kode_wilayah,bulan,persen,orang,target,teks,sumber\n"


def proposed(**changed) -> Target:
    proposal = ProposedTarget(**{**PROPOSAL, **changed})
    return actions.propose_target(proposed=proposal, by=None, at=NOW)


@pytest.fixture
def target(rekaan: None) -> Target:
    return proposed()


def settled(target: Target, method: str = Method.RELATIVE, because: str = "Rapat Sekda", by=None):
    return actions.settle_target(target=target, method=method, because=because, by=by, at=NOW)


def divided(target: Target, **changed) -> Cascade:
    asked = {"key": "gap", "as_of_month": JUNE, "because": "Rapat", "by": None, "at": NOW}
    return actions.make_cascade(target=target, **{**asked, **changed})


def parts(cascade: Cascade) -> dict[str, int]:
    return dict(cascade.shares.values_list("region_id", "people"))


class TestProposing:
    def test_a_proposed_target_is_unsettled(self, target: Target) -> None:
        assert target.method == ""
        assert AuditEvent.objects.get(verb="target_proposed").details == {"deadline": "2025-12"}

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"denominator": 0}, "penyebut"),
            ({"denominator_source": " "}, "sumber"),
            ({"legal_source": ""}, "dasar hukum"),
            ({"deadline_month": Month.of(2024, 12)}, "harus sesudah"),
        ],
    )
    def test_an_incomplete_target_is_refused(self, rekaan, changed, says) -> None:
        with pytest.raises(InputError, match=says):
            proposed(**changed)

    def test_a_second_target_for_the_same_month_is_refused(self, target: Target) -> None:
        with pytest.raises(InputError, match="sudah ada"):
            proposed()

    def test_an_unknown_region_is_not_found(self, rekaan) -> None:
        with pytest.raises(NotFoundError):
            proposed(region_code="12.34")


class TestSettling:
    def test_it_says_how_who_when_and_why(self, target: Target) -> None:
        officer = user_with(Role.REGENCY_OFFICER, REGENCY)
        found = settled(target, because=" Rapat Sekda ", by=officer)
        assert (found.method, found.settled_because) == ("relative", "Rapat Sekda")
        assert (found.settled_by, found.settled_at) == (officer, NOW)

    def test_it_may_be_done_again_and_the_trail_keeps_each_reading(self, target: Target) -> None:
        settled(target, Method.RELATIVE, "Rapat Juni")
        settled(target, Method.POINTS, "Surat Gubernur")
        trail_ = AuditEvent.objects.filter(verb="target_settled").order_by("pk")
        assert [event.details for event in trail_] == [
            {
                "before": {"method": "", "because": ""},
                "method": "relative",
                "because": "Rapat Juni",
            },
            {
                "before": {"method": "relative", "because": "Rapat Juni"},
                "method": "points",
                "because": "Surat Gubernur",
            },
        ]

    @pytest.mark.parametrize(
        ("method", "because", "says"),
        [("relatif", "x", "Cara baca"), ("", "x", "Cara baca"), ("points", "  ", "alasan")],
    )
    def test_without_a_known_method_and_a_reason_nothing_changes(
        self, target, method, because, says
    ) -> None:
        with pytest.raises(InputError, match=says):
            settled(target, method, because)
        target.refresh_from_db()
        assert target.method == ""

    @pytest.mark.parametrize(
        ("role", "region"),
        [
            (Role.DATA_STEWARD, REGENCY),
            (Role.VILLAGE_HEAD, MELATI),
            (Role.DISTRICT_OFFICER, DISTRICT),
        ],
    )
    def test_only_an_officer_of_the_region_settles(self, target, role, region) -> None:
        with pytest.raises(NotPermittedError):
            settled(target, by=user_with(role, region))

    def test_when_the_trail_fails_nothing_is_settled(self, target, monkeypatch) -> None:
        def refuse(**_event: object) -> None:
            raise RuntimeError("no trail")

        monkeypatch.setattr(trail, "record", refuse)
        with pytest.raises(RuntimeError):
            settled(target)
        target.refresh_from_db()
        assert target.method == ""


def withdrawn(target: Target, because: str = "Angka keliru", by=None) -> Target:
    return actions.withdraw_target(target=target, because=because, by=by, at=NOW)


class TestWithdrawing:
    def test_it_keeps_the_row_with_who_when_and_why(self, target: Target) -> None:
        officer = user_with(Role.REGENCY_OFFICER, REGENCY)
        found = withdrawn(target, " Angka  keliru ", by=officer)
        found.refresh_from_db()
        assert (found.withdrawn_by, found.withdrawn_at) == (officer, NOW)
        assert found.withdrawn_because == "Angka keliru"
        event = AuditEvent.objects.get(verb="target_withdrawn")
        assert event.details == {"deadline": "2025-12", "because": "Angka keliru"}

    def test_it_counts_for_nothing_and_its_month_is_free_again(self, target: Target) -> None:
        withdrawn(target)
        assert queries.targets_of(REGENCY) == []
        assert queries.target_in_force(REGENCY, JUNE) is None
        again = proposed()
        assert queries.targets_of(REGENCY) == [again]
        assert queries.proposals_of(REGENCY) == [again, target]

    def test_a_settled_target_stays(self, target: Target) -> None:
        settled(target)
        with pytest.raises(InputError, match="sudah ditetapkan"):
            withdrawn(target)

    @pytest.mark.parametrize("act", [withdrawn, settled])
    def test_what_was_withdrawn_is_neither_settled_nor_withdrawn_again(self, target, act) -> None:
        withdrawn(target)
        with pytest.raises(InputError, match="sudah ditarik: Angka keliru"):
            act(target)

    @pytest.mark.parametrize("because", ["", " a   b "])
    def test_without_a_reason_it_stands(self, target, because) -> None:
        with pytest.raises(InputError, match="alasan"):
            withdrawn(target, because)
        assert queries.targets_of(REGENCY) == [target]

    def test_only_who_may_propose_withdraws(self, target) -> None:
        with pytest.raises(NotPermittedError):
            withdrawn(target, by=user_with(Role.DATA_STEWARD, REGENCY))


class TestDividing:
    @pytest.fixture
    def villages(self, settle) -> None:
        """Workers 15, 15, 20; covered 5, 5, 0: gaps 10, 10, 20."""
        settle(
            *crowd(MELATI, workers=15, covered=5),
            *crowd(KENANGA, workers=15, covered=5),
            *crowd(ANGGREK, workers=20, covered=0),
        )

    def test_what_is_missing_is_divided_down_to_villages(self, villages, target) -> None:
        """40 % x 1,2 of 50 is 24; 10 are covered; 14 over gaps 20 and 20, then 10 and 10."""
        made = divided(settled(target))
        assert (made.version, made.people) == (1, 14)
        assert parts(made) == {DISTRICT: 7, OTHER_DISTRICT: 7, MELATI: 4, KENANGA: 3, ANGGREK: 7}

    def test_it_keeps_where_each_region_stood(self, villages, target) -> None:
        made = divided(settled(target))
        district = made.shares.get(region_id=DISTRICT)
        assert (district.workers_at_start, district.covered_at_start) == (30, 10)

    @pytest.mark.parametrize(
        ("changed", "villages_get"),
        [
            ({"key": Key.WORKFORCE}, [4, 4, 6]),  # 14 x 30/50 = 8,4 and 5,6: 8 and 6
            ({"key": Key.EQUAL}, [5, 4, 5]),  # 14 x 2/3 = 9,33 and 4,67: 9 and 5
            ({"floor": 5}, [5, 5, 5]),
            ({"ceiling_basis_points": 5000}, [2, 2, 10]),  # at most 7, 7 and 10 covered
        ],
    )
    def test_the_key_and_the_bounds_are_the_officers_choice(
        self, villages, target, changed, villages_get
    ) -> None:
        method = Method.RELATIVE if changed != {"floor": 5} else Method.ABSOLUTE
        if method is Method.ABSOLUTE:
            target.increase_basis_points = 5000  # 25 people: 15 are missing
            target.save()
        found = parts(divided(settled(target, method), **changed))
        assert [found[code] for code in (MELATI, KENANGA, ANGGREK)] == villages_get

    def test_a_second_division_counts_what_was_brought_and_keeps_the_first(
        self, villages, target, settle
    ) -> None:
        first = divided(settled(target))
        settle(*crowd(MELATI, workers=2, covered=2))  # two more workers here, both covered
        again = divided(target)
        assert (again.version, again.people) == (2, 12)
        assert parts(again)[MELATI] < parts(first)[MELATI]
        assert sum(parts(again)[code] for code in (MELATI, KENANGA, ANGGREK)) == 12
        assert parts(Cascade.objects.get(version=1))[MELATI] == 4

    def test_an_unsettled_target_is_not_divided(self, villages, target) -> None:
        with pytest.raises(InputError, match="belum ditetapkan"):
            divided(target)

    def test_a_month_that_was_not_computed_is_not_a_base(self, villages, target) -> None:
        with pytest.raises(InputError, match="belum dihitung"):
            divided(settled(target), as_of_month=JUNE + 1)

    def test_a_target_larger_than_the_register_says_how_many_do_not_fit(
        self, villages, target
    ) -> None:
        """60 % of 500 is 300; 10 are covered, 40 are not: 250 do not fit."""
        target.denominator = 500
        target.save()
        with pytest.raises(InputError, match="250 orang"):
            divided(settled(target, Method.POINTS))
        assert not Cascade.objects.exists()

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"key": "adil"}, "Kunci"),
            ({"floor": -1}, "Batas bawah"),
            ({"ceiling_basis_points": 10_001}, "batas atas"),
            ({"ceiling_basis_points": 0}, "batas atas"),
            ({"because": ""}, "alasan"),
        ],
    )
    def test_a_senseless_division_is_refused(self, villages, target, changed, says) -> None:
        with pytest.raises(InputError, match=says):
            divided(settled(target), **changed)

    def test_a_later_division_does_not_go_back_in_time(self, villages, target) -> None:
        divided(settled(target))
        with pytest.raises(InputError, match="lebih awal"):
            divided(target, as_of_month=JUNE + -1)

    def test_only_an_officer_of_the_region_divides(self, villages, target) -> None:
        settled(target)
        with pytest.raises(NotPermittedError):
            divided(target, by=user_with(Role.DISTRICT_OFFICER, DISTRICT))

    def test_the_tables_hold_one_part_for_each_region(self, villages, target) -> None:
        made = divided(settled(target))
        with pytest.raises(IntegrityError), transaction.atomic():
            CascadeShare.objects.create(
                cascade=made, region_id=MELATI, people=1, covered_at_start=0, workers_at_start=0
            )


class TestStatements:
    def write(self, folder: Path, *lines: str) -> Path:
        path = folder / "pernyataan.csv"
        path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
        return path

    def read(self, path: Path, by=None) -> tuple[int, int, int]:
        done = actions.import_statements(path=path, by=by, at=NOW)
        return done.read, done.created, done.unchanged

    def test_each_statement_is_kept_once_as_it_was_said(self, rekaan, tmp_path) -> None:
        path = self.write(
            tmp_path,
            "2025-03-25,99.07,2025-03,40,,tidak,sudah 40 persen,contoh.go.id",
            '11-06-2025,9907,2025-05,"33,6",,tidak,capaian,contoh.go.id/juni',
            "11/6/2025,99.07,2025-12,40 %,50.000,ya,target Desember,contoh.go.id/juni",
        )
        assert self.read(path) == (3, 3, 0)
        assert self.read(path) == (3, 0, 3)
        found = Statement.objects.values_list("basis_points", "people", "is_target")
        assert list(found) == [(4000, None, False), (3360, None, False), (4000, 50_000, True)]

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("2025-13-01,99.07,2025-03,40,,tidak,teks,sumber", "'2025-13-01' bukan tanggal"),
            ("kemarin,99.07,2025-03,40,,tidak,teks,sumber", "'kemarin' bukan tanggal"),
            ("2025-03-25,Sinjai,2025-03,40,,tidak,teks,sumber", "bukan kode wilayah"),
            ("2025-03-25,99.07,Maret,40,,tidak,teks,sumber", "bukan bulan"),
            ("2025-03-25,99.07,2025-03,empat,,tidak,teks,sumber", "'empat' bukan persen"),
            ("2025-03-25,99.07,2025-03,nan,,tidak,teks,sumber", "'nan' bukan persen"),
            ("2025-03-25,99.07,2025-03,40.123,,tidak,teks,sumber", "dua desimal"),
            ("2025-03-25,99.07,2025-03,-1,,tidak,teks,sumber", "bukan persen"),
            ("2025-03-25,99.07,2025-03,,banyak,tidak,teks,sumber", "bukan jumlah orang"),
            ("2025-03-25,99.07,2025-03,,,tidak,teks,sumber", "isi salah satu"),
            ("2025-03-25,99.07,2025-03,40,,mungkin,teks,sumber", "ya atau tidak"),
            ("2025-03-25,99.07,2025-03,40,,tidak,,sumber", "wajib diisi"),
        ],
    )
    def test_a_line_that_cannot_be_read_is_named_and_nothing_is_kept(
        self, rekaan, tmp_path, line, says
    ) -> None:
        good = "2025-03-25,99.07,2025-03,40,,tidak,teks,sumber"
        with pytest.raises(InputError, match=rf"baris 3: .*{says}"):
            self.read(self.write(tmp_path, good, line))
        assert not Statement.objects.exists()

    def test_an_unknown_region_takes_back_the_whole_file(self, rekaan, tmp_path) -> None:
        good = "2025-03-25,99.07,2025-03,40,,tidak,teks,sumber"
        with pytest.raises(NotFoundError):
            self.read(self.write(tmp_path, good, good.replace("99.07", "12.34")))
        assert not Statement.objects.exists()

    def test_an_empty_file_says_so(self, rekaan, tmp_path) -> None:
        with pytest.raises(InputError, match="tidak berisi"):
            self.read(self.write(tmp_path))

    def test_a_village_head_does_not_write_statements(self, rekaan, tmp_path) -> None:
        path = self.write(tmp_path, "2025-03-25,99.07.01.2001,2025-03,40,,tidak,teks,sumber")
        with pytest.raises(NotPermittedError):
            self.read(path, by=user_with(Role.VILLAGE_HEAD, MELATI))
