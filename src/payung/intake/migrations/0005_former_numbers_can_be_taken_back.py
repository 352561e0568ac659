from django.db import migrations

from payung.intake.migrations._former_rows import keep_former_rows


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_former_numbers"),
        ("intake", "0004_states_and_former_rows"),
    ]
    operations = [keep_former_rows("register_formernumber")]
