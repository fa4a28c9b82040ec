-- The contact log as Decide Contacts, Settle and List Unconfirmed read it. $1: how many days the longest limit looks
-- back. What is still open, and what a campaign must not repeat, is read whatever its age.
SELECT *
FROM loyalty_contact_log
WHERE coalesce(sent_at, reserved_at) > now() - make_interval(days => $1::int)
	OR status IN ('reserved', 'settled', 'unsubscribed', 'complained', 'bounced')
	OR campaign = $2
ORDER BY id;
