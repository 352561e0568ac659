"""The six digits a NIK begins with: a district in force, a withdrawn one, or none that ever was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Send
from tests.intake.test_rosters import BUDI, roster

from payung.regions.areas import AreaState, NikOrigin, area_of
from payung.regions.models import WithdrawnCode

NOWHERE = {"nik": "9955550101900001", "nama": "Ani", "no_kk": ""}


@pytest.fixture
def _withdrawn(rekaan: None) -> None:
    WithdrawnCode.objects.create(code="99.07.77", last_name="Tengah Lama", source="uji")


@pytest.mark.usefixtures("_withdrawn")
def test_an_area_is_in_force_withdrawn_or_unknown() -> None:
    assert area_of("9907010101900001") == NikOrigin(AreaState.CURRENT, "Kecamatan Barat")
    assert area_of("9907770101900001") == NikOrigin(AreaState.WITHDRAWN, "Tengah Lama")
    assert area_of("9955550101900001") == NikOrigin(AreaState.UNKNOWN, "")


@pytest.mark.usefixtures("_withdrawn")
def test_an_unknown_area_is_a_doubt_and_an_old_one_is_not(send: Send, tmp_path: Path) -> None:
    old = {**BUDI, "nik": "9907770101900001", "nama": "Citra", "no_kk": ""}
    file = send(roster(tmp_path, BUDI, old, {**BUDI, **NOWHERE}))
    assert file.doubts == {"nik_area_unknown": 1}


def test_when_most_numbers_are_of_unknown_areas_the_table_lacks_them(
    send: Send, tmp_path: Path
) -> None:
    others = [
        {**BUDI, **NOWHERE, "nik": f"99555501019000{n:02d}", "nama": f"Ani {n}"} for n in (1, 2)
    ]
    assert send(roster(tmp_path, BUDI, *others)).doubts == {}
