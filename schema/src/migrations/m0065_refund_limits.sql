-- What one agent, and one supervisor, gives back of an order alone. Before, there was no limit.
ALTER TABLE trade_rules ADD COLUMN most_refund_fen BIGINT NOT NULL DEFAULT 50000
    CHECK (most_refund_fen >= 0);
ALTER TABLE trade_rules ADD COLUMN most_supervisor_refund_fen BIGINT NOT NULL DEFAULT 500000
    CHECK (most_supervisor_refund_fen >= 0);
