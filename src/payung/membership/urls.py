"""Addresses about persons. They hold our own row numbers, never a NIK."""

from __future__ import annotations

from django.urls import path

from payung.membership import pages

app_name = "membership"
urlpatterns = [
    path("orang/", pages.search, name="search"),
    path("orang/<int:person_id>/", pages.person, name="person"),
]
