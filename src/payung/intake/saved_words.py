"""What a sender's words mean, in whatever sheet they stand: kept, and asked about once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.intake.formats.known import Words, also_known
from payung.intake.mappings import mappings_of
from payung.intake.models import SavedWords, SourceFile

Meant = Mapping[str, Mapping[str, str]]


@contextmanager
def as_known_to(sender: User | None) -> Iterator[None]:
    """Read files with all that their sender has explained. None is the command line."""
    with also_known(mappings_of(sender), words_of(sender)):
        yield


def words_of(sender: User | None) -> Words:
    """What this sender's words mean, by kind and field; words left as they are have no meaning."""
    return {
        saved.kind: {
            name: {word: value for word, value in meant.items() if value}
            for name, meant in saved.words.items()
        }
        for saved in SavedWords.objects.filter(sender=sender)
    }


def told_by_sender_of(file: SourceFile) -> Meant:
    """What was said of words so far; an empty meaning leaves the word as it is."""
    saved = SavedWords.objects.filter(sender=file.uploaded_by_id, kind=file.kind).first()
    return saved.words if saved else {}


@transaction.atomic
def remember_words(*, file: SourceFile, meant: Meant, by: User) -> None:
    """Keep what words mean for the sender of a file; a later answer replaces an earlier one."""
    saved, _ = SavedWords.objects.select_for_update().get_or_create(
        sender=file.uploaded_by, kind=file.kind
    )
    names = [*saved.words, *(name for name in meant if name not in saved.words)]
    saved.words = {name: {**saved.words.get(name, {}), **meant.get(name, {})} for name in names}
    saved.save()
    record(
        by=by,
        verb="words_explained",
        object_type="saved_words",
        object_id=saved.pk,
        kind=file.kind,
        words={name: dict(each) for name, each in meant.items()},
    )
