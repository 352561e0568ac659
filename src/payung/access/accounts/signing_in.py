"""How allauth signs people in here: no sign-up, secrets sealed at rest, one address for each visitor."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from payung.access.limits.visitors import visitor_address
from payung.access.numbers.keys import sealer


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts come by invitation. One sentence for every way of being wrong, so nobody guesses names."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecil, "
            "atau minta undangan baru kepada penanggung jawab data kabupaten."
        ),
        "incorrect_password": _("Kata sandi tidak cocok. Periksa huruf besar dan kecil."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return visitor_address(request)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Secrets of code applications and recovery codes are sealed like identity numbers."""

    def encrypt(self, text: str) -> str:
        return sealer("second-factor").seal(text).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return sealer("second-factor").open(bytes.fromhex(encrypted_text))

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Kode itu tidak cocok. Pakai kode yang sedang tampil di aplikasi."),
    }

    def get_totp_issuer(self) -> str:
        return "Payung"
