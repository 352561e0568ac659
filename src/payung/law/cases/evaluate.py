"""One case in, one result out: figures, explanation and confidence, or a sentence about the fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from payung.law.cases import (
    benefit,
    benefit_fields,
    budget,
    comparison,
    contribution,
    governance,
    joining,
    payment,
    pensions,
    procedures,
    savings,
    segments,
)
from payung.law.cases.answer import Answer
from payung.law.cases.comparison import Comparison, compared
from payung.law.cases.reading import Field, Inputs, meant, read_fields
from payung.law.explain import as_lines, as_tree
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

PUBLISHED_WITH_A_CASE = frozenset(
    (
        *("expected", "source", "rule", "check", "note", "assumed", "inferred", "alternative"),
        *("tolerance_abs", "tolerance_rel", "published", "published_wrong"),
    )
)
"""Fields that say where a published example comes from: known, and without effect on its result."""


class Kind(NamedTuple):
    """The fields a kind of case knows, and the function that answers it."""

    fields: Mapping[str, Field]
    answer: Callable[[Inputs], Answer]


KINDS = {
    "contribution": Kind(contribution.FIELDS, contribution.answer),
    "contribution_construction": Kind(segments.CONSTRUCTION, segments.construction),
    "contribution_migrant": Kind(segments.MIGRANT, segments.migrant),
    "contribution_jkp": Kind(segments.JKP, segments.jkp),
    "payment": Kind(payment.PAYMENT, payment.payment),
    "late_payment": Kind(payment.LATE, payment.late_payment),
    "benefit_jkk_death": Kind(benefit_fields.JKK_DEATH, benefit.jkk_death),
    "benefit_jkk_disability": Kind(benefit_fields.JKK_DISABILITY, benefit.jkk_disability),
    "benefit_jkk_incapacity": Kind(benefit_fields.JKK_INCAPACITY, benefit.jkk_incapacity),
    "benefit_jkk_costs": Kind(benefit_fields.JKK_COSTS, benefit.jkk_costs),
    "benefit_jkk_return_to_work": Kind(benefit_fields.RETURN_TO_WORK, benefit.return_to_work),
    "benefit_jkm": Kind(benefit_fields.JKM, benefit.jkm),
    "scholarship": Kind(benefit_fields.SCHOLARSHIP, benefit.scholarship_only),
    "benefit_jp": Kind(pensions.JP, pensions.jp),
    "benefit_jkp": Kind(pensions.JKP, pensions.jkp),
    "benefit_migrant": Kind(segments.MIGRANT_BENEFIT, segments.migrant_claim),
    "subsidy_budget": Kind(budget.FIELDS, budget.answer),
    "jht": Kind(savings.FIELDS, savings.answer),
    "coverage": Kind(governance.COVERAGE, governance.coverage),
    "kpi_count": Kind(governance.KPI, governance.kpi_count),
    "jp_ceiling": Kind(governance.JP_CEILING, governance.jp_ceiling),
    "eligibility": Kind(joining.ELIGIBILITY, joining.eligibility),
    "village_segment": Kind(joining.VILLAGE, joining.village),
    "deadline": Kind(procedures.DEADLINE, procedures.deadline),
    "heirs": Kind(procedures.HEIRS, procedures.heirs_of),
    "documents": Kind(procedures.DOCUMENTS, procedures.documents),
    "what_if": Kind(comparison.FIELDS, comparison.what_if(lambda case: answer_case(case))),
}


def answer_case(case: Mapping[str, Any]) -> Answer:
    """The answer to a case {id, kind, inputs} or with its inputs flat beside `kind`.

    InputError for an unknown kind or field, a value of the wrong type, or an impossible combination.
    """
    return _kind_of(case).answer(read_case(case))


def compare(case: Mapping[str, Any], other: Mapping[str, Any]) -> Comparison:
    """What differs between the answers to two cases: figures, steps and rules. Errors as `answer_case`."""
    return compared(answer_case(case), answer_case(other))


def read_case(case: Mapping[str, Any]) -> Inputs:
    """The inputs of a case, each read as its kind says; InputError lists every fault."""
    return read_fields(_kind_of(case).fields, inputs_of(case), str(case["kind"]))


def evaluate(case: Mapping[str, Any], explain: str = "tree") -> dict[str, Any]:
    """The result line of a case: `id`, its figures, `confidence`, `explanation`, or `error`.

    `explain`: 'tree', or 'id' or 'en' for lines of text in that language.
    """
    try:
        found = answer_case(case)
    except InputError as fault:
        return {"id": case.get("id"), "error": str(fault)}
    return {"id": case.get("id"), **result_of(found, explain)}


def result_of(found: Answer, explain: str) -> dict[str, Any]:
    """The fields of a result, without its id."""
    step = found.explanation
    return {
        **found.figures,
        "confidence": step.confidence.value,
        "explanation": as_tree(step) if explain == "tree" else as_lines(step, explain),
    }


def _kind_of(case: Mapping[str, Any]) -> Kind:
    kind = case.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        near = get_close_matches(str(kind), KINDS, n=1)
        said = say(
            "'kind' berisi %(kind)r; yang ada: %(known)s.", kind=kind, known=", ".join(KINDS)
        )
        raise InputError(said + meant(near))
    return KINDS[kind]


def inputs_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs of a case by name, as they were written; InputError when they are no record."""
    outer = dict(case)
    inner = outer.pop("inputs", {})
    outer.pop("id", None)
    outer.pop("kind", None)
    if not PUBLISHED_WITH_A_CASE.isdisjoint(outer):
        outer = {key: outer[key] for key in outer if key not in PUBLISHED_WITH_A_CASE}
    if not isinstance(inner, Mapping):
        raise InputError(say("'inputs' harus pasangan nama dan nilai dalam { }."))
    if twice := outer.keys() & inner.keys():
        raise InputError(
            say(
                "'%(twice)s' ditulis dua kali: di dalam 'inputs' dan di luarnya; tulis sekali.",
                twice=min(twice),
            )
        )
    return {**outer, **inner} if inner else outer
