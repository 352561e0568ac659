"""`python -m benchmarks.access.rotation`: everything sealed of a register of 115,383 people under a new key,
beside the least that it could be: as many values opened and sealed in memory, nothing read or written.

Wants an installation of its own with tables and no people (PAYUNG_HOME, `payung setup`): it writes invented
people. `payung db erase` takes them away again, history and all.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import django
from django.utils import timezone

from benchmarks.access.timing import timed

PEOPLE = 115_383


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    people = parser.parse_args().people
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAYUNG_SEALING_FILE"] = str(Path(folder) / "ring")
        django.setup()
        from payung.access.rows.sight import EVERYTHING, working_as

        with working_as(EVERYTHING):
            _measure(people)


def _measure(people: int) -> None:
    from payung.access.numbers import ring_changes, rotation
    from payung.access.numbers.use import use_of_keys
    from payung.register.models import Person

    if Person.objects.exists():
        raise SystemExit("There are people here: use an installation of its own.")
    _write(people)
    ring_changes.make_key(to=None, by=None)
    timed(f"{3 * people:,} values in memory", lambda: _in_memory(people))
    done: list[int] = []
    seconds = timed("rotated", lambda: done.append(rotation.rotate(by=None)))
    print(f"  {done[0]:,} values, {done[0] / seconds:,.0f} a second")
    timed("counted again", use_of_keys)


def _write(people: int) -> None:
    """One household for each person: number, family card and telephone."""
    from payung.access.numbers.keys import sealer
    from payung.register.models import Household, Person

    niks = [f"9907{n:012d}" for n in range(people)]
    nik, kk = sealer("nik").seal_column(niks), sealer("kk").seal_column(niks)
    phone = sealer("phone")
    households = [Household(kk_sealed=s, kk_index=i) for s, i in zip(*kk, strict=True)]
    Household.objects.bulk_create(households, batch_size=5_000)
    now = timezone.now()
    Person.objects.bulk_create(
        (
            Person(
                natural_key=index, content_hash=index, full_name="WARGA REKAAN", nik_sealed=sealed,
                nik_index=index, nik_state="valid", phone_sealed=phone.seal(number), updated_at=now,
                household=household,
            )
            for number, sealed, index, household in zip(niks, *nik, households, strict=True)
        ),
        batch_size=5_000,
    )  # fmt: skip


def _in_memory(people: int) -> None:
    from payung.access.numbers.keys import sealer

    nik = sealer("nik")
    sealed = [nik.seal(f"9907{n:012d}") for n in range(1_000)]
    for n in range(3 * people):
        nik.seal(nik.open(sealed[n % len(sealed)]))


if __name__ == "__main__":
    main()
