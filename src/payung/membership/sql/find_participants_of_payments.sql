-- Give each incoming payment its participant: same number and segment, else the card number,
-- else the number alone when only one membership has it.
UPDATE incoming_payment AS line
SET participant_id = coalesce(
    (SELECT p.id FROM membership_participant p WHERE p.natural_key = line.participant_key),
    (SELECT p.id FROM membership_participant p WHERE p.card_index = line.card_index LIMIT 1),
    (SELECT min(p.id) FROM membership_participant p WHERE p.nik_hash = line.nik_key
     HAVING count(*) = 1)
)
