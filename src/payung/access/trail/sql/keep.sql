-- What one statement did to the rows of a table: who, in which request, why; and changed rows as they
-- stood before. Arguments of a trigger: the key column, the column that names the person, the columns of
-- secrets, and the columns whose change alone is not kept (the last three may be empty).
-- Settings of the transaction: `payung.actor`, `payung.request`, `payung.reason`; `payung.source_file`
-- names the file that is merged, or 'undo:' and the file that is taken back; `payung.resealing` is on while
-- numbers are sealed under a new key.
CREATE OR REPLACE FUNCTION access_without_secrets(content jsonb, secrets text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    -- Eight digits of a hash stand for a secret: that it changed is seen, and nothing else.
    SELECT content || coalesce(jsonb_object_agg(
        name, left(encode(sha256(convert_to(content ->> name, 'UTF8')), 'hex'), 8)), '{}')
    FROM unnest(secrets) AS name WHERE content ->> name IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION access_sealed_columns() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    -- What is in them may be sealed under another key, and stays the same number.
    SELECT '{sealed}'::text[]
$$;
CREATE OR REPLACE FUNCTION access_keep_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    file text := coalesce(current_setting('payung.source_file', true), '');
    taking_back boolean := file LIKE 'undo:%';
    source_file bigint := nullif(replace(file, 'undo:', ''), '')::bigint;
    scope text := coalesce(current_setting('payung.scope', true), '');
    unplaced text := coalesce(current_setting('payung.unplaced', true), '');
    change bigint;
    only_keys bigint[];
    formers bigint := 0;
    low bigint;
    high bigint;
    digests bytea := '';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM FROM former LIMIT 1;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP = 'INSERT' THEN
        EXECUTE format('SELECT array_agg(%1$I ORDER BY %1$I) FROM added', TG_ARGV[0]) INTO only_keys;
        IF only_keys IS NULL THEN
            RETURN NULL;
        END IF;
    ELSIF TG_OP = 'DELETE' AND taking_back THEN  -- of rows that only this file brought: the keys
        EXECUTE format('SELECT array_agg(%1$I ORDER BY %1$I) FROM former WHERE %1$I IN (
            SELECT unnest(brought.keys) FROM access_changedrows AS brought
            WHERE brought.source_file_id = $1 AND brought.table_name = $2
              AND brought.operation = ''insert'' AND NOT brought.takes_back)', TG_ARGV[0])
        INTO only_keys USING source_file, TG_TABLE_NAME;
    ELSIF TG_OP = 'UPDATE' AND current_setting('payung.resealing', true) = 'on' THEN
        -- Where nothing changed but the key that seals: the keys of the rows, and no former row.
        EXECUTE format('SELECT array_agg(former.%1$I ORDER BY former.%1$I)
            FROM former JOIN %2$I AS later USING (%1$I)
            WHERE to_jsonb(former) - access_sealed_columns() = to_jsonb(later) - access_sealed_columns()',
            TG_ARGV[0], TG_TABLE_NAME) INTO only_keys;
    END IF;
    change := nextval('access_changedrows_id_seq');
    only_keys := coalesce(only_keys, '{}');
    IF TG_OP <> 'INSERT' THEN
        -- Former rows are seen only where their rows are: everything is shown for this one statement.
        PERFORM set_config('payung.scope', '*', true), set_config('payung.unplaced', 'on', true);
        EXECUTE access_keep_statement(TG_OP, TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3])
        INTO formers, low, high, digests USING change, TG_TABLE_NAME, only_keys,
            string_to_array(TG_ARGV[2], ','), string_to_array(TG_ARGV[3], ',');
        PERFORM set_config('payung.scope', scope, true),
                set_config('payung.unplaced', unplaced, true);
        IF formers + cardinality(only_keys) = 0 THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO access_changedrows (id, at, table_name, operation, rows, keys, low_key, high_key,
        actor_id, login, request, reason, source_file_id, takes_back, digest)
    VALUES (change, now(), TG_TABLE_NAME, lower(TG_OP),
        cardinality(only_keys) + formers, only_keys,
        least(only_keys[1], low), greatest(only_keys[cardinality(only_keys)], high),
        nullif(current_setting('payung.actor', true), '')::bigint, session_user,
        coalesce(current_setting('payung.request', true), ''),
        coalesce(current_setting('payung.reason', true), ''),
        source_file, taking_back,
        sha256(convert_to(only_keys::text, 'UTF8') || coalesce(digests, '')));
    RETURN NULL;
END $$;
-- The rows are numbered before they are written, so that nothing is read back: that would ask the policy
-- of former rows, which knows every table, and planning it took longer than all the rest.
CREATE OR REPLACE FUNCTION access_keep_statement(
    operation text, key text, person text, secrets text, unnoticed text
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format(
        'WITH changed AS (
            SELECT former.%1$I AS key, %2$s AS person, %3$s AS content FROM former %4$s OFFSET 0),
        rows_before AS MATERIALIZED (
            SELECT nextval(''access_formerrow_id_seq'') AS id, key, person, content,
                sha256(convert_to($2 || '' '' || key || '' '' || (content - access_sealed_columns())::text,
                    ''UTF8'')) AS digest
            FROM changed WHERE cardinality($3) = 0 OR key <> ALL ($3)),
        kept AS (
            INSERT INTO access_formerrow (id, change_id, table_name, key, person_id, content, digest)
            SELECT id, $1, $2, key, person, content, digest FROM rows_before)
        SELECT count(*) AS rows, min(key) AS low, max(key) AS high,
            string_agg(digest, '''' ORDER BY id) AS digests FROM rows_before',
        key,
        CASE WHEN person = '' THEN 'NULL::bigint' ELSE format('former.%I', person) END,
        CASE WHEN secrets = '' THEN 'to_jsonb(former)'
            ELSE 'access_without_secrets(to_jsonb(former), $4)' END,
        CASE WHEN unnoticed = '' OR operation <> 'UPDATE' THEN '' ELSE format(
            'JOIN later ON later.%1$I = former.%1$I
             WHERE to_jsonb(former) - $5 IS DISTINCT FROM to_jsonb(later) - $5', key) END)
$$;
