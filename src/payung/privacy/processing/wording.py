"""The words for the parts of a record of processing."""

from __future__ import annotations

from django.utils.translation import gettext as _


def labels() -> dict[str, str]:
    """The label of each part, in the order in which it is shown."""
    return {
        "title": _("Pemrosesan"),
        "purpose": _("Tujuan"),
        "basis": _("Dasar pemrosesan"),
        "regulation": _("Peraturan"),
        "data": _("Data"),
        "people": _("Orang yang datanya diproses"),
        "recipients": _("Penerima"),
        "retention": _("Masa simpan"),
        "safeguards": _("Pengamanan"),
        "responsible": _("Penanggung jawab"),
        "valid_from": _("Berlaku sejak"),
    }
