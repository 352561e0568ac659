"""Addresses of the review queue, of the sample, and of what the sample says."""

from __future__ import annotations

from django.urls import path

from payung.review import pages
from payung.review.duplicates import pages as duplicates
from payung.review.sample import pages as sample

app_name = "review"
urlpatterns = [
    path("periksa/", pages.queue, name="queue"),
    path("periksa/jawab/", pages.judge, name="judge"),
    path("periksa/bantah/", pages.contradict, name="contradict"),
    path("periksa/batal/", pages.take_back, name="take_back"),
    path("periksa/ganda/jawab/", duplicates.judge, name="judge_duplicate"),
    path("periksa/ganda/batal/", duplicates.take_back, name="take_duplicate_back"),
    path("periksa/ganda/pisahkan/", duplicates.separate, name="separate"),
    path("periksa/keputusan/", pages.decisions, name="decisions"),
    path("periksa/contoh/", sample.pair, name="sample"),
    path("periksa/contoh/jawab/", sample.label, name="label"),
    path("periksa/contoh/batal/", sample.take_back, name="take_label_back"),
    path("mutu-pencocokan/", sample.quality, name="quality"),
]
