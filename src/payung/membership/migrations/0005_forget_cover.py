from django.db import migrations

FORGET = """
CREATE FUNCTION membership_forget_cover() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    TRUNCATE membership_protection, membership_coveragecell, membership_membershipcover,
             membership_activeparticipants RESTART IDENTITY
$$;
"""


class Migration(migrations.Migration):
    """Only counts that every coverage run writes anew: the application may empty no other table."""

    dependencies = [("membership", "0004_names_behind_the_potential")]
    operations = [migrations.RunSQL(FORGET, "DROP FUNCTION membership_forget_cover()")]
