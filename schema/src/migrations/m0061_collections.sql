-- Each try to collect what an order costs, written before the payment service is asked. An order has one that may still pay it or has paid
-- it: it is never paid twice, and what any other has collected goes back.
CREATE TABLE collection (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    key UUID NOT NULL,
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    state TEXT NOT NULL CHECK (state IN ('asked', 'collected', 'kept', 'called_off', 'given_back')),
    since BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    reason TEXT,
    words TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (shop_id, order_id, key),
    UNIQUE (shop_id, key),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);
CREATE UNIQUE INDEX collection_once ON collection (shop_id, order_id) WHERE state IN ('asked', 'collected', 'kept');
