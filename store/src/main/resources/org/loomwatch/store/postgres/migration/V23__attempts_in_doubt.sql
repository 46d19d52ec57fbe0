-- Deliveries whose receiver would have a repetition twice (e-mail): one row from before the first byte goes out until its end
-- is on record. What the next attempt finds here is in doubt, as its sender died.
CREATE TABLE notice_attempt (
    delivery_id bigint PRIMARY KEY,
    begun_at    timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE notice_delivery ADD COLUMN doubts integer NOT NULL DEFAULT 0;
CREATE INDEX notice_delivery_doubtful ON notice_delivery (id) WHERE doubts > 0;
