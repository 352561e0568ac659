"""The columns that a returned sheet has besides those of its sender."""

from __future__ import annotations

SHEET, ROW, COLUMN, REASON = "lembar", "baris", "kolom", "alasan"
MARK = "kode_baris_kembali"
OURS = (SHEET, ROW, COLUMN, REASON, MARK)
