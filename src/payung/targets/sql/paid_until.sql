-- Covered workers whose paid months end with one month, and who paid that month in advance.
SELECT
    covered.worker_id,
    covered.village_code
FROM (
$covered
) AS covered
WHERE
    covered.paid_word >> $bit = 1
    -- IS TRUE keeps this a look-up for each of them, where PostgreSQL may else join everybody's payments.
    AND (EXISTS (
        SELECT 1
        FROM membership_link AS link
        INNER JOIN membership_payment AS payment ON link.participant_id = payment.participant_id
        WHERE
            link.person_id = covered.worker_id
            AND link.decision = 'match'
            AND payment.months > 1
            AND payment.first_month + payment.months - 1 = $month
    )) IS TRUE
