import django.db.models.deletion
from django.db import migrations, models

CHAIN = """
CREATE FUNCTION access_place_in_chain() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    event access_auditevent;
    last access_chainentry;
BEGIN
    PERFORM pg_advisory_xact_lock('access_chainentry'::regclass::oid::bigint);
    SELECT * INTO last FROM access_chainentry ORDER BY position DESC LIMIT 1;
    SELECT * INTO STRICT event FROM access_auditevent WHERE id = NEW.event_id;
    NEW.position := coalesce(last.position, 0) + 1;
    NEW.day := greatest(last.day, (clock_timestamp() AT TIME ZONE 'UTC')::date);
    NEW.number := CASE WHEN NEW.day = last.day THEN last.number + 1 ELSE 1 END;
    NEW.hash := sha256(coalesce(last.hash, '') || convert_to(jsonb_build_array(
        NEW.position, to_char(NEW.day, 'YYYY-MM-DD'), NEW.number, event.id,
        to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), event.actor_id,
        event.actor_name, event.verb, event.object_type, event.object_id, event.region_code,
        event.details)::text, 'UTF8'));
    RETURN NEW;
END $$;
CREATE TRIGGER placed_by_the_database BEFORE INSERT ON access_chainentry
    FOR EACH ROW EXECUTE FUNCTION access_place_in_chain();

CREATE FUNCTION access_chain_event() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO access_chainentry (event_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER chained_at_commit AFTER INSERT ON access_auditevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION access_chain_event();

INSERT INTO access_chainentry (event_id) SELECT id FROM access_auditevent ORDER BY id;

CREATE TRIGGER chain_is_append_only BEFORE UPDATE OR DELETE ON access_chainentry
    FOR EACH ROW EXECUTE FUNCTION access_refuse_audit_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON access_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_audit_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON access_chainentry
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_audit_change();
"""
UNCHAIN = """
DROP TRIGGER audit_is_never_emptied ON access_auditevent;
DROP TRIGGER audit_is_never_emptied ON access_chainentry;
DROP TRIGGER chain_is_append_only ON access_chainentry;
DROP TRIGGER chained_at_commit ON access_auditevent;
DROP TRIGGER placed_by_the_database ON access_chainentry;
DROP FUNCTION access_chain_event();
DROP FUNCTION access_place_in_chain();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_invitations_and_roles")]
    operations = [
        migrations.CreateModel(
            name="ChainEntry",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="chain_entry",
                        to="access.auditevent",
                    ),
                ),
                ("day", models.DateField()),
                ("number", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.RunSQL(CHAIN, UNCHAIN),
    ]
