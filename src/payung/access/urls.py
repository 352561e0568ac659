"""Addresses of signing in and out; the front door includes them under its own name."""

from __future__ import annotations

from django.urls import path

from payung.access.accounts import pages

urlpatterns = [
    path("masuk/", pages.SignIn.as_view(), name="sign_in"),
    path("keluar/", pages.SignOut.as_view(), name="sign_out"),
]
