from django.db import migrations

from payung.intake.migrations._former_rows import keep_former_rows


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0006_sheets"),
        ("register", "0005_survey_claims"),
    ]
    operations = [keep_former_rows("register_surveyclaim")]
