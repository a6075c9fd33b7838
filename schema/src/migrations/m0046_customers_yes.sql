-- JSON: which acts of the shop wait for the customer's yes. Empty: none, as before.
ALTER TABLE trade_rules ADD COLUMN needs_customer TEXT NOT NULL DEFAULT '';

-- Whoever asked takes it back while nobody has answered.
ALTER TABLE card ADD COLUMN withdrawn_at BIGINT CHECK (withdrawn_at IS NULL OR answer IS NULL);
