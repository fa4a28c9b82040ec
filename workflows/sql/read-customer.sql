-- What the log holds about one customer, as Settle reads it: $1 the customer's number, $2 the e-mail address.
SELECT *
FROM loyalty_contact_log
WHERE customer_id = $1 OR customer_email = $2
ORDER BY id;
