"""Dated parameters: values in force on a day, their ends, and what a faulty file says."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

import payung.law
from payung.law.dated import Confidence, all_parameters, parameter, read_parameters, weakest
from payung.primitives.errors import InputError, SetupError

GOOD = """
description: Tarif contoh
description_en: Example rate
metadata:
  unit: share
  confidence: SEEN
  reference: [{regulation: PP 1/2015, article: Ps 1}]
values:
  2015-07-01: {value: 0.0024}
  2016-01-01: {value: 0.003, metadata: {confidence: CONFLICT, conflict: lain 0.004, conflict_en: not 0.003}}
  2017-01-01: {value: null}
"""


def _read(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_value_holds_from_its_first_day_until_the_next_begins(tmp_path: Path) -> None:
    _read(tmp_path, tarif=GOOD)
    rate = read_parameters(tmp_path)["tarif"]
    assert rate.at(dt.date(2015, 7, 1)).share == Decimal("0.0024")
    assert rate.at(dt.date(2015, 12, 31)).share == Decimal("0.0024")
    assert rate.at(dt.date(2016, 1, 1)).share == Decimal("0.003")
    assert rate.at(dt.date(2016, 1, 1)).confidence is Confidence.CONFLICT


@pytest.mark.parametrize("day", [dt.date(2015, 6, 30), dt.date(2017, 1, 1), dt.date(2030, 1, 1)])
def test_outside_its_days_there_is_no_value(tmp_path: Path, day: dt.date) -> None:
    _read(tmp_path, tarif=GOOD)
    rate = read_parameters(tmp_path)["tarif"]
    assert rate.find(day) is None
    with pytest.raises(InputError, match="tidak berlaku"):
        rate.at(day)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    _read(
        tmp_path,
        a=GOOD.replace("unit: share", "unit: rupiah"),
        b=GOOD.replace("2017-01-01: {value: null}", ""),
        c=GOOD.replace("confidence: SEEN", "confidence: PROBABLY"),
        d=GOOD.replace("0.0024", "'0,24 %'"),
        e=GOOD.replace("reference: [{regulation: PP 1/2015, article: Ps 1}]", ""),
        f=GOOD.replace(", conflict: lain 0.004, conflict_en: not 0.003", ""),
        g=GOOD.replace("confidence: SEEN", "confidence: UNVERIFIED"),
        h=GOOD.replace("2016-01-01", "2015-07-01"),
        i=GOOD.replace("2016-01-01", "2014-01-01"),
        j=GOOD.replace("value: 0.003", "valeu: 0.003"),
        k="- daftar",
        l=GOOD.replace("  unit", "  colour: red\n  unit"),
        m=GOOD.replace("description: Tarif contoh", ""),
        n=GOOD.replace("2015-07-01", "tahun-2015"),
        o="values: {",
    )
    with pytest.raises(SetupError) as caught:
        read_parameters(tmp_path)
    lines = str(caught.value).splitlines()[1:]
    named = {line.removeprefix("- ").split(":")[0].split(" ")[0] for line in lines}
    assert named >= set("abcdefghijklmno")


def test_a_scale_must_rise(tmp_path: Path) -> None:
    scale = GOOD.split("values:")[0].replace("unit: share", "unit: IDR\n  ends: open") + (
        "brackets:\n"
        "  - {threshold: {2015-07-01: 5}, amount: {2015-07-01: 1}}\n"
        "  - {threshold: {2015-07-01: 0}, amount: {2015-07-01: 2}}\n"
    )
    _read(tmp_path, tabel=scale)
    with pytest.raises(SetupError, match="tidak menaik"):
        read_parameters(tmp_path)


def test_every_shipped_parameter_has_a_reader() -> None:
    sources = Path(payung.law.__file__).parent.rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    literals = re.findall(r'"([a-z_]+\.[^" ]+)"', code)
    patterns = [re.sub(r"\\{.*?\\}", "[^.]+", re.escape(one)) for one in literals]
    read = re.compile("|".join(f"(?:{one})" for one in patterns))
    assert [name for name in all_parameters() if not read.fullmatch(name)] == []


def test_an_unknown_name_is_our_own_fault_and_says_so() -> None:
    with pytest.raises(SetupError, match=r"contributions\.bpu\.gone"):
        parameter("contributions.bpu.gone")


def test_a_value_is_read_only_as_what_it_is() -> None:
    day = dt.date(2025, 1, 1)
    with pytest.raises(SetupError, match="bilangan bulat"):
        _ = parameter("contributions.bpu.jkk_rate").at(day).whole
    with pytest.raises(SetupError, match="tabel"):
        _ = parameter("contributions.bpu.jkk_rate").at(day).brackets
    with pytest.raises(SetupError, match="harus bilangan"):
        _ = parameter("contributions.bpu.base").at(day).share


def test_a_result_is_as_sure_as_its_least_sure_part() -> None:
    assert weakest([Confidence.SEEN, Confidence.CONFLICT, Confidence.CHECKED]) == "CONFLICT"
    assert weakest([]) is Confidence.SEEN
