"""Addresses of dashboards, lists and targets. The region stands in each."""

from __future__ import annotations

from django.urls import path

from payung.targets.pages import (
    changes,
    dashboards,
    division,
    gaps,
    paper,
    people,
    proposal,
    target,
    village,
)

app_name = "targets"
urlpatterns = [
    path("kabupaten/<str:code>/", dashboards.regency, name="regency"),
    path("kabupaten/<str:code>/target/", target.target, name="target"),
    path("kabupaten/<str:code>/target/usul/", proposal.proposal, name="proposal"),
    path("kabupaten/<str:code>/target/tarik/", target.withdraw, name="withdraw"),
    path("kabupaten/<str:code>/target/pembagian/", division.division, name="division"),
    path(
        "kabupaten/<str:code>/target/pembagian/<int:version>/",
        division.division_made,
        name="division_made",
    ),
    path("kecamatan/<str:code>/", dashboards.district, name="district"),
    path("desa/<str:code>/", village.village, name="village"),
    path("daftar/<str:code>/belum-terlindungi/", gaps.gaps, name="gaps"),
    path("daftar/<str:code>/belum-terlindungi/cetak/", paper.gaps_print, name="gaps_print"),
    path("daftar/<str:code>/belum-terlindungi/xlsx/", gaps.gaps_xlsx, name="gaps_xlsx"),
    path("daftar/<str:code>/<str:kind>/", people.people, name="people"),
    path("kepesertaan/<str:code>/<str:kind>/", people.memberships, name="memberships"),
    path("perubahan/<str:code>/", changes.changes, name="changes"),
    path("perubahan/<str:code>/<str:cell>/", changes.change, name="change"),
]
