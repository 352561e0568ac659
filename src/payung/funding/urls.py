"""Addresses of village money."""

from __future__ import annotations

from django.urls import path

from payung.funding import pages

app_name = "funding"
urlpatterns = [path("desa/<str:code>/anggaran/", pages.budget, name="budget")]
