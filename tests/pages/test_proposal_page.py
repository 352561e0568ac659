"""A target is proposed on a page: from a value with a source, both readings seen before it is kept."""

import pytest
from django.urls import reverse

from payung.access.models import AuditEvent
from payung.targets.models import Statement, Target

from .village_set import REGENCY

URL = f"/kabupaten/{REGENCY}/target/usul/"
WRITTEN = {
    "dasar": "data-2025-06",
    "cara": "",
    "persen": "20",
    "tenggat": "2026-12",
    "penyebut": "potensi",
    "dasar_hukum": "Peraturan contoh 1/2026",
}


def faults(client, **changed):
    return client.get(URL, {**WRITTEN, **changed}).context["faults"]


def test_the_base_may_be_what_the_register_proves_or_what_was_published(officer):
    labels = [each.label for each in officer.get(URL).context["bases"]]
    assert labels == [
        "10,0\u00a0%: Data warga, Desember 2024: 7 dari 70 pekerja terlindungi",
        "40,0\u00a0%: Data warga, Juni 2025: 28 dari 70 pekerja terlindungi",
        "33,6\u00a0%: diumumkan 11 Juni 2025 untuk Juni 2025 (berita contoh)",
    ]


def test_both_readings_are_seen_before_anything_is_kept(officer):
    before = Target.objects.count()
    page = officer.get(URL, WRITTEN)
    # 40 % x 1.2 = 48 % of 125 = 60; 40 % + 20 = 60 % of 125 = 75; 28 are covered.
    assert [(row.share, row.people, row.missing) for row in page.context["preview"].rows] == [
        ("48,0\u00a0%", "60", "32"),
        ("60,0\u00a0%", "75", "47"),
    ]
    assert Target.objects.count() == before


def test_a_chosen_reading_still_shows_the_other_before_it_is_kept(officer):
    shown = officer.get(URL, {**WRITTEN, "cara": "points", "alasan": "Rapat"}).context["preview"]
    assert [row.share for row in shown.rows] == ["48,0\u00a0%", "60,0\u00a0%"]
    assert shown.chosen == "Yang diusulkan: Naik dalam poin persen."


def test_an_open_target_is_kept_with_its_sources_and_shown(officer):
    page = officer.post(URL, WRITTEN, follow=True)
    assert page.redirect_chain[-1][0] == f"/kabupaten/{REGENCY}/target/?tenggat=2026-12"
    target = Target.objects.get(deadline_month=2026 * 12 + 11)
    assert (target.method, target.denominator, target.base_basis_points) == ("", 125, 4000)
    assert "28 dari 70" in target.base_source
    assert "Data warga, Juni 2025" in page.content.decode()
    assert AuditEvent.objects.filter(verb="target_proposed", object_id=str(target.pk)).exists()


def test_a_published_value_becomes_the_base_with_its_source(officer):
    key = f"pernyataan-{Statement.objects.get().pk}"
    officer.post(URL, {**WRITTEN, "dasar": key})
    target = Target.objects.get(deadline_month=2026 * 12 + 11)
    assert target.base_basis_points == 3360
    assert target.base_source == "Diumumkan 11 Juni 2025: berita contoh"


def test_a_fixed_share_is_settled_with_its_reason_at_once(officer):
    page = officer.post(
        URL, {**WRITTEN, "cara": "absolute", "persen": "45", "alasan": "Rapat"}, follow=True
    )
    block = page.context["target"]
    assert [(row.share, row.people) for row in block.rows] == [("45,0\u00a0%", "57")]  # 56.25
    assert [m[0] for m in page.context["methods"] if m[2]] == ["absolute"]
    assert "Rapat" in block.settled


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"persen": "dua puluh"}, "persen", "contoh: 33,6"),
        ({"persen": ""}, "persen", "contoh: 20"),
        ({"tenggat": "Desember"}, "tenggat", "contoh: 2025-03"),
        ({"tenggat": "2025-06"}, "semua", "harus sesudah bulan dasar"),
        ({"tenggat": "2025-12"}, "semua", "sudah ada"),
        ({"dasar": "data-1999-01"}, "dasar", "Pilih salah satu"),
        ({"dasar": "lain", "nilai_dasar": "40"}, "sumber_dasar", "Isi bagian ini"),
        ({"penyebut": "lain", "jumlah": "0", "sumber_jumlah": "x"}, "jumlah", "125.000"),
        ({"dasar_hukum": " "}, "dasar_hukum", "Isi bagian ini"),
        ({"dasar_hukum": "x" * 301}, "semua", "terlalu panjang"),
        ({"cara": "points"}, "alasan", "Isi bagian ini"),
        ({"cara": "tebak", "alasan": "x"}, "semua", "Yang ada: relative"),
    ],
)
def test_each_fault_is_told_beside_its_field_and_nothing_is_kept(officer, changed, field, says):
    before = Target.objects.count()
    assert says in faults(officer, **changed)[field]
    assert officer.post(URL, {**WRITTEN, **changed}).status_code == 200
    assert Target.objects.count() == before


def test_faults_of_several_fields_are_told_at_once(officer):
    assert set(faults(officer, persen="", tenggat="", dasar_hukum="")) == {
        "persen",
        "tenggat",
        "dasar_hukum",
    }


def test_without_figures_of_anybody_one_writes_the_values_and_their_sources(officer):
    own = {
        "dasar": "lain",
        "bulan_dasar": "2025-01",
        "nilai_dasar": "33,6",
        "sumber_dasar": "surat",
        "penyebut": "lain",
        "jumlah": "125.000",
        "sumber_jumlah": "surat",
    }
    rows = officer.get(URL, {**WRITTEN, **own}).context["preview"].rows
    # 33.6 % x 1.2 x 125,000 = 50,400; (33.6 + 20) % x 125,000 = 67,000
    assert [row.people for row in rows] == ["50.400", "67.000"]


def test_who_may_not_settle_is_refused_and_sees_no_way_there(steward):
    assert steward.get(URL).status_code == 403
    assert steward.post(URL, WRITTEN).status_code == 403
    assert URL not in steward.get(reverse("targets:target", args=[REGENCY])).content.decode()


def test_a_deadline_nobody_set_is_not_found(officer):
    assert officer.get(f"/kabupaten/{REGENCY}/target/?tenggat=2030-12").status_code == 404


def test_targets_of_other_deadlines_are_listed(officer):
    officer.post(URL, WRITTEN)
    others = officer.get(f"/kabupaten/{REGENCY}/target/").context["others"]
    assert others == [
        (
            "Desember 2026: Naik sedikitnya 20,0\u00a0% dari 40,0\u00a0% pada Juni 2025",
            f"/kabupaten/{REGENCY}/target/?tenggat=2026-12",
        )
    ]
