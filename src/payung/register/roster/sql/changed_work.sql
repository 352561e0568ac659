INSERT INTO register_work (
    person_id, occupation, village_role, receives_incentive, is_vulnerable, monthly_income,
    verdict, reason, segment, from_month, until_month, end_reason, rule_version
)
SELECT m.person_id, coalesce(m.occupation, ''), coalesce(m.village_role, ''), m.receives_incentive,
       m.is_vulnerable, m.monthly_income, v.verdict, v.reason, v.segment, v.from_month,
       v.until_month, v.end_reason, %(rule_version)s
FROM merged_person m
JOIN incoming_verdict v USING (person_id)
ON CONFLICT (person_id) DO UPDATE
SET occupation = excluded.occupation, village_role = excluded.village_role,
    receives_incentive = excluded.receives_incentive, is_vulnerable = excluded.is_vulnerable,
    monthly_income = excluded.monthly_income, verdict = excluded.verdict, reason = excluded.reason,
    segment = excluded.segment, from_month = excluded.from_month,
    until_month = excluded.until_month, end_reason = excluded.end_reason,
    rule_version = excluded.rule_version;
