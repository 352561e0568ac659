"""A target as somebody proposes it, before it is written: what a page shows and the action keeps."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.planning.readings import Method, read_target
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.targets.models import Target

_LONGEST_SOURCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTarget:
    """Shares in basis points. `method` is empty while the reading stays open; else `because` says why.

    With the method `absolute`, `stated_basis_points` is the target itself and no increase.
    """

    region_code: str
    base_month: Month
    base_basis_points: int
    base_source: str = ""
    stated_basis_points: int
    deadline_month: Month
    denominator: int
    denominator_source: str
    legal_source: str
    method: str = ""
    because: str = ""

    def unsaved(self, method: str = "") -> Target:
        """The target as a row that is not in the database, read by one method or still open."""
        return Target(
            region_id=self.region_code,
            base_month=int(self.base_month),
            base_basis_points=self.base_basis_points,
            base_source=self.base_source.strip(),
            increase_basis_points=self.stated_basis_points,
            deadline_month=int(self.deadline_month),
            denominator=self.denominator,
            denominator_source=self.denominator_source.strip(),
            legal_source=self.legal_source.strip(),
            method=method,
        )


def check_proposed(proposed: ProposedTarget) -> None:
    """InputError for impossible values, a missing source, or a second target for the same month."""
    _check_words(proposed)
    read_target(
        Method(proposed.method or Method.POINTS),
        base_basis_points=proposed.base_basis_points,
        stated_basis_points=proposed.stated_basis_points,
        denominator=proposed.denominator,
    )
    months = {"base": proposed.base_month, "deadline": proposed.deadline_month}
    if proposed.deadline_month <= proposed.base_month:
        raise InputError(_("Tenggat %(deadline)s harus sesudah bulan dasar %(base)s.") % months)
    region, deadline = proposed.region_code, proposed.deadline_month
    standing = Target.objects.filter(region_id=region, withdrawn_at=None)
    if standing.filter(deadline_month=int(deadline)).exists():
        raise InputError(
            _(
                "Target %(region)s untuk %(deadline)s sudah ada. Tetapkan cara bacanya, tarik usulan "
                "itu selama cara bacanya belum ditetapkan, atau pilih bulan lain."
            )
            % {"region": region, "deadline": deadline}
        )


def _check_words(proposed: ProposedTarget) -> None:
    check_method(proposed.method)
    if not proposed.denominator_source.strip() or not proposed.legal_source.strip():
        raise InputError(
            _(
                "Sebutkan sumber jumlah pekerja dan dasar hukum target; contoh: "
                "'BPJS Ketenagakerjaan Sinjai, 11 Juni 2025' dan 'Permendagri 15/2024'."
            )
        )
    sources = (proposed.base_source, proposed.denominator_source, proposed.legal_source)
    longest = max(len(source) for source in sources)
    if longest > _LONGEST_SOURCE:
        raise InputError(
            _("Sumber terlalu panjang (%(found)d tanda). Tulis paling banyak %(most)d tanda.")
            % {"found": longest, "most": _LONGEST_SOURCE}
        )


def check_method(method: str) -> None:
    """InputError for a word that names no reading; empty is an open reading."""
    if method and method not in set(Method):
        raise InputError(
            _("Cara baca '%(method)s' tidak ada. Yang ada: %(known)s.")
            % {"method": method, "known": ", ".join(Method)}
        )
