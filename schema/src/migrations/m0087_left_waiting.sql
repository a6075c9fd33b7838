-- Requests whose orders went on before such requests fell, and price protection that was asked for before it had a time: each is seen to
-- with the first looks.
INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until)
SELECT id, 'order_late_requests', 'order_late_requests', 0, 'null', 0 FROM shop;
INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until)
SELECT id, 'order_asked_before', 'order_asked_before', 0, 'null', 0 FROM shop;
