from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_former_numbers_can_be_taken_back")]
    operations = [
        migrations.AddField(
            model_name="sourcefile",
            name="sheets",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="sheets_left_out",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterModelOptions(
            name="rejectedrow",
            options={"ordering": ["source_file_id", "pk"]},
        ),
    ]
