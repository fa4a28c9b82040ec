-- What became of a reservation: $1 the idempotency key, $2 the run, $3 the status, $4 when it was sent, or null.
UPDATE loyalty_contact_log
SET status = $3, sent_at = coalesce($4::timestamptz, sent_at)
WHERE idempotency_key = $1 AND run_id = $2 AND status IN ('reserved', 'settled')
RETURNING *;
