from django.db import migrations, models

# What was written down before concerned the one regency as a whole.
THE_REGENCY = """
UPDATE privacy_breach SET region_code = coalesce((SELECT regency_id FROM regions_jurisdiction), '');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0005_consent_and_breaches"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="breach",
            name="region_code",
            field=models.CharField(default="", max_length=13),
            preserve_default=False,
        ),
        migrations.RunSQL(THE_REGENCY, migrations.RunSQL.noop),
    ]
