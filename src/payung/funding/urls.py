"""Addresses of village money."""

from __future__ import annotations

from django.urls import path

from payung.funding import pages
from payung.funding.overview import pages as overview

app_name = "funding"
urlpatterns = [
    path("desa/<str:code>/anggaran/", pages.budget, name="budget"),
    path("anggaran-desa/<str:code>/", overview.overview, name="overview"),
    path("anggaran-desa/<str:code>/dibayar/", overview.paid, name="paid"),
]
