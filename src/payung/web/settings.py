"""One settings module; what differs between places comes from the environment.

| variable | meaning | default |
|---|---|---|
| DATABASE_URL | an existing PostgreSQL, else our own launcher is used | - |
| PAYUNG_OWNER_URL | there, the role that owns and migrates the tables | DATABASE_URL |
| PAYUNG_HOME | folder of keys, files and the launched database | `.payung` in the working folder |
| PAYUNG_SECRET_KEY | signs sessions | a file with mode 0600 in PAYUNG_HOME |
| PAYUNG_SEALING_KEY | the key ring that seals numbers, as text (`payung.access.numbers.ring`) | - |
| PAYUNG_SEALING_COMMAND | or a command that prints it, such as a client of a KMS | - |
| PAYUNG_SEALING_FILE | or its file, with mode 0600 | `sealing.key` in PAYUNG_HOME |
| PAYUNG_BACKUPS | folder of the backups, so that `payung check` can look at their age | - |
| PAYUNG_DEBUG | `1` shows tracebacks (development only) | `0` |
| PAYUNG_HOSTS | comma-separated host names the site answers to | `localhost,127.0.0.1,[::1]` |
| PAYUNG_SECOND_FACTOR | `forced`: who sees many people needs one; or `free` | `free` with demo data only |
| PAYUNG_RATE_LIMITS | `off`: nothing is counted against the limits (measuring only) | `on` |
| PAYUNG_PROXIES | how many proxies of your own stand before the site (their X-Forwarded-For is read) | `0` |
| PAYUNG_HTTPS | `1` when served behind TLS: secure cookies, HSTS | `0` |
| PAYUNG_OIDC_SERVER | single sign-on of the regency (OpenID Connect): its address | none |
| PAYUNG_OIDC_CLIENT, PAYUNG_OIDC_SECRET | what that server knows this installation by | - |
| PAYUNG_OIDC_NAME | what the button calls it | `akun kabupaten` |
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from payung.web.environment import (
    PAYUNG_HOME,
    database,
    flag,
    second_factor,
    secret_key,
    single_sign_on,
)

SECRET_KEY = secret_key()
DEBUG = flag("PAYUNG_DEBUG")
ALLOWED_HOSTS = os.environ.get("PAYUNG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
DATABASES = {"default": database()}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_sharedcache",
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
PROXIES = int(os.environ.get("PAYUNG_PROXIES", "0"))
RATE_LIMITED = os.environ.get("PAYUNG_RATE_LIMITS", "on") != "off"

INSTALLED_APPS = [
    "payung.access",
    "payung.regions",
    "payung.register",
    "payung.intake",
    "payung.membership",
    "payung.review",
    "payung.targets",
    "payung.privacy",
    "payung.audit",
    "payung.funding",
    "payung.calculators",
    "payung.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "payung.web.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "payung.access.accounts.session_length.sessions_end",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "payung.web.middleware.security_headers",
    "payung.web.visits.visits_are_counted",
    "payung.web.middleware.second_factor_first",
    "payung.web.middleware.people_in_sight",
    "payung.web.middleware.errors_as_sentences",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "payung.web.urls"
WSGI_APPLICATION = "payung.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "web:sign_in"
LOGIN_REDIRECT_URL = "web:home"
LOGOUT_REDIRECT_URL = "web:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "payung.access.accounts.passwords.OwnWordsValidator"},
]

ACCOUNT_ADAPTER = "payung.access.accounts.signing_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key"}  # codes; axes counts passwords, fewer of them
SOCIALACCOUNT_ADAPTER = "payung.access.accounts.single_sign_on.SingleSignOnAdapter"
OIDC_SERVER = os.environ.get("PAYUNG_OIDC_SERVER", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": single_sign_on(OIDC_SERVER), "SCOPE": ["openid"]}
}
MFA_ADAPTER = "payung.access.accounts.signing_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not flag("PAYUNG_HTTPS")
USERSESSIONS_TRACK_ACTIVITY = False
SECOND_FACTOR_FORCED = os.environ.get("PAYUNG_SECOND_FACTOR", second_factor()) == "forced"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "payung.access.accounts.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "payung.access.limits.visitors.visitor_address"
AXES_VERBOSE = False

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = PAYUNG_HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a folder that is not there
WHITENOISE_USE_FINDERS = True
BACKUPS = Path(os.environ["PAYUNG_BACKUPS"]) if os.environ.get("PAYUNG_BACKUPS") else None
FILES_ROOT = PAYUNG_HOME / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; see access.accounts.session_length
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if flag("PAYUNG_HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_SECURE = "__Host-bahasa", True
    SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A regency's address lies in a domain that others use too: what holds for all of it is not ours to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

DEFAULT_EXCEPTION_REPORTER_FILTER = "payung.web.covered.MaskingReportFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masking": {"()": "payung.web.covered.MaskingFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "masking"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
