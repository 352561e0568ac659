from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "payung.access"
    label = "access"
    verbose_name = "Akun dan jejak audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Policies and history follow every migration, connections see what their process sees, sign-ins
        are recorded.
        """
        from payung.access import checks as checks

        _record_sign_ins()
        _hold_the_database_to_it(self)
        _declare_sealed_values()
        _keep_histories()


def _record_sign_ins() -> None:
    from allauth.socialaccount.signals import social_account_added, social_account_removed
    from django.contrib.auth.signals import user_logged_in

    from payung.access.accounts.session_length import begin
    from payung.access.accounts.single_sign_on import record_connected, record_disconnected
    from payung.access.trail.audit import record_sign_in

    user_logged_in.connect(begin, dispatch_uid="session_begins")
    user_logged_in.connect(record_sign_in, dispatch_uid="record_sign_in")
    social_account_added.connect(record_connected, dispatch_uid="single_sign_on_connected")
    social_account_removed.connect(record_disconnected, dispatch_uid="single_sign_on_removed")


def _hold_the_database_to_it(config: AppConfig) -> None:
    """A new connection sees what its process sees; a migration leaves no table without policy and history."""
    from django.db.backends.signals import connection_created
    from django.db.models.signals import post_migrate

    from payung.access.rows.policies import apply_policies
    from payung.access.rows.sight import set_up_connection
    from payung.access.trail.history import apply_triggers

    connection_created.connect(set_up_connection, dispatch_uid="sight")
    post_migrate.connect(apply_policies, sender=config, dispatch_uid="policies")
    post_migrate.connect(apply_triggers, sender=config, dispatch_uid="history")


def _declare_sealed_values() -> None:
    from payung.access.numbers.columns import declare_sealed_inside

    declare_sealed_inside("mfa_authenticator", "data", "second-factor")
    declare_sealed_inside("access_formerrow", "content", "nik", "kk", "phone", "card")


def _keep_histories() -> None:
    from payung.access.trail.history import keep_history

    keep_history("access_user", secrets=("password",), unnoticed=("last_login",))
    keep_history("access_roleassignment")
    keep_history("access_invitation", secrets=("secret_hash",))
    keep_history("mfa_authenticator", secrets=("data",), unnoticed=("last_used_at",))
    keep_history("socialaccount_socialaccount", secrets=("extra_data",), unnoticed=("last_login",))
