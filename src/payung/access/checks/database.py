"""The database: the role of the application, its policies, its trail and its tables as they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from payung.access.models import ChainEntry
from payung.access.rows.policies import declared
from payung.access.rows.role import is_owner, unsafe_rights
from payung.database import owner_url
from payung.primitives.errors import PayungError

_WITHOUT_POLICY = """
SELECT wanted.name FROM unnest(%s::text[]) AS wanted (name)
JOIN pg_class ON pg_class.oid = to_regclass(wanted.name)
WHERE NOT (relrowsecurity AND relforcerowsecurity)
   OR NOT EXISTS (SELECT FROM pg_policies WHERE tablename = wanted.name AND policyname = 'in_scope')
ORDER BY 1
"""
_UNCHAINED = """
SELECT count(*) FROM (SELECT id FROM access_auditevent ORDER BY id DESC LIMIT 100) AS event
WHERE NOT EXISTS (SELECT FROM access_chainentry AS entry WHERE entry.event_id = event.id)
"""
_OPEN_TO_THE_NET = """
SELECT setting FROM pg_settings WHERE name = 'listen_addresses'
  AND EXISTS (SELECT FROM regexp_split_to_table(setting, '\\s*,\\s*') AS address
              WHERE address NOT IN ('', 'localhost', '127.0.0.1', '::1'))
"""
_PLAIN_LINE = """
SELECT host(client_addr) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
WHERE pid = pg_backend_pid() AND NOT ssl AND client_addr IS NOT NULL
  AND NOT client_addr <<= '127.0.0.0/8' AND client_addr <> '::1'
"""
_Check = Callable[..., Iterator[CheckMessage]]


def _with_database(check: _Check) -> Callable[..., list[CheckMessage]]:
    @wraps(check)
    def answered(**asked: Any) -> list[CheckMessage]:
        try:
            return list(check(**asked)) if asked.get("databases") else []
        except ProgrammingError:  # no tables yet: `tables_are_up_to_date` says so
            return []

    return answered


@register(Tags.database)
@_with_database
def role_is_harmless(**_asked: Any) -> Iterator[CheckMessage]:
    """Neither superuser nor BYPASSRLS: both read past every policy."""
    if rights := unsafe_rights():
        yield Error(rights.found, hint=rights.way_out, id="payung.E201")


@register(Tags.database)
@_with_database
def tables_are_up_to_date(**_asked: Any) -> Iterator[CheckMessage]:
    """No migration waits."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        names = ", ".join(str(migration) for migration, _ in waiting[:3])
        yield Error(
            f"{len(waiting)} perubahan tabel belum dijalankan ({names}).",
            hint="Buat cadangan, lalu jalankan: payung setup.",
            id="payung.E202",
        )


@register(Tags.database)
@_with_database
def every_table_of_people_has_its_policy(**_asked: Any) -> Iterator[CheckMessage]:
    """As declared by the offices, switched on, and forced for the owner too."""
    bare = [name for (name,) in _rows(_WITHOUT_POLICY, [list(declared())])]
    if bare:
        yield Error(
            f"Tanpa kebijakan baris (row-level security): {', '.join(bare)}. Siapa pun yang masuk dapat "
            "melihat orang di luar wilayahnya lewat tabel itu.",
            hint="Jalankan payung setup, yang menulis kebijakan semua tabel, lalu payung check.",
            id="payung.E203",
        )


@register(Tags.database)
@_with_database
def trail_has_its_chain(**_asked: Any) -> Iterator[CheckMessage]:
    """The newest events stand in the chain; where it ends now."""
    ((unchained,),) = _rows(_UNCHAINED)
    if unchained:
        yield Error(
            f"{unchained} dari 100 peristiwa terakhir tidak ada dalam rantai jejak audit.",
            hint="Lihat tempatnya: payung audit verify.",
            id="payung.E204",
        )
    if last := ChainEntry.objects.order_by("-position").first():
        yield Info(
            f"Ujung rantai jejak audit: mata rantai {last.position}, {last.day} nomor {last.number}.",
            hint="Catat di luar server setiap hari: payung audit head --to BERKAS.",
            id="payung.I205",
        )


@register(Tags.database, deploy=True)
@_with_database
def tables_belong_to_another_role(**_asked: Any) -> Iterator[CheckMessage]:
    """Who owns a table can switch its policy off."""
    if is_owner():
        yield Error(
            "Peran basis data aplikasi juga pemilik tabel, jadi dapat mematikan kebijakan baris.",
            hint="Buat dua peran: pemilik di PAYUNG_OWNER_URL, aplikasi di DATABASE_URL "
            "(docs/how-to/database.md), lalu payung setup.",
            id="payung.E206",
        )


@register(Tags.database, deploy=True)
@_with_database
def database_is_closed_to_the_net(**_asked: Any) -> Iterator[CheckMessage]:
    """It listens to this machine alone, or the line to it is encrypted."""
    for (addresses,) in _rows(_OPEN_TO_THE_NET) if _is_on_this_machine() else []:
        yield Error(
            f"PostgreSQL di mesin ini menerima sambungan dari luar (listen_addresses = {addresses}).",
            hint="ALTER SYSTEM SET listen_addresses = 'localhost', lalu jalankan ulang PostgreSQL.",
            id="payung.E207",
        )
    for (address,) in _rows(_PLAIN_LINE):
        yield Error(
            f"Sambungan ke PostgreSQL tidak terenkripsi (dari {address}).",
            hint="Nyalakan ssl di server itu dan tambahkan ?sslmode=verify-full pada DATABASE_URL.",
            id="payung.E208",
        )


@register(Tags.database, deploy=True)
@_with_database
def owner_is_reached(**_asked: Any) -> Iterator[CheckMessage]:
    """Backup and migration need the owner's address."""
    try:
        owner_url()
    except PayungError as error:
        yield Error(str(error), hint="Perbaiki PAYUNG_OWNER_URL.", id="payung.E209")


def _is_on_this_machine() -> bool:
    host = str(connection.settings_dict["HOST"])
    return host.startswith("/") or host in ("", "localhost", "127.0.0.1", "::1")


def _rows(query: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
