"""The cells of the bridge in plain words, for the command, the page and the list behind a line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.coverage.bridge import Cell


def cell_text(cell: Cell) -> str:
    """One cell of the bridge in plain words."""
    return {
        Cell.STAYED: _("tetap terlindungi"),
        Cell.NEW: _("baru terlindungi"),
        Cell.REACTIVATED: _("membayar lagi setelah berhenti"),
        Cell.MOVED_IN: _("pindah masuk atau mulai bekerja, sudah terlindungi"),
        Cell.CORRECTED_IN: _("pembetulan data, bertambah"),
        Cell.LAPSED: _("iurannya tidak dilanjutkan"),
        Cell.UNCLEAR: _("menjadi belum jelas"),
        Cell.DIED: _("meninggal dunia"),
        Cell.MOVED: _("pindah keluar"),
        Cell.AGED_OUT: _("melewati batas usia"),
        Cell.STOPPED: _("berhenti bekerja"),
        Cell.CORRECTED_OUT: _("pembetulan data, berkurang"),
    }[cell]
