from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "payung.register"
    label = "register"
    verbose_name = "Daftar warga dan pekerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Who sees which rows; every change is kept."""
        from payung.access.numbers.columns import declare_sealed
        from payung.access.rows.policies import declare, follows, inside_or_unplaced
        from payung.access.trail.history import keep_history

        declare_sealed("register_household", kk_sealed="kk")
        declare_sealed("register_person", nik_sealed="nik", phone_sealed="phone")
        declare_sealed("register_formernumber", nik_sealed="nik")
        declare("register_household", inside_or_unplaced("village_id"))
        declare("register_person", inside_or_unplaced("village_id"))
        declare("register_work", follows("register_work", "person_id", "register_person"))
        declare(
            "register_formernumber",
            follows("register_formernumber", "person_id", "register_person"),
        )
        declare(
            "register_surveyclaim", follows("register_surveyclaim", "person_id", "register_person")
        )
        declare("register_lifeevent", follows("register_lifeevent", "person_id", "register_person"))
        keep_history("register_household")
        keep_history("register_person")
        keep_history("register_work", key="person_id")
        keep_history("register_formernumber", person="person_id")
        keep_history("register_lifeevent", person="person_id")
        keep_history("register_surveyclaim", person="person_id")
