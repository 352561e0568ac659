"""Signing in and out, each with its line in the audit trail; inviting, and accepting an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from payung.access.accounts import invitations, queries
from payung.access.accounts.forms import InvitationForm, PasswordForm
from payung.access.accounts.second_factor import needs_second_factor
from payung.access.accounts.single_sign_on import door
from payung.access.models import User
from payung.access.trail import audit
from payung.primitives.errors import InputError, NotPermittedError, PayungError

_EITHER = ["GET", "HEAD", "POST"]


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc] # allauth ships no types
    """User name and password; the second factor follows where there is one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "door": door()}


class MyAccount(IndexView):  # type: ignore[misc] # allauth ships no types
    """The reader's own account; says so when nothing else opens before a second factor is set up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = needs_second_factor(self.request.user, on=timezone.localdate())
        return {
            **super().get_context_data(**kwargs),
            "second_factor_missing": missing,
            "door": door(),
        }


class SignOut(LogoutView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            audit.record(
                by=request.user, verb="keluar", object_type="access.user", object_id=request.user.pk
            )
        answer = super().post(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


@require_http_methods(_EITHER)
def inviting(request: HttpRequest) -> HttpResponse:
    """Whom the reader may invite, the form, and the invitations that wait."""
    assert isinstance(request.user, User)
    now, today = timezone.now(), timezone.localdate()
    roles = queries.roles_to_give(request.user, on=today)
    form = InvitationForm(request.POST or None, roles=roles)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            invited = invitations.invite(**form.cleaned_data, by=request.user, at=now, today=today)
            path = reverse("access_accept", args=[invited.secret])
            context |= {"invited": invited, "address": request.build_absolute_uri(path)}
            context["form"] = InvitationForm(roles=roles)
        except (InputError, NotPermittedError) as error:
            context["problem"] = error
    context["waiting"] = queries.waiting_invitations(request.user, at=now, on=today)
    return render(request, "access/inviting.html", context, status=_status(context))


@never_cache
@login_not_required
@sensitive_post_parameters()
@require_http_methods(_EITHER)
def accepting(request: HttpRequest, secret: str) -> HttpResponse:
    """The invited person chooses a password and is in."""
    now, today = timezone.now(), timezone.localdate()
    invitation = invitations.open_invitation(secret, at=now)
    form = PasswordForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "invitation": invitation}
    if request.method == "POST" and form.is_valid():
        try:
            user = invitations.accept(
                secret=secret, password=form.cleaned_data["password1"], at=now, today=today
            )
            answer: HttpResponse = perform_login(request, Login(user=user))
            return answer
        except InputError as error:
            context["problem"] = error
    return render(request, "access/accepting.html", context, status=_status(context))


def _status(context: dict[str, Any]) -> int:
    problem: PayungError | None = context.get("problem")
    return problem.http_status if problem else 200
