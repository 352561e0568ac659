"""Population register books and other foreign tables, row by row as their programs lay them out."""

from __future__ import annotations

from tests.intake.making import Cell

Table = list[list[Cell]]
KK1, KK2 = "9907010101100001", "9907010101100002"
BUDI, SITI, ANDI = "9907010101900001", "9907014101920002", "9907010202850003"
NBSP = "\u00a0"

SIAK_COLUMNS = [
    "Nomor KK", "NIK", "Nama Penduduk", "Status", "Tempat Lahir", "Tanggal Lahir", "Kelamin", "NIK Ayah",
    "Ayah", "NIK Ibu", "Ibu", "Status Kawin", "SHDK", "Agama", "Kecamatan", "Desa/Kel", "Alamat", "RW",
    "RT", "Pendidikan", "Pekerjaan", "Deskripsi Pekerjaan", "Gol. Darah", "Cacat", "Cetak KTP",
    "Ganti KTP", "KTP Berakhir", "Nomor Paspor", "Nomor Akta Lahir", "Nomor Akta Kawin", "Tanggal Kwn",
    "Nomor Akta Cerai", "Tgl Cerai", "Petugas Registrasi", "Tgl Ubah", "Petugas Entri", "Tgl Entri",
]  # fmt: skip
SIAK_BUDI: dict[str, Cell] = {
    "Nomor KK": KK1, "NIK": BUDI, "Nama Penduduk": "BUDI", "Status": "Hidup", "Tanggal Lahir": 32874.0,
    "Kelamin": "Laki-Laki", "NIK Ayah": "9907010101600009", "Ibu": "SITI (ALMN0", "SHDK": "KEPALA KELUARGA",
    "Status Kawin": "KAWIN", "Kecamatan": "BARAT", "Desa/Kel": "MELATI", "RW": "001", "RT": "002",
    "Pekerjaan": "BURUH TANI / PERKEBUNAN", "Cetak KTP": "SENT FOR\nCARD PRINTING",
}  # fmt: skip


def siak(*people: dict[str, Cell]) -> Table:
    return [list(SIAK_COLUMNS), *[[person.get(c, "") for c in SIAK_COLUMNS] for person in people]]


HEAD_2012 = [
    "", "NO", "NIK", "NAMA", "JK", "TMPT LHR", "TGL LHR", "KTPEL", "AGAMA", "STATUS", "HUB. KEL",
    "PENDIDIKAN", "PEKERJAAN", "NAMA IBU", "NAMA AYAH", "NO.AKTE LAHIR",
]  # fmt: skip


def _member_2012(number: int, nik: Cell, name: str, sex: str, born: Cell, role: str) -> list[Cell]:
    return [
        "", number, nik, name, sex, "SINJAI", born, "SUDAH", "ISLAM", "KAWIN", role, "SLTA",
        "PETANI/PEKEBUN", "IBU", "AYAH", "",
    ]  # fmt: skip


def bip_2012() -> Table:
    def family(kk: str, place: str) -> Table:
        labels = ["", "NO.KK", "", "", "NAMA.KK", "", "ALAMAT"]
        return [labels, ["", kk, "", "", "BUDI", "", place], list(HEAD_2012)]

    title: Table = [["", "BUKU INDUK PENDUDUK"], [], ["", "KECAMATAN", "", ": BARAT"]]
    title += [["", "DESA/KELURAHAN", "", ": MELATI"], [], [], [], []]
    return [
        *title,
        *family(KK1, "DUSUN TIMUR, RT:001, RW:002, Kodepos:92611,-"),
        _member_2012(1, BUDI, "BUDI", "L", 32874.0, "KEPALA KELUARGA"),
        _member_2012(2, SITI, "SITI", "P", 33604.0, "ISTRI"),
        *family(KK2, "JL. POROS, RT:003, RW:-, Kodepos:,-"),
        _member_2012(1, ANDI, "ANDI", "L", 31080.0, "KEPALA KELUARGA"),
    ]


def bip_2016() -> Table:
    head: Table = [
        ["No", "Nama Lengkap", "NIK", "Tempat dan Tanggal Lahir", "", "JK", "SHDK", "Agama", "Pendidikan",
         "Pekerjaan", "Nama Orang Tua Kandung", "Nama Orang Tua Kandung"],
        ["", "", "", "Tempat Lahir", "Tgl/Bln/Th", "", "", "", "Terakhir", "", "Ibu", "Ayah"],
    ]  # fmt: skip

    def member(number: int, nik: str, name: str, sex: str, born: str, role: str) -> list[Cell]:
        return [str(number), name, nik + NBSP, "SINJAI", born, sex, role, "Islam", "SLTA", "Petani/Pekebun",
                "IBU", "AYAH"]  # fmt: skip

    def family(kk: str, place: str) -> list[Cell]:
        return [f"No. KK :{NBSP}{kk}{NBSP}", "", place]

    return [
        ["BUKU INDUK PENDUDUK WARGA NEGARA INDONESIA"], [], ["Kecamatan : BARAT"], ["Desa : MELATI"], [], [],
        *head,
        family(KK1, "Alamat : JL. MAWAR, Nama Dusun : TIMUR, RT/RW : 001/002"),
        member(1, BUDI, "BUDI", "Lk", "01-01-1990", "KEPALA KELUARGA"),
        member(2, SITI, "SITI", "Pr", "01-01-1992", "ISTRI"),
        family(KK2, "Alamat : -, Nama Dusun : BARAT, RT/RW : -/-"),
        member(1, ANDI, "ANDI", "Lk", "02-02-1985", "KEPALA KELUARGA"),
        [],
        ["Keterangan:"],
        ["1", "Lk = laki-laki", "Pr = perempuan"],
    ]  # fmt: skip


def bip_luwu_timur() -> Table:
    head = [
        "", "NO", "NIK", "NAMA", "JK", "TMPT LHR", "TGL LHR", "G.DRH", "AGAMA", "STATUS", "HUB.KEL",
        "PENDIDIKAN", "PEKERJAAN", "NAMA IBU", "NAMA AYAH", "KET",
    ]  # fmt: skip

    def family(kk: str, address: str, rt_rw: str) -> Table:
        def line(left: str, value: str, right: str, other: str) -> list[Cell]:
            return ["", f"{left} :", value, "", "", "", "", "", "", "", f"{right} :", other]

        return [
            ["", "BUKU INDUK KEPENDUDUKAN KABUPATEN REKAAN (DAFTAR KELUARGA)"],
            [],
            line("PROVINSI", "CONTOH", "NO. KK", kk),
            line("KABUPATEN", "REKAAN", "NAMA. KK", "BUDI"),
            line("KECAMATAN", "BARAT", "ALAMAT", address),
            line("DESA", "MELATI", "NO.RT/RW", rt_rw),
            [],
            list(head),
        ]

    def member(number: str, nik: str, name: str, sex: str, born: str) -> list[Cell]:
        return ["", number, nik, name, sex, "SINJAI", born, "O", "Islam", "Kawin", "Kepala Keluarga", "SLTA",
                "Petani/Pekebun", "IBU", "AYAH", ""]  # fmt: skip

    return [
        *family(KK1, "DSN. TIMUR,Kodepos :92611,Telp :,-", "001/002"),
        member("1", BUDI, "BUDI", "L", "01-01-1990"),
        member("2", SITI, "SITI", "P", "01-01-1992"),
        *family(KK2, "JL. POROS,Kodepos :,Telp :,-", "003/-"),
        member("1", ANDI, "ANDI", "L", "02-02-1985"),
    ]


def bip_ektp() -> Table:
    head = [
        "NO", "Nama Lengkap", "NIK", "Tempat dan Tanggal Lahir", "", "JK", "Stat Kwn", "Gol. Drh", "SHDK",
        "Agama", "Pendidikan Terakhir", "No Akta Lahir", "Pekerjaan", "Nama  Ibu", "Nama Ayah", "Wjb KTP",
        "KTP-eL", "Status", "Stat Rkm",
    ]  # fmt: skip

    def family(kk: str, place: str) -> list[Cell]:
        return [kk, "", "BUDI", *[""] * 8, place]

    def member(number: str, nik: str, name: str, sex: str, born: str) -> list[Cell]:
        return [number, name, nik, "SINJAI", born, sex, "K", "-", "KEPALA KELUARGA", "ISLAM", "SLTA", "",
                "PETANI/PEKEBUN", "IBU", "AYAH", "WAJIB", "KTP-eL", "SDH DPT", "CARD\nSHIPPED"]  # fmt: skip

    return [
        list(head),
        ["No. KK", "", "Nama Kepala Keluarga", *[""] * 8, "Alamat"],
        family(KK1, "DESA MELATI RT/RW : 001/002 DUSUN : TIMUR"),
        member("1", BUDI, "BUDI", "Lk", "01-01-1990"),
        member("2", SITI, "SITI", "Pr", "01-01-1992"),
        family(KK2, "DESA MELATI RT/RW : 003/000 DUSUN : -"),
        member("1", ANDI, "ANDI", "Lk", "02-02-1985"),
    ]


def regsosek(*people: list[Cell]) -> Table:
    return [
        ["I. KETERANGAN", "", "", "", "", "PERLINDUNGAN SOSIAL"],
        ["402", "403", "", "405", "406", "431f"],
        ["Nama", "NIK", "No KK", "Jenis kelamin", "Tanggal lahir", "jumlah_jamket_kerja"],
        *people,
    ]
