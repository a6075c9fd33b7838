-- By each time an order has, in the order in which lists of it are read. What has not happened is in none, so that placing writes no more.
DROP INDEX order_paid;
CREATE INDEX order_paid ON trade_order (shop_id, paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX order_shipped ON trade_order (shop_id, shipped_at, id) WHERE shipped_at IS NOT NULL;
CREATE INDEX order_finished ON trade_order (shop_id, finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX order_closed ON trade_order (shop_id, closed_at, id) WHERE closed_at IS NOT NULL;

-- A page of a customer's orders ends at an order: of one moment the id decides.
DROP INDEX order_of_customer;
CREATE INDEX order_of_customer ON trade_order (shop_id, customer_id, created_at, id);
