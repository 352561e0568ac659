"""Each definition with its sentence, its table and the statement that computes it."""

from __future__ import annotations

from dataclasses import dataclass

from payung.coverage.method.tables import Table, bridge_table, meaning_table, status_table
from payung.coverage.method.text import Text
from payung.coverage.statements import source_sql
from payung.coverage.window import GRACE_MONTHS, WORD_MONTHS


@dataclass(frozen=True, slots=True)
class Definition:
    """One thing the figure rests on. `sql` is the file that computes it, as shipped; empty for words."""

    key: str
    title: Text
    body: Text
    table: Table | None = None
    sql_file: str = ""

    @property
    def sql(self) -> str:
        return source_sql(self.sql_file) if self.sql_file else ""


_WORKER = Definition(
    "worker",
    Text("Penyebut: siapa yang dihitung", "Denominator: who is counted"),
    Text(
        "Seorang pekerja dihitung di desanya dari bulan ia mulai terhitung sampai bulan sebelum "
        "ia meninggal, pindah, berhenti bekerja atau melewati batas usia. Yang melewati batas "
        "usia tetap dihitung pada bulan yang masih dibayar, karena peserta yang masuk tepat "
        "waktu boleh meneruskan iurannya. Yang pindah di dalam wilayah dihitung di desa lama "
        "sampai pindah, lalu di desa baru. Pekerja yang desanya tidak diketahui dihitung di "
        "wilayah yang diketahui.",
        "A worker counts in his village from the month he becomes one to the month before he "
        "dies, moves, stops working or passes the age of entry. Who passes that age still counts "
        "in months that are paid, because a member who joined in time may go on. Who moves "
        "inside the area counts in the old village until the move and in the new one after it. "
        "A worker whose village is not known counts in the region that is.",
    ),
    sql_file="stays",
)

_PAID_MONTH = Definition(
    "paid_month",
    Text("Bulan yang dibayar", "A paid month"),
    Text(
        "Satu pembayaran membayar satu sampai dua belas bulan, untuk program yang disebut di "
        "dalamnya. Daftar peserta yang menyebut dibayar sampai bulan tertentu berlaku sama. Bulan "
        "yang dibayar dua kali tetap satu bulan. Terlindungi dalam angka utama berarti JKK dan "
        "JKM keduanya dibayar untuk bulan yang sama; setiap program juga dapat dihitung sendiri.",
        "A payment pays one to twelve months, for the programmes it names. The insurer's list "
        "that states somebody is paid through a month counts the same. A month paid twice is "
        "one month. Covered in the headline figure means that JKK and JKM are both paid for the "
        "same month; each programme can also be counted by itself.",
    ),
    sql_file="protection",
)

_COMPLETE = Definition(
    "complete_month",
    Text("Bulan yang lengkap", "A complete month"),
    Text(
        "Angka utama adalah angka bulan lengkap yang terbaru. Bila sebagian besar kepesertaan "
        "mempunyai baris iuran, itu bulan terbaru yang menjadi awal suatu iuran: daftar peserta "
        "yang lebih baru dan iuran yang dibayar di muka tidak melengkapi bulan sesudahnya, karena "
        "yang membayar tiap bulan belum terlihat di sana. Bila sebagian besar hanya ada dalam "
        "daftar peserta, itu bulan daftar terbaru. Bulan sesudahnya dapat dibuka, bertanda belum "
        "lengkap.",
        "The headline is the figure of the newest complete month. Where most memberships have "
        "payment lines, that is the newest month with which a payment begins: neither a newer "
        "participant list nor what is paid ahead completes a later month, because those who pay "
        "every month are not seen there yet. Where most stand in the participant list only, it is "
        "the month of the newest list. Later months can be opened, marked as incomplete.",
    ),
)

_INDICATOR = Definition(
    "indicator",
    Text("Angka cakupan", "The indicator"),
    Text(
        "Pembilang adalah pekerja yang terlindungi, penyebut semua pekerja pada bulan itu. Batas "
        "bawah menganggap yang belum jelas tidak terlindungi, dan itulah angka yang diumumkan; "
        "batas atas menganggap mereka semua terlindungi. Persentase dibulatkan dari bilangan "
        "bulat, setengah ke atas.",
        "The numerator is the covered workers, the denominator all workers of the month. The "
        "lower bound takes nobody unknown as covered and is the published figure; the upper "
        "bound takes them all. Percentages are rounded from whole numbers, half up.",
    ),
    sql_file="indicator",
)

_DENOMINATORS = Definition(
    "denominators",
    Text("Dua penyebut berdampingan", "Two denominators side by side"),
    Text(
        "Angka yang sama ditunjukkan terhadap pekerja yang namanya ada dalam data desa dan "
        "terhadap potensi menurut BPJS Ketenagakerjaan, masing-masing dengan sumber dan "
        "tanggalnya. Di atas 100 % tidak dipotong: itu tanda bahwa penyebutnya terlalu kecil.",
        "The same figure stands against the workers named in the register and against the "
        "insurer's potential, each with its source and date. Above 100 % nothing is clamped: it "
        "says that the denominator is too small.",
    ),
)

_LIST = Definition(
    "list",
    Text("Daftar di balik setiap angka", "The list behind each figure"),
    Text(
        "Setiap angka adalah jumlah baris sebuah daftar pekerja; daftar dan jumlahnya berasal "
        "dari aturan yang sama. Kecocokan yang baru mungkin tidak pernah mengeluarkan seseorang "
        "dari daftar, dan tidak pernah mencabut perlindungannya.",
        "Each figure is the number of rows of a list of workers; the list and its count come "
        "from the same rule. A possible match never takes anybody off a list, and never takes "
        "cover away.",
    ),
    sql_file="workers_by_status",
)

_BRIDGE = Definition(
    "bridge",
    Text("Yang mengubah angka", "What moved the figure"),
    Text(
        "Antara dua bulan, setiap orang yang terlindungi pada salah satunya berada dalam tepat "
        "satu kolom. Angka awal ditambah kolom bertanda + dan dikurangi kolom bertanda − sama "
        "dengan angka akhir. Pembetulan hanya ada bila angka awal yang pernah diumumkan "
        "dibandingkan dengan data sekarang.",
        "Between two months, everybody covered in one of them is in exactly one cell. The first "
        "figure plus the cells marked + minus those marked − is the last figure. Corrections "
        "exist only when the figure once published is compared with today's data.",
    ),
    bridge_table(),
    "bridge",
)

_WORD = Definition(
    "word",
    Text("Cara menyimpan bulan", "How months are kept"),
    Text(
        f"Bulan yang dibayar disimpan sebagai {WORD_MONTHS} bit dalam satu bilangan per pekerja "
        "dan program; yang lebih lama hanya dicatat pernah dibayar. Keadaan semua bulan dihitung "
        "sekaligus, di PostgreSQL, DuckDB atau Spark dengan perintah yang sama.",
        f"Paid months are kept as {WORD_MONTHS} bits of one number per worker and programme; of "
        "what is older only that it was paid. The status of all months is computed at once, in "
        "PostgreSQL, DuckDB or Spark by the same text.",
    ),
)


def _status(grace_months: int) -> Definition:
    return Definition(
        "status",
        Text("Keadaan seorang pekerja dalam satu bulan", "The status of a worker in a month"),
        Text(
            f"Setiap pekerja dalam penyebut mempunyai tepat satu keadaan. Masa tenggang adalah "
            f"{grace_months} bulan: selama itu iuran masih dapat dibayar, tetapi ia belum "
            "terlindungi sampai dibayar. Kecocokan yang baru mungkin tidak pernah memutuskan: tanpa "
            "pembayaran pada bulan itu, keadaannya belum jelas.",
            f"Every worker of the denominator has exactly one status. Grace is {grace_months} "
            "months: arrears can still be paid, but he is not covered until they are. A possible "
            "match never decides: without a payment for the month, the status is unknown.",
        ),
        meaning_table(grace_months),
    )


_EVIDENCE = Definition(
    "evidence",
    Text("Dari iuran dan identitas ke keadaan", "From payment and identity to status"),
    Text(
        "Apa yang dibayar dan apa yang diketahui tentang orangnya menentukan keadaannya. Setiap "
        "kemungkinan ada dalam tabel ini.",
        "What is paid and what is known of the person decide the status. Every possibility stands "
        "in this table.",
    ),
    status_table(),
    "states",
)


def method(grace_months: int = GRACE_MONTHS) -> list[Definition]:
    """The whole method, in reading order."""
    return [
        _WORKER,
        _PAID_MONTH,
        _status(grace_months),
        _EVIDENCE,
        _INDICATOR,
        _COMPLETE,
        _DENOMINATORS,
        _LIST,
        _BRIDGE,
        _WORD,
    ]
