-- Tables for consents and for the contact log with its reservations, for PostgreSQL 13 or newer. May be run again.

CREATE TABLE IF NOT EXISTS loyalty_consents (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	customer_id text,
	customer_email text,
	customer_phone text,
	channel text NOT NULL,
	purpose text NOT NULL,
	status text NOT NULL,
	source text,
	recorded_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz,
	CHECK (coalesce(customer_id, customer_email, customer_phone) IS NOT NULL)
);

CREATE TABLE IF NOT EXISTS loyalty_contact_log (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	idempotency_key text NOT NULL,
	run_id text NOT NULL,
	customer_id text,
	customer_email text,
	customer_phone text,
	channel text NOT NULL,
	purpose text NOT NULL,
	campaign text NOT NULL,
	reward numeric,
	discount text,
	status text NOT NULL,
	reserved_at timestamptz NOT NULL,
	sent_at timestamptz,
	CHECK (coalesce(customer_id, customer_email, customer_phone) IS NOT NULL)
);

-- One message at a time holds its key; what was given up, or kept from the message by chance, holds none.
CREATE UNIQUE INDEX IF NOT EXISTS loyalty_contact_log_key
	ON loyalty_contact_log (idempotency_key)
	WHERE status NOT IN ('lostToOtherRun', 'released', 'control');

CREATE INDEX IF NOT EXISTS loyalty_contact_log_moment
	ON loyalty_contact_log ((coalesce(sent_at, reserved_at)));
