-- Its invoice was asked for, and not issued yet.
ALTER TABLE trade_order ADD COLUMN to_invoice BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE trade_order SET to_invoice = TRUE
FROM (SELECT shop_id, order_id FROM order_invoice WHERE number IS NULL) AS asked
WHERE asked.shop_id = trade_order.shop_id AND asked.order_id = trade_order.id;

-- Few orders wait for an invoice, and little money does not go back: the indices hold nothing else. Asked for in the same words
-- (`trade::invoice::to_issue`, `trade::refund_stuck`).
CREATE INDEX order_to_invoice ON trade_order (shop_id, created_at, id)
    WHERE to_invoice AND state <> 'TRADE_CLOSED' AND paid_fen > refunded_fen;
CREATE INDEX payout_stuck ON payout (shop_id, order_id) WHERE done_at IS NULL AND reason IS NOT NULL;
CREATE INDEX collection_stuck ON collection (shop_id, order_id)
    WHERE state = 'called_off' AND ended_at IS NULL AND reason IS NOT NULL;
