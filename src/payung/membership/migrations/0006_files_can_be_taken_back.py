from django.db import migrations

from payung.intake.migrations._former_rows import keep_former_rows


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0005_forget_cover"),
        ("intake", "0004_states_and_former_rows"),
    ]
    operations = [keep_former_rows("membership_participant"), keep_former_rows("membership_payment")]
