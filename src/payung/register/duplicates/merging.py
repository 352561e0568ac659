"""Two persons become one by the published rules. Reviewers' actions call this.

Call it inside a transaction that sees everything, after asking whether the reviewer may.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, LiteralString

from django.db import IntegrityError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from payung.access.models import User
from payung.access.trail.audit import record
from payung.access.trail.history import changes_since
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError
from payung.primitives.nik import NikState
from payung.primitives.region_code import common_region
from payung.register.duplicates.followers import followers
from payung.register.duplicates.rows import named, rows_of
from payung.register.life_events import judge_again
from payung.register.merge_rules import PERSON, WORK, chosen
from payung.register.models import Duplicate, FormerNumber, Merge, MergedRow, OtherKey, Person, Work

_SQL = Path(__file__).parent / "sql"


def merge_pair(pair: Duplicate, *, by: User, at: dt.datetime) -> Merge:
    """Make one person of the two: the one known longer stays, the fields follow `merge_rules`."""
    say_why(_("Dua warga digabung karena satu orang"))
    survivor, merged = pair.first, pair.second
    made = Merge.objects.create(
        duplicate_id=pair.pk,
        survivor_id=survivor.pk,
        merged_id=merged.pk,
        merged_name=merged.full_name,
        merged_file_id=merged.source_file_id,
        merged_row=merged.source_row,
        region_code=common_region(survivor.village_id or "", merged.village_id or ""),
        by=by,
        at=at,
    )
    carry_out(made, at)
    record_merge("people_merged", made, by)
    return made


def carry_out(merge: Merge, at: dt.datetime) -> None:
    people = (merge.survivor_id, merge.merged_id)
    list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    before = rows_of(people)
    with changes_since() as made:
        fields = _chosen(merge)
        _move(merge)
        _become(merge, fields, at)
    merge.changes = made
    merge.save(update_fields=["changes"])
    after = rows_of(people)
    MergedRow.objects.bulk_create(
        MergedRow(
            merge=merge,
            table_name=table,
            key=key,
            content={"before": before.get((table, key)), "after": after.get((table, key))},
        )
        for table, key in sorted(before | after)
        if before.get((table, key)) != after.get((table, key))
    )


def _chosen(merge: Merge) -> dict[str, Any]:
    rules = {**chosen(PERSON, new="i", known="p"), **chosen(WORK, new="iw", known="w")}
    fields = ", ".join(f"{expression} AS {name}" for name, expression in rules.items())
    with connection.cursor() as cursor:
        cursor.execute(_sql("chosen").format(fields=fields), _keys(merge))
        names = [column.name for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def _move(merge: Merge) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_sql("pairs"), _keys(merge))
        for each in followers():
            try:
                cursor.execute(sql.SQL(_sql("move")).format(**named(each)), _keys(merge))
            except IntegrityError as error:
                raise InputError(
                    _(
                        "Keduanya punya permintaan atas data yang belum selesai. Selesaikan salah satunya "
                        "dahulu, lalu jawab lagi."
                    )
                ) from error


def _become(merge: Merge, fields: dict[str, Any], at: dt.datetime) -> None:
    """The second person goes, the first one gets the chosen fields; both keys still find him or her."""
    survivor = Person.objects.get(pk=merge.survivor_id)
    merged = Person.objects.get(pk=merge.merged_id)
    has_work = Work.objects.filter(person_id__in=(survivor.pk, merged.pk)).exists()
    Work.objects.filter(person=merged).delete()
    Person.objects.filter(pk=merged.pk).delete()
    _keep_numbers(survivor, merged, fields, at)
    hashes = {bytes(each.natural_key): each.content_hash for each in (survivor, merged)}
    for name in (*PERSON, "source_file_id", "source_row"):
        setattr(survivor, name, fields[name])
    survivor.content_hash = hashes[bytes(survivor.natural_key)]
    survivor.updated_at = at
    survivor.save()
    if has_work:
        known = Work.objects.filter(person=survivor).first() or Work(person=survivor)
        for name in WORK:
            setattr(known, name, fields[name] if fields[name] is not None else _unsaid(name))
        judge_again(survivor, known, timezone.localdate(at))


def _unsaid(field: str) -> str | None:
    return "" if field in ("occupation", "village_role") else None


def _keep_numbers(
    survivor: Person, merged: Person, fields: dict[str, Any], at: dt.datetime
) -> None:
    for each in (survivor, merged):
        if bytes(each.natural_key) != bytes(fields["natural_key"]):
            OtherKey.objects.create(person=survivor, natural_key=each.natural_key)
        is_other = each.nik_index and bytes(each.nik_index) != bytes(fields["nik_index"] or b"")
        if each.nik_state == NikState.VALID and is_other:
            FormerNumber.objects.get_or_create(
                person=survivor,
                nik_index=each.nik_index,
                defaults={
                    "nik_sealed": each.nik_sealed,
                    "until": timezone.localdate(at),
                    "source_file_id": fields["source_file_id"],
                },
            )


def record_merge(verb: str, merge: Merge, by: User) -> None:
    record(
        by=by,
        verb=verb,
        object_type="register.person",
        object_id=merge.survivor_id,
        region_code=merge.region_code,
        merged=merge.merged_id,
    )


def _keys(merge: Merge) -> dict[str, int]:
    return {"survivor": merge.survivor_id, "merged": merge.merged_id}


def _sql(name: str) -> LiteralString:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
