"""The reason of each judgement as a sentence for the village (Indonesian) and for guests (English)."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "peran_desa": (
        "Bekerja untuk desa menurut perannya.",
        "Works for the village, as the role says.",
    ),
    "penerima_insentif": (
        "Menerima insentif dari desa, jadi dihitung bekerja.",
        "Receives an incentive from the village, so counts as working.",
    ),
    "pekerjaan": (
        "Bekerja menurut pekerjaan pada data warga.",
        "Works, as the occupation in the register says.",
    ),
    "pekerja_rentan": (
        "Tercatat sebagai pekerja rentan.",
        "Is listed as a vulnerable worker.",
    ),
    "belum_tidak_bekerja": (
        "Tercatat belum atau tidak bekerja.",
        "Is registered as not working (yet).",
    ),
    "mengurus_rumah_tangga": (
        "Tercatat mengurus rumah tangga, tanpa peran desa atau insentif.",
        "Is registered as a homemaker, without a village role or incentive.",
    ),
    "pelajar": (
        "Tercatat pelajar atau mahasiswa.",
        "Is registered as a pupil or student.",
    ),
    "pensiunan": (
        "Tercatat pensiunan.",
        "Is registered as retired.",
    ),
    "asn": (
        "ASN, TNI, atau Polri dilindungi Taspen atau Asabri, bukan BPJS Ketenagakerjaan.",
        "Civil servants, soldiers and police are covered by Taspen or Asabri.",
    ),
    "pejabat_negara": (
        "Pejabat negara tidak masuk penduduk pekerja BPJS Ketenagakerjaan.",
        "Holders of state office are not in the population of BPJS Ketenagakerjaan.",
    ),
    "usia_di_bawah_18": (
        "Belum mencapai umur terendah pekerja pada tanggal data.",
        "Has not reached the lowest age of a worker on the day of the data.",
    ),
    "anggota_bpk": (
        "Pekerjaan tertulis 'Anggota BPK'; mungkin maksudnya BPD. Tanyakan dan isi peran desa.",
        "The occupation says 'member of BPK', perhaps BPD is meant: ask, and state the village role.",
    ),
    "rentan_tanpa_pekerjaan": (
        "Ditandai pekerja rentan, tetapi pekerjaannya menyebut tidak bekerja. Tanyakan.",
        "Is marked as a vulnerable worker, but the occupation says not working: ask.",
    ),
    "peran_tidak_dikenal": (
        "Peran desa tidak dikenal. Tulis misalnya: kader posyandu, ketua RT, BPD.",
        "The village role is not known. Write for example: kader posyandu, ketua RT, BPD.",
    ),
    "pekerjaan_kosong": (
        "Pekerjaan kosong. Tanyakan dan isi menurut daftar pekerjaan.",
        "The occupation is empty: ask, and fill it in from the list of occupations.",
    ),
    "pekerjaan_tidak_dikenal": (
        "Pekerjaan tidak ada dalam daftar. Tulis misalnya: PETANI/PEKEBUN.",
        "The occupation is not in the list. Write for example: PETANI/PEKEBUN.",
    ),
    "tanggal_lahir_kosong": (
        "Tanggal lahir kosong, jadi umur kerja tidak dapat dipastikan. Lengkapi.",
        "The birth date is empty, so working age cannot be known: complete it.",
    ),
    "tanggal_lahir_mustahil": (
        "Tanggal lahir setelah tanggal data atau lebih dari 120 tahun lalu. Perbaiki.",
        "The birth date is after the day of the data or over 120 years ago: correct it.",
    ),
    "status_tidak_dikenal": (
        "Status warga tidak dikenal. Yang ada: hidup, mati, pindah, hilang, pergi.",
        "The status is not known. There are: hidup, mati, pindah, hilang, pergi.",
    ),
}


def reason_text(reason: str, language: str = "id") -> str:
    """The sentence of a reason in Indonesian (`id`) or English (`en`)."""
    indonesian, english = REASONS[reason]
    return english if language == "en" else indonesian
