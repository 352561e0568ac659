"""Addresses of the review queue."""

from __future__ import annotations

from django.urls import path

from payung.review import pages

app_name = "review"
urlpatterns = [
    path("periksa/", pages.queue, name="queue"),
    path("periksa/jawab/", pages.judge, name="judge"),
    path("periksa/batal/", pages.take_back, name="take_back"),
    path("periksa/keputusan/", pages.decisions, name="decisions"),
]
