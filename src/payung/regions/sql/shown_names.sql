-- The name of a region for readers. A village that shares its name with another of its regency bears its
-- district; when the two stand in one district (a desa and a kelurahan), also its code.
WITH villages AS (
    SELECT village.code,
           village.name,
           district.name AS district,
           count(*) OVER (PARTITION BY left(village.code, 5), lower(village.name)) AS in_regency,
           count(*) OVER (PARTITION BY village.parent_id, lower(village.name)) AS in_district
    FROM regions_region AS village
    JOIN regions_region AS district ON district.code = village.parent_id
    WHERE village.level = 4
),
shown AS (
    SELECT code,
           CASE
               WHEN in_regency = 1 THEN name
               WHEN in_district = 1 THEN name || ' (' || district || ')'
               ELSE name || ' (' || district || ', ' || code || ')'
           END AS shown_name
    FROM villages
    UNION ALL
    SELECT code, name FROM regions_region WHERE level < 4
)
UPDATE regions_region AS region
SET shown_name = shown.shown_name
FROM shown
WHERE shown.code = region.code AND region.shown_name IS DISTINCT FROM shown.shown_name
