"""Addresses of the import deciding, mending, pages."""

from __future__ import annotations

from django.urls import path

from payung.intake import deciding, explaining, meaning, mending, noting, pages

app_name = "intake"
urlpatterns = [
    path("berkas/", pages.files, name="files"),
    path("berkas/perlu-dibetulkan/<str:code>/", pages.to_mend, name="files_to_mend"),
    path("berkas/kirim/", pages.upload, name="upload"),
    path("berkas/<int:file_id>/", pages.file, name="file"),
    path("berkas/<int:file_id>/keadaan/", pages.state, name="state"),
    path("berkas/<int:file_id>/ulang/", pages.again, name="again"),
    path("berkas/<int:file_id>/batal/", deciding.cancel, name="cancel"),
    path("berkas/<int:file_id>/masukkan/", deciding.confirm, name="confirm"),
    path("berkas/<int:file_id>/ambil-kembali/", deciding.undo, name="undo"),
    path("berkas/<int:file_id>/arti-kolom/", meaning.columns, name="meaning"),
    path("berkas/<int:file_id>/arti-kolom/lupakan/", meaning.forget, name="forget_meaning"),
    path("berkas/<int:file_id>/arti-kata/", explaining.words, name="words"),
    path("berkas/<int:file_id>/baris/<int:row_id>/", mending.row, name="row"),
    path("berkas/<int:file_id>/catatan/<str:check>/", noting.noted, name="noted"),
    path("berkas/<int:file_id>/catatan/<str:check>/unduh/", noting.download, name="noted_rows"),
    path("berkas/<int:file_id>/dikembalikan.xlsx", pages.returned, name="returned"),
]
