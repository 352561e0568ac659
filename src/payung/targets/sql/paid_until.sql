-- Covered workers whose paid months end with one month, and who paid that month in advance.
SELECT covered.worker_id
FROM (
$covered
) AS covered
INNER JOIN membership_protection AS paid ON covered.worker_id = paid.person_id
WHERE
    paid.basic >> $bit = 1
    AND EXISTS (
        SELECT 1
        FROM membership_link AS link
        INNER JOIN membership_payment AS payment ON link.participant_id = payment.participant_id
        WHERE
            link.person_id = covered.worker_id
            AND link.decision = 'match'
            AND payment.months > 1
            AND payment.first_month + payment.months - 1 = $month
    )
