-- Most orders that closed were never paid: each index holds those alone that were paid, or shipped, before they closed.
-- Asked for in the same words (`trade::list::sought`).
CREATE INDEX order_closed_paid ON trade_order (shop_id, state, paid_at, id) WHERE state = 'TRADE_CLOSED' AND paid_at IS NOT NULL;
CREATE INDEX order_closed_shipped ON trade_order (shop_id, state, shipped_at, id) WHERE state = 'TRADE_CLOSED' AND shipped_at IS NOT NULL;

-- How many lines of an order were reviewed: nobody is invited to say of it what was said.
ALTER TABLE trade_order ADD COLUMN reviewed BIGINT NOT NULL DEFAULT 0 CHECK (reviewed >= 0);

UPDATE trade_order SET reviewed = said.many
FROM (SELECT shop_id, order_id, COUNT(*) AS many FROM review GROUP BY shop_id, order_id) AS said
WHERE said.shop_id = trade_order.shop_id AND said.order_id = trade_order.id;
