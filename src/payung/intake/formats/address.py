"""What the heading of a family says in its address: hamlet, RT, RW and the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping

_RT_RW = re.compile(r"RT\s*/\s*RW\s*[:.]?\s*([\w-]*)\s*/\s*([\w-]*)", re.IGNORECASE)
_RT = re.compile(r"\bRT\s*[:.]\s*([\w-]*)", re.IGNORECASE)
_RW = re.compile(r"\bRW\s*[:.]\s*([\w-]*)", re.IGNORECASE)
_HAMLET = re.compile(r"\b(?:NAMA\s+DUSUN|DUSUN|DSN)\b\s*[:.]?\s*([^,:]*)", re.IGNORECASE)
_POST = re.compile(r"\b(?:KODE\s*POS|TELP)\s*[:.]?\s*[\d-]*", re.IGNORECASE)
_LABEL = re.compile(r"^\s*ALAMAT\s*[:.]\s*", re.IGNORECASE)
_EDGES = " ,-:/"


def address_facts(known: Mapping[str, str]) -> dict[str, str]:
    """The facts with `hamlet`, `rt`, `rw` taken out of `rt_rw` and `address`; what is stated stays.

    >>> address_facts({"address": "DUSUN TIMUR, RT:001, RW:002, Kodepos:92611,-"})["hamlet"]
    'TIMUR'
    """
    rest = _LABEL.sub("", known.get("address", ""))
    found: dict[str, str] = {}
    both = _RT_RW.search(f"RT/RW {known['rt_rw']}" if known.get("rt_rw") else rest)
    if both:
        found = {"rt": both[1], "rw": both[2]}
        rest = _RT_RW.sub("", rest)
    for name, pattern in (("rt", _RT), ("rw", _RW), ("hamlet", _HAMLET)):
        match = pattern.search(rest)
        if match:
            found.setdefault(name, match[1])
            rest = pattern.sub("", rest, count=1)
    rest = re.sub(r"(\s*,\s*)+", ", ", _POST.sub("", rest)).strip(_EDGES)
    cleaned = {name: text.strip(_EDGES) for name, text in found.items()}
    stated = {name: text for name, text in known.items() if text and name != "address"}
    return {"address": rest, **cleaned, **stated}
