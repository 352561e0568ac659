"""What is typed to invite somebody, and to accept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _


class InvitationForm(forms.Form):
    """`roles` are those the inviting person may give."""

    full_name = forms.CharField(label=_("Nama lengkap"), max_length=120)
    username = forms.CharField(
        label=_("Nama akun"), max_length=150, validators=[UnicodeUsernameValidator()]
    )
    role = forms.ChoiceField(label=_("Peran"))
    region_code = forms.CharField(label=_("Kode wilayah"), max_length=13)
    role_until = forms.DateField(
        label=_("Sampai tanggal"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined] # the ChoiceField above


class PasswordForm(forms.Form):
    """A password, twice."""

    _NEW = {"autocomplete": "new-password"}
    password1 = forms.CharField(label=_("Kata sandi"), widget=forms.PasswordInput(_NEW))
    password2 = forms.CharField(
        label=_("Kata sandi, sekali lagi"), widget=forms.PasswordInput(_NEW)
    )

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if again != self.cleaned_data.get("password1"):
            raise forms.ValidationError(_("Kedua kata sandi tidak sama. Ketik ulang keduanya."))
        return again
