-- JSON: how long each step of an after-sale case may take; empty: the usual.
ALTER TABLE trade_rules ADD COLUMN after_sale TEXT NOT NULL DEFAULT '';

-- The last case of each line: what waits is found by the time left.
CREATE TABLE after_sale (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    line_no BIGINT NOT NULL,
    no BIGINT NOT NULL,
    customer_id UUID NOT NULL,
    order_no TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_fen BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- None: nobody is waited for.
    due_at BIGINT,
    falls TEXT,
    owner_id UUID,
    PRIMARY KEY (shop_id, order_id, line_no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id),
    FOREIGN KEY (shop_id, owner_id) REFERENCES member (shop_id, id)
);

CREATE INDEX after_sale_by_time ON after_sale (shop_id, due_at, order_id, line_no);
CREATE INDEX after_sale_of_owner ON after_sale (shop_id, owner_id, due_at);

-- Cases from before get their rows and their clocks at the first look.
INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until) SELECT id, 'order_case_rules', 'order_case_rules', 0, 'null', 0 FROM shop;
