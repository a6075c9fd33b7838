-- What the shop gives for the way back of returns is its own money: beside what was paid for the order, and never more than that.
ALTER TABLE trade_order ADD COLUMN freight_back_fen BIGINT NOT NULL DEFAULT 0 CHECK (freight_back_fen BETWEEN 0 AND paid_fen);
