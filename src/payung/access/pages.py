"""Signing in and out, each with its line in the audit trail."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from payung.access import audit
from payung.access.models import User


class SignInForm(AuthenticationForm):
    """User name and password; one sentence for every way of being wrong, so nobody can guess names."""

    error_messages = {
        "invalid_login": _(
            "Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecil, "
            "atau minta kata sandi baru kepada penanggung jawab data kabupaten."
        ),
        "inactive": _("Akun ini sudah dinonaktifkan."),
    }


class SignIn(LoginView):
    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            _record(form.get_user(), "masuk")
        return response


class SignOut(LogoutView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            _record(request.user, "keluar")
        return super().post(request, *args, **kwargs)


def _record(user: User, verb: str) -> None:
    audit.record(by=user, verb=verb, object_type="access.user", object_id=user.pk)
