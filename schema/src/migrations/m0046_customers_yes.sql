-- JSON: which acts of the shop wait for the customer's yes. Empty: none, as before.
ALTER TABLE trade_rules ADD COLUMN needs_customer TEXT NOT NULL DEFAULT '';
