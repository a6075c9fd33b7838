-- How many reviews of an order the shop has not replied to.
ALTER TABLE trade_order ADD COLUMN to_reply BIGINT NOT NULL DEFAULT 0 CHECK (to_reply >= 0);

UPDATE trade_order SET to_reply = said.many
FROM (SELECT shop_id, order_id, COUNT(*) AS many FROM review WHERE reply IS NULL GROUP BY shop_id, order_id) AS said
WHERE said.shop_id = trade_order.shop_id AND said.order_id = trade_order.id;

-- Few orders wait for a reply: the index holds nothing else. Asked for in the same words (`trade::to_reply`).
CREATE INDEX order_to_reply ON trade_order (shop_id, created_at, id) WHERE to_reply > 0;
