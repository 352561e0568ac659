-- A whole file is joined at once: in memory, not on disk.
SET LOCAL work_mem = '64MB';

-- Rows on their way into the register; gone at the end of the transaction.
CREATE TEMP TABLE incoming_key (
    row_number integer, natural_key bytea, content_hash bytea
) ON COMMIT DROP;

CREATE TEMP TABLE incoming_person (
    row_number integer, natural_key bytea, content_hash bytea,
    nik_sealed bytea, nik_index bytea, nik_state text,
    kk_index bytea, kk_sealed bytea, phone_sealed bytea,
    village_id text, full_name text, birth_date date, sex text, mother_name text, relationship text,
    address text, hamlet text, rw text, rt text, life_status text, status_on date,
    occupation text, village_role text, receives_incentive boolean, is_vulnerable boolean,
    monthly_income bigint,
    verdict text, reason text, segment text, from_month integer, until_month integer, end_reason text,
    person_id bigint, outcome text, repeats_row integer
) ON COMMIT DROP;

CREATE TEMP TABLE incoming_verdict (
    person_id bigint, verdict text, reason text, segment text, from_month integer,
    until_month integer, end_reason text
) ON COMMIT DROP;
