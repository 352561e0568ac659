import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

# An event that carries no request is hashed as before, so that the older part of the chain still holds.
CHAIN = """
CREATE OR REPLACE FUNCTION access_place_in_chain() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    event access_auditevent;
    change access_changedrows;
    last access_chainentry;
    content jsonb;
BEGIN
    PERFORM pg_advisory_xact_lock('access_chainentry'::regclass::oid::bigint);
    SELECT * INTO last FROM access_chainentry ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(last.position, 0) + 1;
    NEW.day := greatest(last.day, (clock_timestamp() AT TIME ZONE 'UTC')::date);
    NEW.number := CASE WHEN NEW.day = last.day THEN last.number + 1 ELSE 1 END;
    content := jsonb_build_array(NEW.position, to_char(NEW.day, 'YYYY-MM-DD'), NEW.number);
    IF NEW.change_id IS NULL THEN
        SELECT * INTO STRICT event FROM access_auditevent WHERE id = NEW.event_id;
        content := content || jsonb_build_array(event.id,
            to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), event.actor_id,
            event.actor_name, event.verb, event.object_type, event.object_id, event.region_code,
            event.details);
        IF event.request <> '' THEN
            content := content || jsonb_build_array(event.request);
        END IF;
    ELSE
        NEW.event_id := NULL;
        SELECT * INTO STRICT change FROM access_changedrows WHERE id = NEW.change_id;
        content := content || jsonb_build_array('rows', change.id,
            to_char(change.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), change.table_name,
            change.operation, change.rows, change.low_key, change.high_key, change.actor_id,
            change.login, change.request, change.reason, change.source_file_id, change.takes_back,
            encode(change.digest, 'hex'));
    END IF;
    NEW.hash := sha256(coalesce(last.hash, '') || convert_to(content::text, 'UTF8'));
    RETURN NEW;
END $$;

CREATE FUNCTION access_chain_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO access_chainentry (change_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER chained_at_commit AFTER INSERT ON access_changedrows
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION access_chain_change();
"""
# The content of a former row may be emptied when it was kept long enough; its digest still proves it.
APPEND_ONLY = """
CREATE FUNCTION access_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content IS NULL AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Riwayat perubahan tidak dapat diubah atau dihapus.';
END $$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE ON access_formerrow
    FOR EACH ROW EXECUTE FUNCTION access_refuse_history_change();
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON access_formerrow
    FOR EACH ROW EXECUTE FUNCTION access_refuse_audit_change();
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON access_changedrows
    FOR EACH ROW EXECUTE FUNCTION access_refuse_audit_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON access_changedrows
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_audit_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON access_formerrow
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_audit_change();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0005_user_name_once_in_any_case")]
    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="request",
            field=models.CharField(
                db_default=django.db.models.functions.comparison.Coalesce(
                    models.Func(
                        models.Value("payung.request"),
                        models.Value(True),
                        function="current_setting",
                    ),
                    models.Value(""),
                ),
                max_length=64,
            ),
        ),
        migrations.CreateModel(
            name="ChangedRows",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, verbose_name="ID", auto_created=True)),
                ("at", models.DateTimeField()),
                ("table_name", models.CharField(max_length=63)),
                ("operation", models.CharField(max_length=6)),
                ("rows", models.PositiveIntegerField()),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("low_key", models.BigIntegerField()),
                ("high_key", models.BigIntegerField()),
                ("actor", models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("login", models.CharField(max_length=63)),
                ("request", models.CharField(max_length=64)),
                ("reason", models.CharField(max_length=300)),
                ("source_file_id", models.BigIntegerField(null=True)),
                ("takes_back", models.BooleanField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["table_name", "high_key", "low_key"], name="changed_rows_by_key"),
                    models.Index(fields=["source_file_id"], name="changed_rows_by_file"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, verbose_name="ID", auto_created=True)),
                ("change", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="former_rows", to="access.changedrows")),
                ("table_name", models.CharField(max_length=63)),
                ("key", models.BigIntegerField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("content", models.JSONField(null=True)),
                ("digest", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["table_name", "key"], name="former_row_of_key"),
                    models.Index(condition=models.Q(person_id__isnull=False), fields=["person_id"], name="former_row_of_person"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="chainentry",
            name="event",
            field=models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="chain_entry", to="access.auditevent"),
        ),
        migrations.AddField(
            model_name="chainentry",
            name="change",
            field=models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="chain_entry", to="access.changedrows"),
        ),
        migrations.RunSQL(CHAIN, migrations.RunSQL.noop),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
    ]
