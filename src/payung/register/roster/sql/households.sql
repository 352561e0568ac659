INSERT INTO register_household (village_id, kk_sealed, kk_index)
SELECT DISTINCT ON (kk_index) village_id, kk_sealed, kk_index
FROM incoming_person
WHERE kk_index IS NOT NULL AND repeats_row IS NULL
ORDER BY kk_index, row_number
ON CONFLICT (kk_index) DO UPDATE
SET village_id = excluded.village_id
WHERE register_household.village_id IS DISTINCT FROM excluded.village_id;
