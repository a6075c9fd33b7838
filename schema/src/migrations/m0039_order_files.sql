-- Where an order was placed (empty: here), and when it came into the books. What search has not seen yet goes by the second.
ALTER TABLE trade_order ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE trade_order ADD COLUMN came_at BIGINT NOT NULL DEFAULT 0;
UPDATE trade_order SET came_at = created_at;
CREATE INDEX order_came ON trade_order (shop_id, came_at);

-- Customers who were brought in were not here: they are new by when they came into the books.
CREATE INDEX customer_came ON customer (shop_id, created_at);

-- What was bought elsewhere need not be sold here. A column that may be empty is a new table for one of the two databases.
CREATE TABLE order_line_anew (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    product_id UUID,
    sku_id UUID,
    title TEXT NOT NULL,
    sku TEXT NOT NULL,
    picture TEXT NOT NULL,
    price_fen BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    total_fen BIGINT NOT NULL CHECK (total_fen = price_fen * quantity),
    refund_state TEXT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, sku_id) REFERENCES sku (shop_id, id)
);
INSERT INTO order_line_anew (shop_id, order_id, no, product_id, sku_id, title, sku, picture, price_fen, quantity, total_fen, refund_state)
    SELECT shop_id, order_id, no, product_id, sku_id, title, sku, picture, price_fen, quantity, total_fen, refund_state FROM order_line;
DROP TABLE order_line;
ALTER TABLE order_line_anew RENAME TO order_line;
CREATE INDEX line_of_product ON order_line (shop_id, product_id, order_id);
CREATE INDEX line_refunding ON order_line (shop_id, refund_state, order_id);

CREATE TABLE order_import (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    key UUID NOT NULL,
    member_id UUID NOT NULL,
    nick TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    files TEXT NOT NULL,
    state TEXT NOT NULL,
    look TEXT NOT NULL,
    job_id UUID,
    good BIGINT NOT NULL,
    known BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    faults BIGINT NOT NULL,
    created BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, key),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);
CREATE INDEX order_import_newest ON order_import (shop_id, made_at, id);

CREATE TABLE order_import_fault (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    no BIGINT NOT NULL,
    line BIGINT NOT NULL,
    what TEXT NOT NULL,
    column_name TEXT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    order_no TEXT NOT NULL,
    PRIMARY KEY (shop_id, import_id, no),
    FOREIGN KEY (shop_id, import_id) REFERENCES order_import (shop_id, id)
);
