"""The site with the import pages."""

from django.urls import include, path

from payung.web.urls import urlpatterns as site

urlpatterns = [path("", include("payung.intake.urls")), *site]
