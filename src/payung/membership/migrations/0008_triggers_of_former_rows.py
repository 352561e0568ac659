"""The triggers of intake 0004, 0005, 0007 and membership 0006 go: those of the history took their place."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0007_birth_year"),
        ("intake", "0008_former_rows_are_history"),
    ]
    operations = [
        migrations.RunSQL("DROP FUNCTION intake_keep_former() CASCADE", migrations.RunSQL.noop)
    ]
