-- Search asks every second or two who came and what was ordered since.
CREATE INDEX customer_seen ON customer (shop_id, seen_at);
CREATE INDEX order_placed ON trade_order (shop_id, created_at);
