"""Which village does a row mean? Code first, then the name within its district, else a human.

Village names repeat inside one regency (Pattongko stands twice in Sinjai) and nearly repeat
(Saotengnga is not Saotengah), so a bare name is never searched across districts and a similar name
is only ever a suggestion.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl
from django.utils.translation import gettext as _

from payung.primitives.errors import InputError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region, RegionAlias, WithdrawnCode

_KIND_WORD = re.compile(r"^\s*(desa|kelurahan|kel\.|ds\.|kecamatan|kec\.)\s+", re.IGNORECASE)
_NOT_LETTER = re.compile(r"[^a-z0-9]")


def plain_name(name: str) -> str:
    """A name without kind, case, spaces and marks: 'Desa Tongke-Tongke' -> 'tongketongke'."""
    return _NOT_LETTER.sub("", _KIND_WORD.sub("", name).casefold())


@dataclass(frozen=True, slots=True)
class Resolved:
    """The village code, or an empty code and the doubt in a sentence."""

    code: str
    doubt: str = ""


@dataclass
class VillageResolver:
    """Resolves the villages of one regency. Build it once per file with `for_regency`."""

    regency_code: RegionCode
    names: dict[str, str] = field(default_factory=dict)
    districts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    villages: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    successors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def for_regency(cls, regency_code: str) -> VillageResolver:
        resolver = cls(RegionCode(regency_code))
        inside = Region.objects.filter(code__startswith=f"{regency_code}.")
        for code, name in inside.values_list("code", "name"):
            resolver.learn(code, name)
            resolver.names[code] = name
        aliases = RegionAlias.objects.filter(region__in=inside)
        for code, name in aliases.values_list("region_id", "name"):
            resolver.learn(code, name)
        resolver.successors = dict(WithdrawnCode.objects.values_list("code", "successor_code"))
        return resolver

    def learn(self, code: str, name: str) -> None:
        """One more name under which a district or village may be written."""
        region = RegionCode(code)
        if region.level is Level.DISTRICT:
            self.districts[plain_name(name)].add(code)
        else:
            self.villages[code[:8], plain_name(name)].add(code)

    def resolve(self, code: str, village_name: str, district_name: str) -> Resolved:
        """The village a row means; any of the three texts may be empty."""
        if code.strip():
            return self._by_code(code)
        if not village_name.strip():
            return Resolved("", _("Desa tidak disebut. Isi kode_desa, contoh: 73.07.04.2005."))
        return self._by_name(village_name, district_name)

    def _by_code(self, text: str) -> Resolved:
        try:
            code = RegionCode.parse(text)
        except InputError as error:
            return Resolved("", str(error))
        if code in self.names and code.level is Level.VILLAGE:
            return Resolved(code)
        if code in self.successors:
            hint = self.successors[code] or _("tanyakan kode barunya")
            return Resolved(
                "", _("Kode {code} sudah dicabut; kode baru: {hint}.").format(code=code, hint=hint)
            )
        return Resolved(
            "",
            _("Kode desa {code} tidak ada di kabupaten {regency}.").format(
                code=code, regency=self.regency_code
            ),
        )

    def _by_name(self, village_name: str, district_name: str) -> Resolved:
        districts = self.districts.get(plain_name(district_name), set())
        if len(districts) != 1:
            return Resolved("", self._district_doubt(village_name, district_name))
        (district,) = districts
        found = self.villages.get((district, plain_name(village_name)), set())
        if len(found) == 1:
            return Resolved(next(iter(found)))
        return Resolved("", self._village_doubt(village_name, district))

    def _district_doubt(self, village_name: str, district_name: str) -> str:
        if not district_name.strip():
            return _(
                "Desa '{village}' tanpa kode dan tanpa kecamatan: nama desa dapat sama di "
                "kecamatan lain. Isi kode_desa atau kecamatan."
            ).format(village=village_name)
        known = ", ".join(sorted(name for code, name in self.names.items() if len(code) == 8))
        return _("Kecamatan '{district}' tidak dikenal. Yang ada: {known}.").format(
            district=district_name, known=known
        )

    def _village_doubt(self, village_name: str, district: str) -> str:
        inside = {n: c for (d, n), codes in self.villages.items() if d == district for c in codes}
        close = difflib.get_close_matches(plain_name(village_name), inside, n=2, cutoff=0.7)
        hints = ", ".join(f"{self.names[inside[n]]} ({inside[n]})" for n in close)
        text = _("Desa '{village}' tidak ada di Kecamatan {district}.").format(
            village=village_name, district=self.names[district]
        )
        return f"{text} {_('Mungkin maksudnya: {hints}?').format(hints=hints)}" if hints else text

    def resolve_frame(self, frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
        """`village_code` and `village_doubt` for each row; `columns` are code, village, district."""
        texts = [pl.col(name).fill_null("").alias(f"t{i}") for i, name in enumerate(columns)]
        keys = frame.select(texts)
        distinct = keys.unique()
        answers = [self.resolve(*row) for row in distinct.iter_rows()]
        table = distinct.with_columns(
            pl.Series("village_code", [a.code for a in answers], dtype=pl.String),
            pl.Series("village_doubt", [a.doubt for a in answers], dtype=pl.String),
        )
        joined = keys.join(table, on=keys.columns, how="left", maintain_order="left")
        return joined.select("village_code", "village_doubt")
