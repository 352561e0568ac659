"""The block beside the figure of named workers: active memberships against what the insurer says."""

from __future__ import annotations

from functools import partial

from payung.membership.figures import NEEDED_SEGMENTS, stated_potential
from payung.membership.queries import standing_of_participants
from payung.regions.models import Denominator
from payung.targets.pages.place import Place
from payung.targets.presenters.figure import Figure
from payung.targets.presenters.potential import missing_text, potential_figure


def potential_context(place: Place) -> dict[str, object]:
    """One figure of all segments; else one of each that was stated, and the sentence of what is missing."""
    as_of = place.today if place.month == place.run.complete_month else place.month.last_day
    stated = stated_potential(place.code, as_of=as_of)
    known = {each.segment for each in stated}
    missing = sorted(NEEDED_SEGMENTS - known) if Denominator.ALL_SEGMENTS not in known else []
    return {
        "potentials": [_figure(place, each) for each in stated],
        "missing": missing_text(missing, str(place.region)) if stated and missing else "",
    }


def _figure(place: Place, stated: Denominator) -> Figure:
    segment = "" if stated.segment == Denominator.ALL_SEGMENTS else stated.segment
    standing = standing_of_participants(place.code, month=place.month, segment=segment)
    list_url = partial(place.membership_url, segment=segment)
    return potential_figure(standing, stated, place.month, list_url=list_url)
