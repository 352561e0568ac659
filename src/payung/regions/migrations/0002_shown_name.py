from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from payung.regions.actions import shown_names_sql


def name_for_readers(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(shown_names_sql())


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='region',
            name='shown_name',
            field=models.CharField(default='', max_length=220),
            preserve_default=False,
        ),
        migrations.RunPython(name_for_readers, migrations.RunPython.noop),
    ]
