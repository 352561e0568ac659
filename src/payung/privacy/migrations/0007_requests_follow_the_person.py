from django.db import migrations

# A request is seen where the person is seen: it follows whatever moves the person (a file, a file that is
# taken back, a merge). One statement a statement, which looks at nothing while nobody has asked anything.
FOLLOW = """
CREATE FUNCTION privacy_requests_follow() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM privacy_subjectrequest) THEN
        UPDATE privacy_subjectrequest AS asked SET village_code = coalesce(moved.village_id, '')
        FROM moved
        WHERE asked.person_id = moved.id AND asked.village_code <> coalesce(moved.village_id, '');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER requests_follow AFTER UPDATE ON register_person REFERENCING NEW TABLE AS moved
FOR EACH STATEMENT EXECUTE FUNCTION privacy_requests_follow();
"""
PRESENT = """
UPDATE privacy_subjectrequest AS asked SET village_code = coalesce(person.village_id, '')
FROM register_person AS person
WHERE asked.person_id = person.id AND asked.village_code <> coalesce(person.village_id, '');
"""
BACK = """
DROP TRIGGER requests_follow ON register_person;
DROP FUNCTION privacy_requests_follow();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0006_a_breach_has_its_region"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(PRESENT, migrations.RunSQL.noop),
        migrations.RunSQL(FOLLOW, BACK),
    ]
