"""A file comes in; nothing of it is looked at yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from payung.access.models import User
from payung.intake import storage
from payung.intake.actions.trail import record_file
from payung.intake.models import SourceFile
from payung.intake.permissions import check_can_import
from payung.primitives.errors import InputError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region
from payung.regions.queries import home_regency
from payung.regions.queries import region as region_of

_CHUNK = 1_000_000
_CODE_IN_NAME = re.compile(r"^(\d{2}\.\d{2}\.\d{2}\.\d{4}|\d{10})(?!\d)")


def receive_file(
    *,
    path: Path | None = None,
    content: bytes | None = None,
    file_name: str,
    kind: str,
    village_code: str = "",
    ask_first: bool = False,
    by: User | None,
) -> SourceFile:
    """Take a file in, from a path or from its bytes. Nothing of it is looked at yet.

    The village of a roster or a budget is `village_code`, else a village code at the start of the file
    name, else what the rows of a roster say. InputError for an unknown kind, village or path;
    NotPermittedError out of scope.
    """
    if kind not in SourceFile.Kind.values:
        raise InputError(
            f"Jenis berkas '{kind}' tidak dikenal. Yang ada: {', '.join(SourceFile.Kind.values)}."
        )
    village = _village(village_code, file_name) if kind in SourceFile.VILLAGES_OWN else ""
    check_can_import(by, kind, village or home_regency().code, on=timezone.localdate())
    file = SourceFile(
        kind=kind,
        file_name=Path(file_name).name[-200:],
        size=0,
        village_code=village,
        ask_first=ask_first,
        uploaded_by=by,
    )
    if content is not None:
        return _receive(file, [content], by)
    if path is None or not path.is_file():
        raise InputError(f"Berkas '{path}' tidak ditemukan. Periksa nama dan foldernya.")
    with path.open("rb") as source:
        return _receive(file, iter(lambda: source.read(_CHUNK), b""), by)


@transaction.atomic
def _receive(file: SourceFile, chunks: Iterable[bytes], by: User | None) -> SourceFile:
    file.save()
    file.sha256, file.size = storage.keep(file.pk, chunks)
    file.save(update_fields=["sha256", "size"])
    record_file(file, by, "file_received", size=file.size)
    return file


def _village(village_code: str, file_name: str) -> str:
    if not village_code:
        return _village_in_name(Path(file_name).name)
    code = RegionCode.parse(village_code)
    if code.level is not Level.VILLAGE:
        raise InputError(f"'{village_code}' bukan kode desa. Contoh kode desa: 73.07.04.2005.")
    region_of(code)
    return code


def _village_in_name(file_name: str) -> str:
    """A village code at the start of a file name, if a village has it; a date is none."""
    found = _CODE_IN_NAME.match(file_name)
    code = RegionCode.parse(found[1]) if found else ""
    return code if Region.objects.filter(code=code, level=Level.VILLAGE).exists() else ""
