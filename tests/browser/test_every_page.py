"""What holds on every page: axe finds nothing serious, a phone needs no sideways scroll, taps are large."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..pages.village_set import EMPTY, MELATI, REGENCY, WEST

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]
GAPS = f"/daftar/{MELATI}/belum-terlindungi/"
PAGES = [
    (None, "/masuk/"),
    ("kabupaten", f"/kabupaten/{REGENCY}/"),
    ("kabupaten", f"/kabupaten/{REGENCY}/?peta=bagian"),
    ("kabupaten", f"/kabupaten/{REGENCY}/target/"),
    ("kabupaten", f"/kabupaten/{REGENCY}/target/usul/"),
    ("kabupaten", f"/kabupaten/{REGENCY}/target/usul/?persen=x&cara=points"),
    ("kabupaten", f"/kabupaten/{REGENCY}/target/pembagian/"),
    ("camat", f"/kecamatan/{WEST}/"),
    ("camat", f"/perubahan/{WEST}/"),
    ("desa", f"/desa/{MELATI}/"),
    ("kabupaten", f"/desa/{EMPTY}/"),
    ("desa", f"/desa/{MELATI}/anggaran/"),
    ("kabupaten", f"/anggaran-desa/{REGENCY}/"),
    ("desa", f"/anggaran-desa/{MELATI}/dibayar/?tahun=2025"),
    ("desa", GAPS),
    ("desa", f"{GAPS}?dusun=Bonto"),
    ("desa", f"{GAPS}?alasan=never&dusun=Bonto&rt=999"),
    ("desa", f"{GAPS}cetak/"),
    ("desa", f"{GAPS}xlsx/"),
    ("kabupaten", f"/daftar/{REGENCY}/pekerja/"),
    ("kabupaten", f"/daftar/{REGENCY}/belum-pasti/"),
    ("desa", "/orang/"),
    ("desa", "/orang/PERSON/"),
    ("desa", "/kepesertaan/MEMBERSHIP/"),
    ("kabupaten", "/berkas/"),
    ("desa", f"/berkas/perlu-dibetulkan/{MELATI}/"),
    ("kabupaten", "/cara-menghitung/"),
    ("desa", "/periksa/"),
    ("desa", "/akun/"),
    ("desa", "/akun/kunci/"),
    ("desa", "/akun/sesi/"),
    ("camat", "/akun/undang/"),
    ("camat", "/akun/orang/"),
    ("camat", "/akun/akun-lain/"),
    ("desa", "/periksa/keputusan/"),
    ("desa", "/periksa/contoh/"),
    ("kabupaten", "/mutu-pencocokan/"),
    ("auditor", "/jejak/"),
    ("auditor", "/jejak/?dari=2999-01-01"),
    ("auditor", "/jejak/rantai/"),
    ("auditor", "/jejak/orang/PERSON/"),
    ("auditor", "/jejak/orang/PERSON/dilihat/"),
    ("penjaga", "/privasi/"),
    ("penjaga", "/privasi/catatan/"),
    ("penjaga", "/privasi/aturan-simpan/"),
    ("kabupaten", f"/kabupaten/{REGENCY}/angka-umum/"),
    ("penjaga", "/privasi/persetujuan/"),
    ("desa", "/orang/PERSON/persetujuan/"),
    ("penjaga", "/privasi/kebocoran/"),
    ("penjaga", "/privasi/kebocoran/BREACH/"),
    ("penjaga", "/privasi/kebocoran/BREACH/surat/warga/"),
    ("desa", "/privasi/permintaan/"),
    ("desa", "/orang/PERSON/permintaan/"),
    ("penjaga", "/privasi/permintaan/REQUEST/"),
    ("penjaga", "/privasi/permintaan/REQUEST/surat/"),
    ("penjaga", "/privasi/catatan/tambah/"),
]
SERIOUS = {"serious", "critical"}
FAULTS_ON_A_PHONE = """() => {
    const seen = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility());
    const told = (fault, ones) => ones.map(e => fault + ': ' + e.outerHTML.slice(0, 120));
    const wide = document.documentElement.scrollWidth > innerWidth ? seen.filter(
        e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.cards thead')) : [];
    const taps = seen.filter(e => e.matches('button, .button, nav a, .links a, .filters a, .pager a, ' +
        'summary, select, textarea, .pick label, .choice, input:not([type=checkbox]):not([type=radio])'));
    return [
        ...told('too wide', wide),
        ...told('too small to tap', taps.filter(e => e.getBoundingClientRect().height < 43.5)),
        ...told('too small to read', seen.filter(e => !e.closest('svg') && e.innerText
            && parseFloat(getComputedStyle(e).fontSize) < 16)),
    ];
}"""


def serious_faults(page, **options):
    found = Axe().run(page, options=options).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in SERIOUS]


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_a_page_has_no_serious_fault_by_day_by_night_and_on_a_phone(visit, site, name, path):
    page = visit(name, site.filled(path))
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.title().endswith(" – Payung")
    assert page.locator("html").get_attribute("lang") == "id"
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert serious_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_faults(page, runOnly=["color-contrast"]) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
