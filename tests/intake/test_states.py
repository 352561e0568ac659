"""Every state of a file has its place in one table, and nothing goes another way."""

from __future__ import annotations

import pytest

from payung.intake.models import SourceFile
from payung.intake.states import FOLLOWING, RUNNING, State, move
from payung.primitives.errors import InputError

PAIRS = [(before, after) for before in State for after in State]


def test_every_state_says_what_may_follow() -> None:
    assert set(FOLLOWING) == set(State)


def test_every_state_is_reached_from_the_first() -> None:
    reached, waiting = set(), [State.RECEIVED]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += FOLLOWING[state]
    assert reached == set(State)


def test_a_file_that_runs_can_always_be_stopped_and_taken_up_again() -> None:
    assert all({State.CANCELLED, State.RECEIVED, State.FAILED} <= FOLLOWING[s] for s in RUNNING)


def test_only_these_states_are_ends() -> None:
    ends = {state for state, following in FOLLOWING.items() if not following}
    assert ends == {State.FAILED, State.CANCELLED, State.UNDONE}


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after"), PAIRS, ids=lambda s: str(s.value))
def test_a_file_moves_along_the_table_and_nowhere_else(before: State, after: State) -> None:
    file = SourceFile.objects.create(kind="roster", file_name="w.csv", size=1, state=before)
    if after in FOLLOWING[before]:
        move(file, after)
        assert (file.state, SourceFile.objects.get().state) == (after, after)
        return
    with pytest.raises(InputError, match=r"'w.csv'"):
        move(file, after)
    assert SourceFile.objects.get().state == before
