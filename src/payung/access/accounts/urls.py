"""Addresses of one's own account, under the names by which allauth finds them, and of invitations."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as single_sign_on
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from payung.access.accounts import pages, people

_open = login_not_required

urlpatterns = [
    path("masuk/", pages.SignIn.as_view(), name="account_login"),
    path("masuk/langkah-kedua/", _open(factor.authenticate), name="mfa_authenticate"),
    path("masuk/kunci/", _open(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("masuk/tidak-aktif/", _open(account.account_inactive), name="account_inactive"),
    path("masuk/baru/", _open(account.signup), name="account_signup"),
    path("masuk/akun/<str:provider_id>/", _open(openid_connect.login), name="openid_connect_login"),
    path(
        "masuk/akun/<str:provider_id>/kembali/",
        _open(openid_connect.callback),
        name="openid_connect_callback",
    ),
    path(
        "masuk/akun-batal/",
        _open(single_sign_on.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("keluar/", pages.SignOut.as_view(), name="account_logout"),
    path("undangan/<str:secret>/", pages.accepting, name="access_accept"),
    path("akun/", pages.MyAccount.as_view(), name="mfa_index"),
    path("akun/undang/", pages.inviting, name="access_inviting"),
    path("akun/orang/", people.people_with_accounts, name="access_people"),
    path("akun/orang/<int:user_id>/jalan-masuk/", people.new_way_in, name="access_new_way_in"),
    path("akun/orang/<int:user_id>/keluarkan/", people.sign_out_everywhere, name="access_sign_out"),
    path("akun/orang/peran/<int:role_id>/akhiri/", people.ending, name="access_end_role"),
    path(
        "akun/orang/undangan/<int:invitation_id>/tarik/",
        people.withdrawing,
        name="access_withdraw_invitation",
    ),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/pertama/", account.password_set, name="account_set_password"),
    path("akun/ulang/kata-sandi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/ulang/langkah-kedua/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("akun/ulang/kunci/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/aplikasi-kode/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/aplikasi-kode/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/kode-cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/kode-cadangan/baru/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/kode-cadangan/unduh/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("akun/kunci/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("akun/kunci/tambah/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("akun/kunci/<int:pk>/hapus/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("akun/kunci/<int:pk>/ubah/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("akun/akun-lain/", single_sign_on.connections, name="socialaccount_connections"),
    path("akun/sesi/", sessions.list_usersessions, name="usersessions_list"),
]
