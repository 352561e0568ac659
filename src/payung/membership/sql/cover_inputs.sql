-- The three inputs of the coverage engine as temporary tables, for workers and for memberships.
-- Who was too young on the day of the file is counted from the month he is old enough.
-- A worker is undecided while a membership that may be his belongs to nobody else.
CREATE TEMP TABLE cover_workers ON COMMIT DROP AS
SELECT
    work.person_id AS worker_id,
    coalesce(person.village_id, '') AS village_code,
    work.segment,
    coalesce(work.from_month, 0) AS from_month,
    work.until_month,
    work.end_reason,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM membership_link possible
            WHERE possible.person_id = person.id AND possible.decision = 'review'
              AND NOT EXISTS (
                  SELECT 1 FROM membership_link settled
                  WHERE settled.participant_id = possible.participant_id
                    AND settled.decision = 'match'
              )
        ) THEN 'undecided'
        WHEN person.nik_state = 'valid' OR person.birth_date IS NOT NULL THEN 'usable'
        ELSE 'unusable'
    END AS identity
FROM register_work work
INNER JOIN register_person person ON person.id = work.person_id
WHERE work.verdict = 'worker' OR work.reason = 'usia_di_bawah_18';

-- Memberships take the place of workers; their segment carries whom they belong to: 'BPU:worker'.
CREATE TEMP TABLE cover_participants ON COMMIT DROP AS
SELECT
    participant.id AS worker_id,
    coalesce(participant.village_id, %(regency)s) AS village_code,
    participant.segment || ':' || CASE
        WHEN work.verdict = 'worker' THEN 'worker'
        WHEN settled.person_id IS NOT NULL THEN 'other'
        WHEN EXISTS (
            SELECT 1 FROM membership_link possible
            WHERE possible.participant_id = participant.id AND possible.decision = 'review'
        ) THEN 'review'
        ELSE 'nobody'
    END AS segment,
    0 AS from_month,
    CAST(NULL AS int) AS until_month,
    '' AS end_reason,
    'usable' AS identity
FROM membership_participant participant
LEFT JOIN membership_link settled
    ON settled.participant_id = participant.id AND settled.decision = 'match'
LEFT JOIN register_work work ON work.person_id = settled.person_id;

-- The insurer's list states cover only for memberships of which no payment line is known.
CREATE TEMP TABLE cover_stated ON COMMIT DROP AS
SELECT
    participant.id AS participant_id,
    greatest(
        coalesce(
            extract(year FROM participant.registered_on)::int * 12
            + extract(month FROM participant.registered_on)::int - 1,
            least(participant.stated_month, participant.paid_through)
        ),
        0
    ) AS from_month,
    coalesce(participant.paid_through, participant.stated_month) AS through_month,
    participant.programmes
FROM (
    SELECT
        *,
        extract(year FROM stated_on)::int * 12 + extract(month FROM stated_on)::int - 1 AS stated_month
    FROM membership_participant
    WHERE status = 'active' OR paid_through IS NOT NULL
) AS participant
WHERE coalesce(participant.paid_through, participant.stated_month) IS NOT NULL
  AND NOT EXISTS (
      SELECT 1 FROM membership_payment payment WHERE payment.participant_id = participant.id
  );

CREATE TEMP TABLE cover_matches ON COMMIT DROP AS
SELECT participant_id, person_id FROM membership_link WHERE decision = 'match';

ANALYZE cover_workers;
ANALYZE cover_matches;
ANALYZE cover_stated;
