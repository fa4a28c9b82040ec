-- Reserves one message, or gives no row where another run holds its key already. $1 is the row of Reserve as JSON.
-- Numbers of rows are drawn before they are committed: the lock, held until the commit, makes the lower number
-- the one that is visible first, which Settle relies on.
WITH one_at_a_time AS MATERIALIZED (
	SELECT pg_advisory_xact_lock(hashtext('loyalty_contact_log'))
)
INSERT INTO loyalty_contact_log (
	idempotency_key, run_id, customer_id, customer_email, customer_phone,
	channel, purpose, campaign, reward, discount, status, reserved_at
)
SELECT
	message ->> 'idempotency_key', message ->> 'run_id', message ->> 'customer_id',
	message ->> 'customer_email', message ->> 'customer_phone', message ->> 'channel',
	message ->> 'purpose', message ->> 'campaign', (message ->> 'reward')::numeric,
	message ->> 'discount', message ->> 'status', (message ->> 'reserved_at')::timestamptz
FROM one_at_a_time, (SELECT $1::jsonb AS message) AS given
ON CONFLICT (idempotency_key) WHERE status NOT IN ('lostToOtherRun', 'released', 'control')
	DO NOTHING
RETURNING *;
