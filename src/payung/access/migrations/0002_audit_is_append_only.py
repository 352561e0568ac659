from django.db import migrations

REFUSE = """
CREATE FUNCTION access_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Jejak audit tidak dapat diubah atau dihapus.';
END $$;
CREATE TRIGGER audit_is_append_only
    BEFORE UPDATE OR DELETE ON access_auditevent
    FOR EACH ROW EXECUTE FUNCTION access_refuse_audit_change();
"""
ALLOW = """
DROP TRIGGER audit_is_append_only ON access_auditevent;
DROP FUNCTION access_refuse_audit_change();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
