"""Addresses of the calculators and of the list of parameters; nobody signs in for them."""

from __future__ import annotations

from django.urls import path

from payung.calculators import pages, parameters_page

app_name = "calculators"
urlpatterns = [
    path("hitung/", pages.doors, name="doors"),
    path("hitung/iuran/", pages.contribution, name="contribution"),
    path("hitung/manfaat/", pages.benefits, name="benefits"),
    path("hitung/manfaat/<slug:situation>/", pages.benefit, name="benefit"),
    path("hitung/keluarga/", pages.family, name="family"),
    path("hukum/", parameters_page.parameters, name="parameters"),
]
