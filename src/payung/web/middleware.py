"""Headers every page carries, and our errors as pages that teach."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from payung.access.accounts.second_factor import needs_second_factor
from payung.access.models import User
from payung.access.rows.sight import seeing, sight_of_pages
from payung.primitives.errors import InputError, PayungError, TooManyError

Respond = Callable[[HttpRequest], HttpResponse]
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'{sign_on}; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def chosen_language(respond: Respond) -> Respond:
    """Indonesian until the reader presses "English" (a cookie), whatever language the browser asks for.

    The API, which has no button, follows Accept-Language.
    Phones sold here often ask for English pages although their owner reads Indonesian.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else _unchosen(request)
        with translation.override(known):
            response = respond(request)
        response.headers.setdefault("Content-Language", known)
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    return middleware


def _unchosen(request: HttpRequest) -> str:
    """Programs say their language with the request; people press "English"."""
    if not request.path.startswith(_FOR_PROGRAMS):
        return settings.LANGUAGE_CODE
    return translation.get_language_from_request(request)


_FOR_PROGRAMS = "/api/"


def security_headers(respond: Respond) -> Respond:
    """No inline script or style anywhere; pages with people are not kept in caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", _policy())
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


def _policy() -> str:
    """The form "sign in by the regency's account" may be answered with the address of its server."""
    server = urlsplit(settings.OIDC_SERVER)
    sign_on = f" {server.scheme}://{server.netloc}" if server.netloc else ""
    return CONTENT_SECURITY_POLICY.format(sign_on=sign_on)


_BEFORE_THE_SECOND_FACTOR = ("/akun/", "/keluar/", "/bahasa/", "/static/")
_NOT_BEFORE = ("/akun/undang/", "/akun/orang/")  # they open and close the accounts of others


def second_factor_first(respond: Respond) -> Respond:
    """Who sees many people reaches his account's page only, until a second factor is set up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if (
            isinstance(user, User)
            and (
                request.path.startswith(_NOT_BEFORE)
                or not request.path.startswith(_BEFORE_THE_SECOND_FACTOR)
            )
            and needs_second_factor(user, on=timezone.localdate())
        ):
            return redirect("mfa_index")
        return respond(request)

    return middleware


def people_in_sight(respond: Respond) -> Respond:
    """One transaction a request, in which the database shows the reader's own regions and no other people.

    What it changes is kept with the reader and the number of the request. A page that breaks leaves
    nothing behind.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return respond(request)
        sight = sight_of_pages(request.user, on=timezone.localdate())
        with seeing(sight, request=uuid4().hex):
            response = respond(request)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                transaction.set_rollback(True)
        return response

    return middleware


class errors_as_sentences:  # noqa: N801 - named like the function middleware beside it
    """A PayungError raised in a page becomes a page that says what to do next."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_FOR_PROGRAMS) and _is_hollow(request):  # they ask no table
            error = InputError(_("Alamat ini memuat tanda yang tidak dikenal. Buka dari beranda."))
            return error_page(request, error)
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PayungError):
            return None
        return error_page(request, error)


def _is_hollow(request: HttpRequest) -> bool:
    """Does the address or what was typed hold the character that PostgreSQL does not have?"""
    typed = (text for _name, texts in request.POST.lists() for text in texts)
    return "%00" in request.META.get("QUERY_STRING", "") or any("\x00" in text for text in typed)


def error_page(request: HttpRequest, error: PayungError) -> HttpResponse:
    """The sentence on a page; a limit also says to programs when they may come again."""
    response = render(request, "web/error.html", {"error": error}, status=error.http_status)
    if isinstance(error, TooManyError):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
