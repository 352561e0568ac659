"""Writes docs/reference/law.md from the parameters, the worker rule and the tables of cases.

Run it after a change of law: `python tests/spec/law/manual.py`. A test fails while the page is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from payung.law.cases import KINDS
from payung.law.dated import Value
from payung.law.explain.listing import values_by_doubt
from payung.law.explain.render import value_text
from payung.law.worker import (
    REASONS,
    RULE_VERSION,
    OccupationClass,
    occupation_class,
    occupation_labels,
    reason_text,
)

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "reference" / "law.md"
CHAPTERS = {
    "contributions": "Contributions",
    "budget": "Budgets",
    "benefits": "Benefits",
    "savings": "Old-age savings",
    "segments": "Construction, migrants, job loss",
    "payment": "Paying several months, and late",
    "pensions": "Pension and cash after a dismissal",
    "joining": "Who may join, and in which segment",
    "procedure": "Deadlines, heirs, papers",
    "governance": "Coverage, targets and counts",
    "comparison": "What if",
}
INTRODUCTION = """# The law as Payung counts it

Generated from `src/payung/law/parameters`, the worker rule and the tables in `tests/spec/law`, which
run as tests. Do not edit this page: change the table or the value, then run
`python tests/spec/law/manual.py`.

No official PDF of any regulation was read for these values; each names what was read. How sure a
value is: SEEN (read in a named source), CHECKED (an independent calculation agrees), SEEN-3P (read in
a third-party source that cites the law), INFERRED (deduced from values that were seen), CONFLICT
(sources disagree), UNVERIFIED (no source found: never yields an amount).
"""
WORKERS = f"""
## Who counts as a worker

Rule of {RULE_VERSION}, `payung.law.worker`. The first line that fits decides:

1. Civil servants, soldiers, police (Taspen, Asabri) and holders of state office are no workers here.
2. A known role in the village is work, whatever the occupation says.
3. An incentive from the village is work.
4. An occupation of the classes likely BPU, likely PU, or either, is work.
5. A village role with unknown words, and no other work, is asked.
6. Listed as vulnerable worker is work when the occupation is empty or unknown; against an occupation
   that says no work it is asked.
7. Not working, homemaker, pupil or student, retired: no worker.
8. Anything else (empty or unknown occupation, "member of BPK") is asked.

Then age and life status: months are judged by their last day. A person belongs to a month from the
one of the 18th birthday until before the one of the 65th, and until before the month of death or of
leaving (moved, missing, away); without a date, until before the month of the register. Who is under age
on the day of the register is no worker yet, and `from_month` says when that ends. Without a possible
birth date only a village role or an incentive makes a worker, with no limits known (`None`): an
office knows an adult. Who registered and paid in time may stay insured after 65; that is membership,
not this rule.

The segment is a guess (village officials, staff and likely PU: PU; all others BPU). Sources disagree
on BPD, RT/RW, kader, imam desa and linmas, so a segment stated with its legal basis goes first.
"""

KINDS_TEXT = """## Cases: the contract of `payung law eval`

One JSON object a line in, one out, in the same order: `payung law eval < cases.jsonl > results.jsonl`.
A case has `id`, `kind` and the fields of its kind, flat or under `inputs`. A result repeats `id` and has
its figures, `confidence` and `explanation` (lines of text; `--explain en` in English, `--explain tree` as
a tree), or `error` with a sentence. A figure that only an unverified rule would give is `null`. Unknown
fields are an error; the fields of a published example (`expected`, `source`, `note` ...) are not.

A star marks what must be filled.

"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION, WORKERS, _reasons(), _occupations(), _worker_cases()]
    parts += [_chapter(folder, title) for folder, title in CHAPTERS.items()]
    return "\n".join([*parts, _kinds(), _parameters()])


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(one) for one in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def _reasons() -> str:
    rows = [[f"`{one}`", reason_text(one), reason_text(one, "en")] for one in REASONS]
    return "### Reasons\n\n" + _table(["reason", "Indonesian", "English"], rows)


def _occupations() -> str:
    rows = [
        [kind.value, ", ".join(one for one in occupation_labels() if occupation_class(one) is kind)]
        for kind in OccupationClass
        if kind not in (OccupationClass.EMPTY, OccupationClass.UNKNOWN)
    ]
    title = "### Occupations\n\nMatched by label, never by number. The classes are proposed.\n\n"
    return title + _table(["class", "labels"], rows)


def _worker_cases() -> str:
    spec = _load(HERE / "worker" / "cases.yaml")
    parts = [f"### Cases\n\nThe register is of {spec['as_of']}.\n"]
    for chapter in spec["chapters"]:
        rows = [
            [_shown(_without(case, "expect")), _shown(case["expect"])] for case in chapter["cases"]
        ]
        parts.append(f"#### {chapter['title']}\n\n" + _table(["register", "judgement"], rows))
    return "\n".join(parts)


def _chapter(folder: str, title: str) -> str:
    parts = [f"## {title}\n"]
    for chapter in _load(HERE / folder / "cases.yaml")["chapters"]:
        given = _shown(chapter.get("given", {}))
        common = f"`{chapter['kind']}`" + (f" with {given}" if given else "")
        rows = [
            [
                _shown(_without(case, "expect", "sum", "source")),
                str(case.get("sum", "")),
                _shown(case["expect"]),
                str(case.get("source", "")),
            ]
            for case in chapter["cases"]
        ]
        heads = ["case", "arithmetic", "answer", "published in"]
        parts.append(f"### {chapter['title']}\n\n{common}\n\n" + _table(heads, rows))
    return "\n".join(parts)


def _kinds() -> str:
    rows = [
        [
            f"`{name}`",
            ", ".join(f"{one}*" if field.needed else one for one, field in kind.fields.items()),
        ]
        for name, kind in KINDS.items()
    ]
    return KINDS_TEXT + _table(["kind", "fields"], rows)


def _parameters() -> str:
    rows = [
        [f"`{one.name}`", value_text(one, "en"), _days(one), _sources(one), one.confidence.value]
        for one in values_by_doubt()
    ]
    heads = ["parameter", "value", "in force", "source", "confidence"]
    return "## Parameters\n\nLeast sure first.\n\n" + _table(heads, rows)


def _days(value: Value) -> str:
    return f"{value.since} to before {value.until}" if value.until else f"from {value.since}"


def _sources(value: Value) -> str:
    sources = "; ".join(str(one) for one in value.reference)
    doubt = value.conflict or value.needed
    return f"{sources}. {doubt}" if doubt else sources


def _without(case: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name not in names}


def _shown(values: Any) -> str:
    if isinstance(values, dict):
        return ", ".join(f"{name}: {_shown(value)}" for name, value in values.items())
    if isinstance(values, list):
        return "[" + "; ".join(_shown(value) for value in values) + "]"
    if isinstance(values, bool) or values is None:
        return {True: "yes", False: "no", None: "none"}[values]
    if isinstance(values, int) and values >= 10_000:
        return f"{values:,}"
    return str(values) if values != "" else "(empty)"


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
