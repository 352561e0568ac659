from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('membership', '0008_triggers_of_former_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='coveragerun',
            name='complete_month',
            field=models.IntegerField(null=True),
        ),
        migrations.RunSQL(
            'UPDATE membership_coveragerun SET complete_month = through_month',
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name='coveragerun',
            name='complete_month',
            field=models.IntegerField(),
        ),
    ]
