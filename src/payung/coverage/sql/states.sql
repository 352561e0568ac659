-- Each status as a word over all months of the window at once, from the words paid, counted and unclear.
SELECT
    $kept,
    paid,
    counted,
    earlier,
    counted & paid AS covered,
    unpaid & recent & ~unclear AS grace,
    unpaid & earlier & ~recent & ~unclear AS lapsed,
    unpaid & ~earlier & ~unclear AS never,
    unpaid & unclear AS unknown
FROM (
    SELECT
        $kept,
        paid,
        counted,
        unclear,
        counted & ~paid AS unpaid,
        -- Paid in one of the months of grace before.
        $recent AS recent,
        -- Every bit above the lowest paid one.
        $full & ~(2 * (paid & (-paid)) - 1) AS earlier
    FROM $stays AS stay
    OFFSET 0
) AS stay
OFFSET 0
