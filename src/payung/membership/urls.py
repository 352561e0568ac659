"""Addresses about persons. They hold our own row numbers, never a NIK."""

from __future__ import annotations

from django.urls import path

from payung.membership import pages, reveal_page
from payung.membership.member import pages as member_pages

app_name = "membership"
urlpatterns = [
    path("orang/", pages.search, name="search"),
    path("orang/<int:person_id>/", pages.person, name="person"),
    path("orang/<int:person_id>/nomor/", reveal_page.reveal, name="reveal"),
    path("orang/<int:person_id>/peristiwa/", pages.record_event, name="record_event"),
    path("orang/<int:person_id>/peristiwa/batal/", pages.take_back_event, name="take_back_event"),
    path("kepesertaan/<int:participant_id>/", member_pages.membership, name="membership"),
]
