-- Money that an event of an order gives back: one row an event, one key a row, so that nothing is paid twice.
CREATE TABLE payout (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    event_no BIGINT NOT NULL,
    key UUID NOT NULL,
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    since BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    reason TEXT,
    words TEXT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (shop_id, order_id, event_no),
    UNIQUE (shop_id, key),
    FOREIGN KEY (shop_id, order_id, event_no) REFERENCES order_event (shop_id, order_id, no)
);
