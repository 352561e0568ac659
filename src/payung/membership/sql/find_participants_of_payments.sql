-- Give each incoming payer its participant: same number and segment, else the card number,
-- else the number alone when only one membership has it.
UPDATE incoming_payer AS payer
SET participant_id = coalesce(
    (SELECT p.id FROM membership_participant p WHERE p.natural_key = payer.participant_key),
    (SELECT p.id FROM membership_participant p WHERE p.card_index = payer.card_index LIMIT 1),
    (SELECT min(p.id) FROM membership_participant p WHERE p.nik_hash = payer.nik_key
     HAVING count(*) = 1)
)
