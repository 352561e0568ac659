"""What files replaced is part of the history of every change (access 0006); what was kept so far moves there."""

from django.db import migrations

MOVE = """
SELECT set_config('payung.scope', '*', true), set_config('payung.unplaced', 'on', true);
INSERT INTO access_changedrows (at, table_name, operation, rows, keys, low_key, high_key, login,
    request, reason, source_file_id, takes_back, digest)
SELECT coalesce(file.finished_at, file.received_at), kept.table_name, 'insert', cardinality(keys), keys,
    (SELECT min(key) FROM unnest(keys) AS key), (SELECT max(key) FROM unnest(keys) AS key), session_user,
    '', '', source_file_id, false, sha256(convert_to(keys::text, 'UTF8'))
FROM intake_newrows AS kept JOIN intake_sourcefile AS file ON file.id = source_file_id ORDER BY kept.id;

CREATE TEMP TABLE moved ON COMMIT DROP AS
SELECT nextval('access_changedrows_id_seq') AS change_id, source_file_id, table_name, kept_at
FROM (SELECT source_file_id, table_name, kept_at FROM intake_formerrow
      GROUP BY 1, 2, 3 ORDER BY min(id)) AS statements;
INSERT INTO access_formerrow (change_id, table_name, key, content, digest)
SELECT moved.change_id, kept.table_name, kept.key, kept.content,
    sha256(convert_to(kept.table_name || ' ' || kept.key || ' ' || (kept.content
        - '{nik_sealed,kk_sealed,phone_sealed,card_sealed}'::text[])::text, 'UTF8'))
FROM intake_formerrow AS kept JOIN moved ON moved.table_name = kept.table_name
    AND moved.kept_at = kept.kept_at AND moved.source_file_id IS NOT DISTINCT FROM kept.source_file_id
ORDER BY kept.id;
INSERT INTO access_changedrows (id, at, table_name, operation, rows, keys, low_key, high_key, login,
    request, reason, source_file_id, takes_back, digest)
SELECT moved.change_id, kept_at, moved.table_name, 'update', count(*), '{}', min(key), max(key),
    session_user, '', '', source_file_id, false,
    sha256(convert_to('{}', 'UTF8') || string_agg(digest, '' ORDER BY former.id))
FROM moved JOIN access_formerrow AS former ON former.change_id = moved.change_id
GROUP BY moved.change_id, kept_at, moved.table_name, source_file_id;
SET CONSTRAINTS ALL IMMEDIATE;

-- The triggers are of several offices; membership 0008, the uppermost, drops the function with them.
CREATE OR REPLACE FUNCTION intake_keep_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0007_survey_claims_can_be_taken_back"),
        ("access", "0006_every_change_is_kept"),
    ]
    operations = [
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.DeleteModel(name="NewRows"),
        migrations.DeleteModel(name="FormerRow"),
    ]
