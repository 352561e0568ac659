"""Addresses of the auditor's pages."""

from __future__ import annotations

from django.urls import path

from payung.audit import pages

app_name = "audit"
urlpatterns = [
    path("jejak/", pages.trail, name="trail"),
    path("jejak/xlsx/", pages.trail_xlsx, name="trail_xlsx"),
    path("jejak/rantai/", pages.chain, name="chain"),
    path("jejak/orang/<int:person_id>/", pages.person_record, name="record"),
    path("jejak/orang/<int:person_id>/dilihat/", pages.person_looks, name="looks"),
]
