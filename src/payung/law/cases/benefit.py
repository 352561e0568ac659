"""Case kinds of benefits: work accident, death, scholarship."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from payung.law.benefits import (
    Benefit,
    Child,
    accident_death,
    costs_refunded,
    death,
    partial_disability,
    several_memberships,
    total_disability,
    unable_to_work,
)
from payung.law.benefits.jkk import check_steps, disability_row, jkk_scholarship
from payung.law.benefits.jkk_care import LIMITED_COSTS, returning
from payung.law.benefits.wage import benefit_wage
from payung.law.cases.answer import Answer
from payung.law.cases.benefit_fields import Cause, Happened, Loss
from payung.law.cases.precision import doubt_about_the_day
from payung.law.cases.reading import Inputs
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.programme import Segment
from payung.primitives.sentences import say


def jkk_death(inputs: Inputs) -> Answer:
    """Death by work accident."""
    found = accident_death(_wage(inputs), inputs["event_date"], _children(inputs))
    return _benefit_answer(found, ("lump", "periodic", "funeral", "scholarship"), inputs)


def jkk_disability(inputs: Inputs) -> Answer:
    """Total, anatomical or functional lasting disability."""
    names = ("lump", "periodic", "scholarship")
    if inputs["kind_of_loss"] is Loss.TOTAL:
        found = total_disability(_wage(inputs), inputs["event_date"], _children(inputs))
        return _benefit_answer(found, names, inputs)
    functional = inputs["kind_of_loss"] in (Loss.FUNCTIONAL, Loss.FUNCTIONAL_SHORT)
    if functional != (inputs["loss_percent"] is not None):
        raise InputError(
            say("'loss_percent' diisi hanya, dan selalu, pada cacat fungsi; contoh: 50.")
        )
    found = partial_disability(
        _wage(inputs), inputs["event_date"], _table(inputs), inputs["loss_percent"], _steps(inputs)
    )
    return _benefit_answer(found, names, inputs)


def jkk_incapacity(inputs: Inputs) -> Answer:
    """Wages while unable to work."""
    found = unable_to_work(_wage(inputs), inputs["event_date"], inputs["months"])
    return _benefit_answer(found, ("full", "second", "later"), inputs)


def jkk_costs(inputs: Inputs) -> Answer:
    """Transport and aids, up to their limits."""
    costs = {name: inputs[name] for name in ("treatment", *LIMITED_COSTS, "prosthesis")}
    price = inputs["prosthesis_hospital_price"]
    found = costs_refunded(inputs["event_date"], costs, price)
    _check_claim(inputs)
    return Answer(_parts(found, tuple(found.parts)) | {"total": found.total}, found.explanation)


def return_to_work(inputs: Inputs) -> Answer:
    """`entitled`; its conditions have no source, so none is judged."""
    step = returning(inputs["event_date"])
    return Answer({"entitled": True, "conditions": None}, step)


def jkm(inputs: Inputs) -> Answer:
    """Death that is no work accident."""
    found = death(
        inputs["segment"],
        inputs["event_date"],
        inputs["consecutive_paid_months"],
        inputs["contribution_years"],
        _children(inputs),
    )
    found = several_memberships(found, inputs["event_date"], inputs["memberships"])
    answer = _benefit_answer(found, ("lump", "periodic", "funeral", "scholarship"), inputs)
    own = answer.figures["total_without_scholarship"]
    return Answer({**answer.figures, "jkm_total": own}, answer.explanation)


def scholarship_only(inputs: Inputs) -> Answer:
    """The scholarship of a family."""
    children = _children(inputs)
    _check_claim(inputs)
    if inputs["programme"] is Cause.JKK:
        step = jkk_scholarship(inputs["event_date"], children)
    else:
        years = inputs["contribution_years"]
        found = death(Segment.PU, inputs["event_date"], None, years, children)
        step = found.parts.get("scholarship", Step(Text("Beasiswa", "Scholarship"), 0, "IDR"))
    each = [part.amount for part in step.parts] or [step.amount]
    same = each[0] if all(one == each[0] for one in each) else each
    return Answer({"scholarship": step.amount, "per_child": same}, step)


def _wage(inputs: Inputs) -> int:
    given = [inputs[name] for name in ("wage", "monthly_income") if inputs[name] is not None]
    if len(given) != 1:
        raise InputError(
            say("Isi satu: 'wage' (upah atau dasar upah) atau 'monthly_income' (BPU).")
        )
    return benefit_wage(inputs["segment"], given[0], inputs["event_date"])


def _children(inputs: Inputs) -> list[Child] | int:
    if inputs["children"] is None:
        return int(inputs["children_count"] or 0)
    return [Child(**row) for row in inputs["children"]]


def _table(inputs: Inputs) -> Any:
    if (inputs["part"] is None) == (inputs["table_percent"] is None):
        raise InputError(
            say("Isi satu: 'part' (baris tabel cacat) atau 'table_percent' (0 sampai 100).")
        )
    if inputs["part"] is None:
        return inputs["table_percent"]
    return disability_row(inputs["part"], inputs["event_date"], inputs["left_handed"])


def _steps(inputs: Inputs) -> int:
    if inputs["steps"] is None:
        return 1
    check_steps(inputs["part"] or "", inputs["steps"])
    return int(inputs["steps"])


def _parts(found: Benefit, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: found.amount(name) for name in names}


def _benefit_answer(found: Benefit, names: tuple[str, ...], inputs: Inputs) -> Answer:
    _check_claim(inputs)
    figures = _parts(found, names)
    jht, jp = inputs.get("jht_balance", 0), inputs.get("jp_paid", 0)
    total = None if found.total is None else found.total + jht + jp
    own = None if found.total is None else found.total - (found.amount("scholarship") or 0)
    figures |= {"jht": jht, "jp": jp, "total_without_scholarship": own, "total": total}
    figures["total_all_people"] = None if total is None else total * inputs["people"]
    whole = _with_paid(found.explanation, jht, jp, total)
    doubt = doubt_about_the_day(whole, inputs["event_date"], inputs["event_date_precision"])
    return Answer(
        figures,
        replace(
            whole,
            notes=(*whole.notes, *doubt),
            parameters=(*whole.parameters, *_base_table(inputs), *_cause(inputs)),
        ),
    )


def _check_claim(inputs: Inputs) -> None:
    """Nothing is claimed before it happened, and a scholarship not before the death or disability."""
    claimed, happened = inputs["claim_date"], inputs["event_date"]
    if claimed is not None and claimed < happened:
        raise InputError(
            say(
                "'claim_date' %(claimed)s sebelum kejadian %(happened)s; manfaat dan "
                "beasiswa diajukan sesudahnya. Periksa kedua tanggal.",
                claimed=claimed,
                happened=happened,
            )
        )


def _cause(inputs: Inputs) -> tuple[Value, ...]:
    """The rule that makes violence at work a work accident; none is needed for an accident."""
    if inputs.get("cause") is not Happened.VIOLENCE:
        return ()
    return (parameter("benefits.jkk.violence_covered").at(inputs["event_date"]),)


def _with_paid(step: Step, jht: int, jp: int, total: int | None) -> Step:
    paid = [(Text("Saldo JHT", "JHT balance"), jht), (Text("JP dibayar", "JP paid"), jp)]
    extra = tuple(Step(what, amount, "IDR") for what, amount in paid if amount)
    return replace(step, amount=total, parts=(*step.parts, *extra))


def _base_table(inputs: Inputs) -> tuple[Value, ...]:
    """The table of bases, when it turned an income into another base."""
    income = inputs.get("monthly_income")
    if income is None or income == _wage(inputs):
        return ()
    return (parameter("contributions.bpu.base").at(inputs["event_date"]),)
