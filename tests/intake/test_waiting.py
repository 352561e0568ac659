"""A file that waits its turn is never called broken off while somebody works for its sender."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.test_queue import received

from payung.access.models import User
from payung.intake import worker
from payung.intake.models import SourceFile
from payung.intake.queries import is_interrupted
from payung.intake.queue import turn_of
from payung.intake.states import State


def waited(file: SourceFile, **more: object) -> SourceFile:
    """The file as it is after ten minutes of which nothing was heard."""
    old = timezone.now() - dt.timedelta(minutes=10)
    SourceFile.objects.filter(pk=file.pk).update(received_at=old, **more)
    return SourceFile.objects.get(pk=file.pk)


def test_nobody_works_for_the_sender_so_his_file_is_broken_off(operator: User) -> None:
    assert is_interrupted(waited(received(operator)), now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_while_his_reader_is_busy_a_file_waits(operator: User, steward: User) -> None:
    file, other = waited(received(operator)), waited(received(steward))
    reader = connections.create_connection("default")
    with reader.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [7307_0002, operator.pk])
        assert not is_interrupted(file, now=timezone.now())
        assert is_interrupted(other, now=timezone.now())
        cursor.execute("SELECT pg_advisory_unlock_all()")
    reader.close()
    with turn_of(operator.pk) as mine:
        assert mine


@pytest.mark.parametrize("state", [State.RECEIVED, State.READING])
def test_who_asks_for_it_again_sees_that_it_waits(
    client: Client, operator: User, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    monkeypatch.setattr(worker, "_spawn", lambda sender: None)
    file = waited(received(operator), state=state)
    client.force_login(operator)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "terputus" in page
    client.post(reverse("intake:again", args=[file.pk]))
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "terputus" not in page
    assert 'hx-trigger="every 1s"' in page


def test_a_file_let_in_after_a_long_look_is_not_broken_off(
    client: Client, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_spawn", lambda sender: None)
    file = waited(received(operator), state=State.IN_REVIEW)
    client.force_login(operator)
    page = client.post(reverse("intake:confirm", args=[file.pk]), follow=True).content.decode()
    assert "Sebentar lagi giliran berkas ini." in page
    assert "terputus" not in page
