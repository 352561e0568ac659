from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "payung.register"
    label = "register"
    verbose_name = "Daftar warga dan pekerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Numbers are sealed; who sees which rows; every change is kept; what goes with a merged person."""
        _declare_sealed_numbers()
        _declare_policies()
        _keep_histories()
        _declare_followers()


def _declare_sealed_numbers() -> None:
    from payung.access.numbers.columns import declare_sealed, declare_sealed_inside

    declare_sealed("register_household", kk_sealed="kk")
    declare_sealed("register_person", nik_sealed="nik", phone_sealed="phone")
    declare_sealed("register_formernumber", nik_sealed="nik")
    declare_sealed_inside("register_mergedrow", "content", "nik", "phone")


def _declare_policies() -> None:
    """What hangs on a person is seen by who sees the person."""
    from payung.access.rows.policies import declare, follows, inside_or_unplaced

    declare("register_household", inside_or_unplaced("village_id"))
    declare("register_person", inside_or_unplaced("village_id"))
    declare("register_work", follows("register_work", "person_id", "register_person"))
    declare(
        "register_formernumber",
        follows("register_formernumber", "person_id", "register_person"),
    )
    declare("register_surveyclaim", follows("register_surveyclaim", "person_id", "register_person"))
    declare("register_lifeevent", follows("register_lifeevent", "person_id", "register_person"))
    declare("register_otherkey", follows("register_otherkey", "person_id", "register_person"))
    declare(
        "register_duplicate",
        f"({follows('register_duplicate', 'first_id', 'register_person')}"
        f" AND {follows('register_duplicate', 'second_id', 'register_person')})",
    )
    declare("register_merge", inside_or_unplaced("region_code", nowhere="= ''"))
    declare("register_mergedrow", "false")


def _keep_histories() -> None:
    from payung.access.trail.history import keep_history

    keep_history("register_household")
    keep_history("register_person")
    keep_history("register_work", key="person_id")
    keep_history("register_formernumber", person="person_id")
    keep_history("register_lifeevent", person="person_id")
    keep_history("register_surveyclaim", person="person_id")
    keep_history("register_otherkey", person="person_id")
    keep_history("register_merge", secrets=("merged_name",))


def _declare_followers() -> None:
    """What goes with a person who is merged with another."""
    from payung.register.duplicates.followers import Follower, follows_person

    follows_person(Follower("register_formernumber", alike="nik_index", best="until DESC"))
    follows_person(Follower("register_otherkey"))
    follows_person(Follower("register_surveyclaim", alike="survey, surveyed_on"))
    follows_person(
        Follower("register_lifeevent", alike="CASE WHEN withdrawn_at IS NULL THEN 0 ELSE id END")
    )
