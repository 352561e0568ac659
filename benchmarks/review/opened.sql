-- Twenty thousand open pairs in a regency whose memberships were nearly all matched, as a list of
-- participants without usable numbers would leave them: half are matches that became doubtful, half are
-- another person of the same village who may be meant. Nobody is invented; nothing of it is kept.
CREATE TEMPORARY TABLE doubtful ON COMMIT DROP AS
SELECT link.id, link.participant_id, link.person_id, person.village_id, other.id AS other_id,
    row_number() OVER (ORDER BY hashint8(link.participant_id), link.id) AS n
FROM membership_link AS link
INNER JOIN register_person AS person ON link.person_id = person.id
CROSS JOIN LATERAL (
    SELECT near.id FROM register_person AS near
    WHERE near.village_id = person.village_id AND near.id > person.id ORDER BY near.id LIMIT 1
) AS other
WHERE link.decision = 'match' AND link.decided_by_id IS NULL;

UPDATE membership_link AS link
SET decision = 'review', probability = 0.2 + 0.79 * (n %% 997) / 997,
    evidence = '[["nik", "same", 14.7], ["name", "word", -0.1], ["born", "swapped", 8.2]]'
FROM doubtful WHERE link.id = doubtful.id AND n <= %(pairs)s / 2;

INSERT INTO membership_link
    (participant_id, person_id, decision, probability, decided_at, method, evidence)
SELECT participant_id, other_id, 'review', 0.1 + 0.79 * (n %% 991) / 991, now(), 'engine',
    '[["name", "word", -0.1], ["born", "same", 13.3], ["village", "same", 4.2]]'
FROM doubtful WHERE n <= %(pairs)s / 2
ON CONFLICT DO NOTHING;

INSERT INTO register_duplicate
    (first_id, second_id, decision, probability, evidence, cluster, decided_at)
SELECT person_id, other_id, 'review', 0.1 + 0.79 * (n %% 991) / 991,
    '[["name", "word", -0.1], ["born", "same", 13.3], ["village", "same", 4.2]]', person_id, now()
FROM doubtful WHERE n <= %(duplicates)s
ON CONFLICT DO NOTHING;

-- A reviewer who said of the likeliest pairs that he does not know: the search goes past them each time.
INSERT INTO review_judgement (participant_id, person_id, verdict, by_id, at)
SELECT participant_id, person_id, 'unsure', %(reviewer)s, now() - n * interval '1 day'
FROM (
    SELECT participant_id, person_id, row_number() OVER (ORDER BY probability DESC, id) AS n
    FROM membership_link WHERE decision = 'review'
) AS likely WHERE n <= %(unsure)s;

-- What he and the others settled before stands in the same tables; of a few pairs two say different things.
INSERT INTO review_judgement (participant_id, person_id, verdict, by_id, at)
SELECT participant_id, person_id, 'same', %(reviewer)s, now() - n * interval '1 day'
FROM doubtful WHERE n > %(pairs)s AND n <= %(pairs)s + %(settled)s;

UPDATE membership_link AS link SET decided_by_id = %(reviewer)s, method = 'review'
FROM doubtful WHERE link.id = doubtful.id AND n > %(pairs)s AND n <= %(pairs)s + %(settled)s;

INSERT INTO review_judgement (participant_id, person_id, verdict, by_id, at)
SELECT participant_id, person_id, verdict, by_id, now() - interval '1 day'
FROM doubtful
CROSS JOIN (VALUES ('same', %(reviewer)s), ('different', %(second)s)) AS said (verdict, by_id)
WHERE n > %(pairs)s / 2 - %(disputed)s AND n <= %(pairs)s / 2
ON CONFLICT DO NOTHING;

UPDATE membership_link AS link SET decided_by_id = %(second)s, method = 'review'
FROM doubtful WHERE link.id = doubtful.id
    AND n > %(pairs)s / 2 - %(disputed)s AND n <= %(pairs)s / 2;

SELECT access_refresh_statistics(name) FROM unnest(ARRAY[
    'membership_link', 'register_duplicate', 'review_judgement']::regclass[]) AS name
