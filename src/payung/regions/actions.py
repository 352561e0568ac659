"""Writes about regions: the official list, other names, withdrawn codes, outlines, the home regency."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.primitives.errors import InputError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Boundary, Jurisdiction, Region, RegionAlias, WithdrawnCode
from payung.regions.official import OfficialRegion, official_regions
from payung.regions.tables import read_table

_INCOMING = """
CREATE TEMP TABLE incoming_region ON COMMIT DROP AS
SELECT code, name, level, kind, parent_id FROM regions_region WHERE false
"""
_UPSERT = """
INSERT INTO regions_region (code, name, shown_name, level, kind, parent_id)
SELECT code, name, name, level, kind, parent_id FROM incoming_region
ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind
WHERE (regions_region.name, regions_region.kind) IS DISTINCT FROM (excluded.name, excluded.kind)
"""


@transaction.atomic
def load_official_regions(
    *, by: User | None, regions: Iterator[OfficialRegion] | None = None
) -> int:
    """Bring the official list into the database; returns how many rows were new or changed."""
    with connection.cursor() as cursor:
        cursor.execute(_INCOMING)
        with cursor.copy(
            "COPY incoming_region (code, name, level, kind, parent_id) FROM STDIN"
        ) as out:
            for r in regions or official_regions():
                out.write_row((r.code, r.name, r.level, r.kind, r.parent_code))
        cursor.execute(_UPSERT)
        changed: int = cursor.rowcount
        cursor.execute("DROP TABLE incoming_region")
        cursor.execute(shown_names_sql())
    record(by=by, verb="regions_loaded", object_type="region", object_id="all", changed=changed)
    return changed


def shown_names_sql() -> str:
    """The statement that tells namesakes apart; it changes only the rows whose name to show differs."""
    return files("payung.regions").joinpath("sql/shown_names.sql").read_text(encoding="utf-8")


@transaction.atomic
def choose_regency(*, code: str, by: User | None) -> Region:
    """Make one regency or city the home of this installation."""
    parsed = RegionCode.parse(code)
    regency = Region.objects.filter(code=parsed, level=Level.REGENCY).first()
    if regency is None:
        raise InputError(
            f"Tidak ada kabupaten atau kota dengan kode {code}. Contoh: 73.07 (Sinjai)."
        )
    Jurisdiction.objects.update_or_create(singleton=True, defaults={"regency": regency})
    record(by=by, verb="regency_chosen", object_type="region", object_id=parsed, region_code=parsed)
    return regency


@transaction.atomic
def import_aliases(*, path: Path, by: User | None) -> int:
    """Other spellings from a CSV `kode,alias,sumber`; returns how many were new."""
    rows = read_table(path, ("kode", "alias", "sumber"))
    known = set(
        Region.objects.filter(code__in={r["kode"] for r in rows}).values_list("code", flat=True)
    )
    for number, row in enumerate(rows, start=2):
        if row["kode"] not in known:
            raise InputError(
                f"{path.name} baris {number}: kode '{row['kode']}' tidak ada dalam daftar resmi."
            )
    before = RegionAlias.objects.count()
    RegionAlias.objects.bulk_create(
        [RegionAlias(region_id=r["kode"], name=r["alias"], source=r["sumber"]) for r in rows],
        ignore_conflicts=True,
    )
    new = RegionAlias.objects.count() - before
    record(by=by, verb="aliases_imported", object_type="region", object_id=path.name, rows=new)
    return new


@transaction.atomic
def import_withdrawn_codes(*, path: Path, by: User | None) -> int:
    """Codes no longer in force, from a CSV `kode,nama_terakhir,tahun_terakhir_terdaftar,sumber`
    or `kode_lama,nama_lama,kode_baru`; returns how many rows were read.
    """
    rows = read_table(path, ())
    for number, row in enumerate(rows, start=2):
        place = f"{path.name} baris {number}"
        WithdrawnCode.objects.update_or_create(
            code=_withdrawn_code(row, place), defaults=_withdrawn(row, place)
        )
    record(
        by=by,
        verb="withdrawn_codes_imported",
        object_type="region",
        object_id=path.name,
        rows=len(rows),
    )
    return len(rows)


def _withdrawn_code(row: dict[str, str], place: str) -> RegionCode:
    code = row.get("kode") or row.get("kode_lama")
    if not code:
        raise InputError(f"{place}: kolom 'kode' atau 'kode_lama' kosong.")
    parsed = RegionCode.parse(code)
    in_force = Region.objects.filter(code=parsed).first()
    if in_force:
        raise InputError(
            f"{place}: kode {code} masih berlaku ({in_force}), jadi tidak dapat dicatat sebagai kode "
            "lama. Ejaan lain nama wilayah dimasukkan dengan: payung regions aliases."
        )
    return parsed


def _withdrawn(row: dict[str, str], place: str) -> dict[str, Any]:
    if "kode_baru" in row:
        return {"last_name": row.get("nama_lama", ""), "successor_code": row["kode_baru"]}
    year = row.get("tahun_terakhir_terdaftar", "")
    if year and not (year.isascii() and year.isdigit()):
        raise InputError(
            f"{place}: tahun_terakhir_terdaftar berisi '{year}'. Contoh yang benar: 2022."
        )
    return {
        "last_name": row.get("nama_terakhir", ""),
        "last_year": int(year) if year else None,
        "source": row.get("sumber", ""),
    }


@transaction.atomic
def import_boundaries(*, path: Path, by: User | None) -> int:
    """Outlines from a GeoJSON FeatureCollection; each feature names its code in `kode`, `code` or `id`."""
    content = _collection(path)
    source = str(content.get("source", path.name))[:300]
    rows = [_boundary(feature, source, path.name) for feature in content["features"]]
    _check_known(rows, path.name)
    Boundary.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["region"], update_fields=["geometry", "source"]
    )
    record(
        by=by, verb="boundaries_imported", object_type="region", object_id=path.name, rows=len(rows)
    )
    return len(rows)


def _collection(path: Path) -> dict[str, Any]:
    """A GeoJSON FeatureCollection with at least one feature."""
    if not path.is_file():
        raise InputError(f"Berkas {path} tidak ditemukan.")
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        features = content["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path.name} bukan GeoJSON FeatureCollection. Contoh isi: "
            '{"type": "FeatureCollection", "features": [...]}'
        ) from error
    if not features:
        raise InputError(
            f"{path.name} tidak berisi satu wilayah pun; batas yang ada tidak berubah."
        )
    return content


def _boundary(feature: dict[str, Any], source: str, file_name: str) -> Boundary:
    properties = feature.get("properties") or {}
    code = properties.get("kode") or properties.get("code") or feature.get("id")
    geometry = feature.get("geometry") or {}
    if not code or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise InputError(
            f"{file_name}: setiap wilayah perlu properti 'kode' dan bentuk Polygon atau MultiPolygon."
        )
    return Boundary(region_id=RegionCode.parse(str(code)), geometry=geometry, source=source)


def _check_known(rows: list[Boundary], file_name: str) -> None:
    known = set(Region.objects.values_list("code", flat=True))
    unknown = sorted({row.region_id for row in rows} - known)
    if unknown:
        raise InputError(
            f"{file_name}: kode {', '.join(unknown[:5])} tidak ada dalam daftar resmi."
        )
