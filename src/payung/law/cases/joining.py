"""Case kinds `eligibility` (who may join what) and `village_segment`."""

from __future__ import annotations

import datetime as dt

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, day, small, text, yes_no
from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text
from payung.law.procedure.joining import Applicant, age_on, may_join_bpu, may_join_jkp
from payung.law.procedure.programmes import OPEN_TO, Employer, compulsory, names
from payung.law.procedure.village import VillageRole, village_segment
from payung.primitives.errors import InputError
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say

ELIGIBILITY = {
    "segment": Field(choice(Segment), Segment.BPU),
    "birth_date": Field(day, needed=True),
    "as_of": Field(day, needed=True),
    "has_nik": Field(yes_no, True),
    "occupations": Field(small, 1),
    "member": Field(yes_no, False),
    "citizen": Field(yes_no, True),
    "employer": Field(choice(Employer)),
}
VILLAGE = {
    "role": Field(choice(VillageRole), needed=True),
    "as_of": Field(day, needed=True),
    "stated_segment": Field(choice(Segment)),
    "legal_basis": Field(text, ""),
}
_OWN_ACCOUNT = (Employer.OWNER, Employer.WORKER)
EMPLOYERS: dict[Segment, tuple[Employer, ...]] = {
    Segment.BPU: _OWN_ACCOUNT,
    Segment.PU: tuple(one for one in Employer if one not in _OWN_ACCOUNT),
}
"""The employers that make a difference in a segment; in the others none is asked for."""


def eligibility(inputs: Inputs) -> Answer:
    """`may_join` with the reasons against, and the programmes that are compulsory and optional."""
    segment, as_of = inputs["segment"], inputs["as_of"]
    _check_born(inputs["birth_date"], as_of)
    faults = may_join_bpu(_applicant(inputs), as_of) if segment is Segment.BPU else []
    figures = {
        "may_join": not faults,
        "reasons": [fault.id for fault in faults],
        "age": age_on(inputs["birth_date"], as_of),
    }
    rules: tuple[Value, ...] = _age_rules(as_of) if segment is Segment.BPU else ()
    parts: tuple[Step, ...] = ()
    if employer := _employer(segment, inputs["employer"]):
        needed, rule = compulsory(segment, employer, as_of)
        optional = Programme(OPEN_TO[segment] & ~needed)
        figures |= {"compulsory": names(needed), "optional": names(optional)}
        parts = (_compulsory_step(needed, rule),)
    if segment is Segment.PU:
        against = may_join_jkp(inputs["birth_date"], inputs["citizen"], as_of)
        figures |= {"may_join_jkp": not against, "reasons_jkp": [one.id for one in against]}
        rules = (parameter("eligibility.age.jkp_below").at(as_of),)
    state = Text("boleh mendaftar", "may join") if not faults else _REFUSED
    whole = Step(_JOINING, None, "", state, {}, rules, parts, notes=tuple(faults))
    return Answer(figures, whole)


def village(inputs: Inputs) -> Answer:
    """`segment` of a role in the village; null while practice differs and no legal basis is given."""
    found = village_segment(
        inputs["role"], inputs["as_of"], inputs["stated_segment"], inputs["legal_basis"]
    )
    stated = found.segment is not None and inputs["legal_basis"].strip()
    shown = found.segment.value if found.segment else None
    rules = (found.rule,)
    doubt = Text(
        found.rule.conflict or found.rule.needed, found.rule.conflict_en or found.rule.needed_en
    )
    notes = (doubt,) if doubt.id else ()
    line = Text(*(f"{shown}: {reason}" if shown else reason for reason in found.reason))
    if stated:
        step = Step(_SEGMENT, None, "", line, {}, parts=(Step(_ELSEWHERE, None, "", doubt),))
    else:
        step = Step(_SEGMENT, None, "", line, {"role": inputs["role"].value}, rules, notes=notes)
    return Answer({"segment": shown}, step)


def _check_born(birth_date: dt.date, as_of: dt.date) -> None:
    if birth_date > as_of:
        raise InputError(
            say(
                "'birth_date' %(birth_date)s sesudah 'as_of' %(as_of)s; periksa keduanya.",
                birth_date=birth_date,
                as_of=as_of,
            )
        )


def _compulsory_step(needed: Programme, rule: Value) -> Step:
    listed = ", ".join(names(needed))
    what = Text(rule.description, rule.description_en)
    return Step(what, None, "", Text(listed, listed), parameters=(rule,))


def _applicant(inputs: Inputs) -> Applicant:
    return Applicant(
        inputs["birth_date"], inputs["has_nik"], inputs["occupations"], inputs["member"]
    )


def _employer(segment: Segment, employer: Employer | None) -> Employer | None:
    if employer is not None and employer not in EMPLOYERS.get(segment, ()):
        raise InputError(
            say(
                "'employer' berisi '%(employer)s' untuk segmen %(segment)s; BPU: owner, "
                "worker. PU: micro, small, medium, large, state. Segmen lain: kosongkan.",
                employer=employer,
                segment=segment,
            )
        )
    return Employer.WORKER if employer is None and segment is Segment.BPU else employer


def _age_rules(as_of: dt.date) -> tuple[Value, ...]:
    names = ("eligibility.age.minimum", "eligibility.age.below", "eligibility.occupations")
    rules = [parameter(name).at(as_of) for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.confidence is Confidence.UNVERIFIED))


_JOINING = Text("Syarat mendaftar", "Conditions to join")
_REFUSED = Text("belum boleh mendaftar", "may not join")
_SEGMENT = Text("Segmen pekerja desa", "Segment of village work")
_ELSEWHERE = Text("Di daerah lain", "Elsewhere")
