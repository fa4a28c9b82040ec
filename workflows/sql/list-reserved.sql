-- What was reserved and never confirmed, as List Unconfirmed reads it.
SELECT *
FROM loyalty_contact_log
WHERE status = 'reserved'
ORDER BY id;
