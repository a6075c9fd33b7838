-- Home tells what was paid and given back today: both are found by when it happened.
CREATE INDEX order_paid ON trade_order (shop_id, paid_at);
-- Of what happens to orders little gives money back: the index holds nothing else. Asked for in the same words (`trade::todo`).
CREATE INDEX event_refunded ON order_event (shop_id, at)
    WHERE kind IN ('refunded', 'proposal_accepted', 'dispute_decided');
