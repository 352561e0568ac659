"""The truth table of the status and the cells of the bridge, made from the code that decides them."""

from __future__ import annotations

from dataclasses import dataclass

from payung.coverage.bridge import GAINS, LOSSES, Cell
from payung.coverage.method.text import Text
from payung.coverage.reference import status_of
from payung.coverage.status import Status


@dataclass(frozen=True, slots=True)
class Table:
    """A heading row and the rows below it."""

    heading: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


STATUS_WORDS = {
    Status.COVERED: Text("terlindungi", "covered"),
    Status.GRACE: Text("masa tenggang", "grace"),
    Status.LAPSED: Text("berhenti", "lapsed"),
    Status.NEVER: Text("belum pernah", "never"),
    Status.UNKNOWN: Text("belum jelas", "unknown"),
}

_IDENTITIES = {
    "usable": Text("identitas dapat dipakai", "identity usable"),
    "unusable": Text("identitas tidak dapat dipakai", "identity not usable"),
    "undecided": Text("kecocokan belum diputuskan", "match undecided"),
}

# What is paid: (paid, paid_in_grace, paid_before, any_payment).
_EVIDENCE = {
    (True, False, False, True): Text("bulan itu dibayar", "the month is paid"),
    (False, True, True, True): Text(
        "tidak dibayar, tetapi salah satu bulan dalam masa tenggang sebelumnya dibayar",
        "not paid, but one of the months of grace before it is",
    ),
    (False, False, True, True): Text(
        "tidak dibayar, dan terakhir dibayar lebih lama dari itu",
        "not paid, and last paid longer ago than that",
    ),
    (False, False, False, True): Text(
        "belum pernah sampai bulan itu; ada iuran lain (program lain atau bulan sesudahnya)",
        "never up to that month; some other payment is known (another programme or a later month)",
    ),
    (False, False, False, False): Text("tidak ada iuran sama sekali", "no payment at all"),
}


def meaning_table(grace_months: int) -> Table:
    """The five statuses, each with what makes a worker have it."""
    meanings = {
        Status.COVERED: Text(
            "iuran JKK dan JKM bulan itu sudah dibayar",
            "JKK and JKM are paid for that month",
        ),
        Status.GRACE: Text(
            f"bulan itu belum dibayar, tetapi salah satu dari {grace_months} bulan sebelumnya dibayar",
            f"that month is not paid, but one of the {grace_months} months before it is",
        ),
        Status.LAPSED: Text(
            "pernah dibayar, lebih lama daripada masa tenggang",
            "paid once, longer ago than the months of grace",
        ),
        Status.NEVER: Text("tidak ada iuran yang diketahui", "no contribution is known"),
        Status.UNKNOWN: Text(
            "identitasnya tidak dapat dipakai, atau mungkin cocok dengan peserta tetapi belum diputuskan",
            "no usable identity, or a possible match with a participant that nobody has decided",
        ),
    }
    heading = (Text("Keadaan", "Status"), Text("Artinya", "Meaning"))
    return Table(heading, tuple((STATUS_WORDS[status], meanings[status]) for status in Status))


def status_table() -> Table:
    """Every combination of what is paid and what is known of the identity, with its status."""
    return Table(
        (Text("Iuran", "Payment"), *_IDENTITIES.values()),
        tuple(
            (text, *(_status(evidence, identity) for identity in _IDENTITIES))
            for evidence, text in _EVIDENCE.items()
        ),
    )


def _status(evidence: tuple[bool, bool, bool, bool], identity: str) -> Text:
    paid, in_grace, before, any_payment = evidence
    return STATUS_WORDS[
        status_of(
            paid=paid,
            paid_in_grace=in_grace,
            paid_before=before,
            identity=identity,
            any_payment=any_payment,
        )
    ]


_CELL_WORDS = {
    Cell.STAYED: "tetap",
    Cell.NEW: "baru",
    Cell.REACTIVATED: "membayar lagi",
    Cell.MOVED_IN: "masuk",
    Cell.CORRECTED_IN: "pembetulan, bertambah",
    Cell.LAPSED: "tidak dilanjutkan",
    Cell.UNCLEAR: "menjadi belum jelas",
    Cell.DIED: "meninggal",
    Cell.MOVED: "pindah",
    Cell.AGED_OUT: "melewati batas usia",
    Cell.STOPPED: "berhenti bekerja",
    Cell.CORRECTED_OUT: "pembetulan, berkurang",
}

_CELLS = {
    Cell.STAYED: Text("terlindungi pada kedua bulan", "covered in both months"),
    Cell.NEW: Text(
        "terlindungi pada bulan akhir, belum pernah dibayar sampai bulan awal",
        "covered in the last month, never paid up to the first",
    ),
    Cell.REACTIVATED: Text(
        "tidak dibayar pada bulan awal, tetapi pernah sebelumnya",
        "not paid in the first month, but at some time before it",
    ),
    Cell.MOVED_IN: Text(
        "bulan awal dibayar, tetapi waktu itu belum terhitung pekerja di wilayah ini",
        "paid in the first month, when he was not yet a worker of this region",
    ),
    Cell.CORRECTED_IN: Text(
        "angka bulan awal yang diumumkan belum memuatnya, data sekarang memuatnya",
        "missing from the figure published for the first month, present in today's data",
    ),
    Cell.LAPSED: Text(
        "masih pekerja di wilayah ini, bulan akhir tidak dibayar (masa tenggang termasuk)",
        "still a worker of this region, the last month not paid (grace included)",
    ),
    Cell.UNCLEAR: Text(
        "masih pekerja di wilayah ini, menjadi belum jelas",
        "still a worker of this region, unknown now",
    ),
    Cell.DIED: Text("meninggal dunia", "died"),
    Cell.MOVED: Text("pindah keluar wilayah", "moved away"),
    Cell.AGED_OUT: Text(
        "melewati batas usia dan tidak membayar lagi",
        "above the age of entry and not paying any more",
    ),
    Cell.STOPPED: Text(
        "berhenti bekerja, atau keluar tanpa sebab yang disebut",
        "stopped working, or left without a stated reason",
    ),
    Cell.CORRECTED_OUT: Text(
        "angka bulan awal yang diumumkan memuatnya, data sekarang tidak",
        "counted in the figure published for the first month, not in today's data",
    ),
}


def bridge_table() -> Table:
    """The cells of the bridge with their sign."""
    return Table(
        (Text("Kolom", "Cell"), Text("Tanda", "Sign"), Text("Siapa", "Who")),
        tuple(
            (Text(_CELL_WORDS[cell], cell.value), Text(_sign(cell), _sign(cell)), text)
            for cell, text in _CELLS.items()
        ),
    )


def _sign(cell: Cell) -> str:
    if cell in GAINS:
        return "+"
    return "−" if cell in LOSSES else "="
