"""How often a machine without an account may ask: before anything else of the request is done."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.limits.limits import API_CALLS, PUBLIC_PAGES, SIGN_INS, Limit, count_against
from payung.access.limits.visitors import visitor_address
from payung.access.models import User
from payung.primitives.errors import TooManyError
from payung.web.middleware import error_page

Respond = Callable[[HttpRequest], HttpResponse]
_API = "/api/"
_PUBLIC = ("/hitung/", "/hukum/")
_DOORS = ("/masuk/", "/undangan/")
_WAIT_AFTER_WRONG_CODES = 15 * 60


def visits_are_counted(respond: Respond) -> Respond:
    """Who is signed in is not counted here: what he does with people has limits of its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        limit = None if isinstance(request.user, User) else _limit_of(request)
        if limit is None:
            return respond(request)
        try:
            count_against(limit, visitor_address(request), at=timezone.now())
        except TooManyError as error:
            return _refusal(request, error)
        return respond(request)

    return middleware


def _limit_of(request: HttpRequest) -> Limit | None:
    if request.path.startswith(_API):
        return API_CALLS
    if request.path.startswith(_PUBLIC):
        return PUBLIC_PAGES
    if request.path.startswith(_DOORS) and request.method == "POST":
        return SIGN_INS
    return None


def _refusal(request: HttpRequest, error: TooManyError) -> HttpResponse:
    if not request.path.startswith(_API):
        return error_page(request, error)
    told = {"error": str(error), "retry_after": error.retry_after}
    response = JsonResponse(told, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def too_many_codes(request: HttpRequest, _exception: Exception | None = None) -> HttpResponse:
    """What is said when allauth's own limit on codes and passwords is reached."""
    sentence = _(
        "Terlalu banyak kode atau kata sandi yang salah untuk akun ini. Tunggu 15 menit, lalu coba lagi "
        "dengan kode yang sedang tampil di aplikasi. Bila bukan Anda yang mencoba, beri tahu "
        "penanggung jawab data kabupaten."
    )
    return error_page(request, TooManyError(sentence, retry_after=_WAIT_AFTER_WRONG_CODES))
