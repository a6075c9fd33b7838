-- What one person gives for an order beside its cases, and how long a price that was paid is protected.
ALTER TABLE trade_rules ADD COLUMN most_compensation_fen BIGINT NOT NULL DEFAULT 5000;
ALTER TABLE trade_rules ADD COLUMN price_protection_days BIGINT NOT NULL DEFAULT 7;

-- What one person may not do alone.
CREATE TABLE trade_request (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    member_id UUID NOT NULL,
    nick TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    total_fen BIGINT NOT NULL,
    freight_fen BIGINT,
    discount_fen BIGINT,
    line_no BIGINT,
    amount_fen BIGINT,
    reason TEXT,
    -- None: nobody has, or the order went on.
    decided_by UUID,
    decided_nick TEXT,
    decided_words TEXT,
    decided_at BIGINT,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id),
    FOREIGN KEY (shop_id, decided_by) REFERENCES member (shop_id, id)
);

CREATE INDEX request_newest ON trade_request (shop_id, at, order_id, no);
CREATE INDEX request_by_state ON trade_request (shop_id, state, at, order_id, no);

-- One an order. Without a number it is not issued yet.
CREATE TABLE order_invoice (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    tax_no TEXT NOT NULL,
    email TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    number TEXT,
    amount_fen BIGINT,
    issued_at BIGINT,
    member_id UUID,
    nick TEXT,
    PRIMARY KEY (shop_id, order_id),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

-- A member's own.
CREATE TABLE order_filter (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id, id),
    UNIQUE (shop_id, member_id, name),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

-- What is given beside cases goes back too. Asked for in the same words (`trade::todo`).
DROP INDEX event_refunded;
CREATE INDEX event_refunded ON order_event (shop_id, at)
    WHERE kind IN ('refunded', 'proposal_accepted', 'dispute_decided', 'compensated');
