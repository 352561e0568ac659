UPDATE incoming_person i
SET person_id = p.id
FROM register_person p
WHERE p.natural_key = i.natural_key;
