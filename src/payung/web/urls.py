"""Every address of the site."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

handler429 = "payung.web.visits.too_many_codes"

urlpatterns = [
    path("bahasa/", login_not_required(set_language), name="set_language"),
    path("", include("payung.web.pages_urls")),
    path("", include("payung.access.accounts.urls")),
    path("", include("payung.intake.urls")),
    path("", include("payung.membership.urls")),
    path("", include("payung.review.urls")),
    path("", include("payung.targets.urls")),
    path("", include("payung.privacy.urls")),
    path("", include("payung.audit.urls")),
    path("", include("payung.funding.urls")),
    path("", include("payung.calculators.urls")),
    path("api/", include("payung.calculators.api.urls", namespace="api")),
]
