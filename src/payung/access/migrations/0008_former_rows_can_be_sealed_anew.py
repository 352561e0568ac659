from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION access_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' AND (NEW.content IS NULL
        OR NEW.content - access_sealed_columns() = OLD.content - access_sealed_columns()) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Riwayat perubahan tidak dapat diubah atau dihapus.';
END $$;
"""


class Migration(migrations.Migration):
    """Beside being emptied, a former row may have its numbers sealed under a new key."""

    dependencies = [("access", "0007_trail_is_searched")]
    operations = [migrations.RunSQL(GUARD, migrations.RunSQL.noop)]
