"""`payung target` from the first statement to the parts of the villages."""

import pytest
from typer.testing import CliRunner

from payung.primitives.errors import NotFoundError
from payung.regions.actions import choose_regency
from payung.targets.commands import app
from payung.targets.models import Target

from .conftest import ANGGREK, KENANGA, MELATI, REGENCY, crowd

PROPOSE = (
    f"propose --region {REGENCY} --base-month 2024-12 --base 40 --increase 20 --deadline 2025-12 "
    "--denominator 50 --denominator-source contoh --legal-source contoh"
)


def run(line: str) -> str:
    done = CliRunner().invoke(app, line.split())
    if done.exception:
        raise done.exception
    return done.output


def test_a_target_goes_from_proposal_to_parts(settle) -> None:
    settle(
        *crowd(MELATI, workers=15, covered=5),
        *crowd(KENANGA, workers=15, covered=5),
        *crowd(ANGGREK, workers=20, covered=0),
    )
    proposed = run(PROPOSE)
    assert "48,00 % = 24 dari 50 orang" in proposed
    assert "60,00 % = 30 dari 50 orang" in proposed
    both = run(f"show --region {REGENCY} --month 2025-06")
    assert "belum ditetapkan" in both
    assert "kurang 20 orang" in both
    assert "60,00" not in run(
        f"settle --region {REGENCY} --deadline 2025-12 --method relative --because Rapat"
    )
    done = run(f"cascade --region {REGENCY} --deadline 2025-12 --as-of 2025-06 --because Rapat")
    assert "14 orang di 3 desa" in done
    shown = run(f"show --region {REGENCY} --month 2025-06")
    choose_regency(code=REGENCY, by=None)
    assert run("show") == shown, "the regency served and the newest complete month are meant"
    assert "10 dari 50 pekerja terlindungi (20,0 %)" in shown
    assert "kurang 14 orang, 3 sebulan" in shown


def test_a_proposal_is_withdrawn_with_its_reason(rekaan) -> None:
    run(PROPOSE)
    line = f"withdraw --region {REGENCY} --deadline 2025-12 --because keliru"
    assert "ditarik: keliru" in run(line)
    assert "24 dari 50" in run(PROPOSE)


def test_a_target_above_everybody_is_said_to_be_so(rekaan) -> None:
    assert "melebihi seluruh pekerja" in run(PROPOSE.replace("--base 40", "--base 90"))


def test_statements_end_in_a_reconciliation_line(rekaan, tmp_path) -> None:
    path = tmp_path / "pernyataan.csv"
    path.write_text(
        "tanggal,kode_wilayah,bulan,persen,orang,target,teks,sumber\n"
        "2025-03-25,99.07,2025-03,40,,tidak,teks,sumber\n"
    )
    assert "1 dibaca = 1 baru + 0 sudah ada" in run(f"statements {path}")
    assert "1 dibaca = 0 baru + 1 sudah ada" in run(f"statements {path}")


@pytest.mark.parametrize(
    "line",
    [
        f"show --region {REGENCY} --month 2025-06",
        f"settle --region {REGENCY} --deadline 2025-12 --method points --because x",
    ],
)
def test_without_a_target_it_says_that_there_is_none(rekaan, line) -> None:
    with pytest.raises(NotFoundError):
        run(line)
    assert not Target.objects.exists()
