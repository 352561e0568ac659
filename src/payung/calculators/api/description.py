"""The OpenAPI description of what cannot be told by a Python signature: cases, results, errors."""

from __future__ import annotations

from typing import Any

from payung.calculators.api.bodies import MOST_CASES
from payung.calculators.api.examples import example
from payung.calculators.api.schema import Schema, kind_schema
from payung.law.cases import KINDS
from payung.law.dated import Confidence

ABOUT = (
    "Iuran, manfaat, dan hitungan jaminan sosial ketenagakerjaan menurut hukum pada suatu tanggal. "
    "Setiap jawaban menyebut pasal, tanggal, dan seberapa pasti sumbernya. Tanpa akun, tanpa cookie. "
    "Jangan mengirim nama atau NIK: tidak ada hitungan yang memerlukannya."
)


def components() -> dict[str, Schema]:
    """The named schemas: one for each kind of case, any case, a result and an error."""
    kinds = {_name(kind): kind_schema(kind) for kind in KINDS}
    references = [_reference(name) for name in kinds]
    mapping = {kind: _reference(_name(kind))["$ref"] for kind in KINDS}
    any_case = {
        "oneOf": references,
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    return {**kinds, "Case": any_case, "Result": _RESULT, "Error": _ERROR}


def evaluate_operation() -> dict[str, Any]:
    """Body and answers of the operation that evaluates."""
    case, result = _reference("Case"), _reference("Result")
    many = {"type": "array", "items": case, "maxItems": MOST_CASES}
    body = {"schema": {"anyOf": [case, many]}, "examples": _examples()}
    results = {"anyOf": [result, {"type": "array", "items": result}]}
    return {
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {
            200: {
                "description": "Jawaban; pada daftar, kasus yang salah membawa kalimatnya sendiri.",
                "content": {"application/json": {"schema": results}},
            },
            **errors(422, 413),
        },
    }


def errors(*statuses: int) -> dict[int, Any]:
    """The answers that carry a sentence."""
    content = {"application/json": {"schema": _reference("Error")}}
    return {status: {"description": _SENTENCES[status], "content": content} for status in statuses}


def _examples() -> dict[str, Any]:
    one = {kind: {"summary": kind, "value": example(kind)} for kind in KINDS}
    two = [example("contribution"), example("benefit_jkm")]
    return {**one, "list": {"summary": "daftar kasus", "value": two}}


def _name(kind: str) -> str:
    return f"Case_{kind}"


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


_SENTENCES = {
    413: "Terlalu besar; kalimatnya menyebut batasnya.",
    422: "Tidak dapat dijawab; kalimatnya menyebut apa yang ditemukan dan yang diharapkan.",
}
_SENTENCE: Schema = {
    "type": "string",
    "description": "Satu kalimat: apa yang salah, dan contohnya.",
}
_ERROR: Schema = {
    "type": "object",
    "properties": {"error": _SENTENCE},
    "required": ["error"],
}
_EXPLANATION: Schema = {
    "description": "Baris teks (explain=id atau en), atau pohon langkah (explain=tree).",
    "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "object"}],
}
_RESULT: Schema = {
    "type": "object",
    "description": "Angka menurut jenisnya (total, lump, funeral, ...), atau 'error'.",
    "properties": {
        "id": {},
        "total": {"type": ["integer", "null"], "description": "Rupiah; null: tidak diverifikasi."},
        "confidence": {"type": "string", "enum": [one.value for one in Confidence]},
        "explanation": _EXPLANATION,
        "error": _SENTENCE,
    },
    "required": ["id"],
    "additionalProperties": True,
}
