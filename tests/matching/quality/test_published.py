"""The measured figures that come with Payung are readable, named and say what was held out."""

from __future__ import annotations

from payung.matching.quality.published import published


def test_every_data_set_has_counts_that_fit_together_and_the_unseen_ones_are_marked() -> None:
    found = published()
    assert found.measured_on.year >= 2026
    names = {each.name: each.held_out for each in found.data_sets}
    assert names["FEBRL 3 without"] is names["FEBRL 4 without"] is False
    assert names["FEBRL 1 without"] is names["demo hard"] is True
    for each in found.data_sets:
        measured = each.measured
        assert measured.true > 0
        assert 0 <= measured.true_in_review <= min(measured.reviews, measured.missed)
        assert 0 <= each.unseen <= measured.missed - measured.true_in_review


def test_what_a_sample_cannot_see_is_told_by_the_hardest_data_of_villages() -> None:
    shares = {each.name: each.unseen_share for each in published().data_sets}
    assert published().most_unseen == shares["own hard"] > shares["own clean"]
    assert shares["FEBRL 3 without"] > published().most_unseen
