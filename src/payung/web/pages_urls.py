"""Addresses of the front door."""

from __future__ import annotations

from django.urls import include, path

from payung.web import pages

app_name = "web"
urlpatterns = [
    path("", pages.home, name="home"),
    path("cara-menghitung/", pages.method, name="method"),
    path("", include("payung.access.urls")),
]
