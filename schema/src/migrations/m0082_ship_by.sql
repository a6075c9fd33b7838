-- When all that is left of an order has to have left. What has not to leave is in no index.
ALTER TABLE trade_order ADD COLUMN ship_by BIGINT;
CREATE INDEX order_ship_by ON trade_order (shop_id, ship_by, id DESC) WHERE ship_by IS NOT NULL;

-- Orders from before get theirs at the first look, and keep what the pages of their goods promise.
INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until) SELECT id, 'order_promises', 'order_promises', 0, 'null', 0 FROM shop;
