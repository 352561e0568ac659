"""Addresses of the records of data protection."""

from __future__ import annotations

from django.urls import path

from payung.privacy import pages
from payung.privacy.breaches import pages as breaches
from payung.privacy.consent import pages as consent
from payung.privacy.processing import pages as processing
from payung.privacy.published import pages as published
from payung.privacy.requests import pages as requests
from payung.privacy.retention import pages as retention

app_name = "privacy"
urlpatterns = [
    path("privasi/", pages.doors, name="doors"),
    path("privasi/catatan/", processing.register, name="register"),
    path("privasi/catatan/xlsx/", processing.register_xlsx, name="register_xlsx"),
    path("privasi/catatan/tambah/", processing.add, name="add_processing"),
    path("privasi/catatan/<int:processing_id>/", processing.change, name="processing"),
    path("privasi/catatan/<int:processing_id>/akhiri/", processing.end, name="end_processing"),
    path("privasi/aturan-simpan/", retention.retention, name="retention"),
    path("privasi/aturan-simpan/jalankan/", retention.run, name="run_retention"),
    path("privasi/aturan-simpan/ubah/", retention.set_rule, name="set_rule"),
    path("privasi/aturan-simpan/tahan/", retention.hold, name="hold"),
    path("privasi/aturan-simpan/lepas/", retention.lift, name="lift_hold"),
    path("privasi/permintaan/", requests.requests, name="requests"),
    path("privasi/permintaan/<int:request_id>/", requests.one, name="request"),
    path("privasi/permintaan/<int:request_id>/tunjuk/", requests.assign, name="assign"),
    path("privasi/permintaan/<int:request_id>/putuskan/", requests.decide, name="decide"),
    path("privasi/permintaan/<int:request_id>/serahkan/", requests.hand_over, name="hand_over"),
    path("privasi/permintaan/<int:request_id>/surat/", requests.letter, name="letter"),
    path("orang/<int:person_id>/permintaan/", requests.take, name="take_request"),
    path("privasi/persetujuan/", consent.texts, name="consent_texts"),
    path("orang/<int:person_id>/persetujuan/", consent.give, name="give_consent"),
    path("orang/<int:person_id>/persetujuan/tarik/", consent.withdraw, name="withdraw_consent"),
    path("privasi/kebocoran/", breaches.breaches, name="breaches"),
    path("privasi/kebocoran/<int:breach_id>/", breaches.one, name="breach"),
    path("privasi/kebocoran/<int:breach_id>/beri-tahu/", breaches.tell, name="tell_breach"),
    path("privasi/kebocoran/<int:breach_id>/tutup/", breaches.close, name="close_breach"),
    path("privasi/kebocoran/<int:breach_id>/surat/<str:whom>/", breaches.notice, name="notice"),
    path("kabupaten/<str:code>/angka-umum/", published.published, name="published"),
    path("kabupaten/<str:code>/angka-umum/xlsx/", published.published_xlsx, name="published_xlsx"),
]
