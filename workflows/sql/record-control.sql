-- Records one message that was kept back by chance, once: $1 is the row of Reserve as JSON.
INSERT INTO loyalty_contact_log (
	idempotency_key, run_id, customer_id, customer_email, customer_phone,
	channel, purpose, campaign, reward, discount, status, reserved_at
)
SELECT
	message ->> 'idempotency_key', message ->> 'run_id', message ->> 'customer_id',
	message ->> 'customer_email', message ->> 'customer_phone', message ->> 'channel',
	message ->> 'purpose', message ->> 'campaign', (message ->> 'reward')::numeric,
	message ->> 'discount', message ->> 'status', (message ->> 'reserved_at')::timestamptz
FROM (SELECT $1::jsonb AS message) AS given
WHERE NOT EXISTS (
	SELECT FROM loyalty_contact_log WHERE idempotency_key = message ->> 'idempotency_key'
)
RETURNING *;
