-- Raised by every change: who acts on what is old is told so.
ALTER TABLE trade_order ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;
ALTER TABLE trade_order ADD COLUMN extended_days BIGINT NOT NULL DEFAULT 0;
CREATE INDEX order_newest ON trade_order (shop_id, created_at, id);
CREATE INDEX order_of_phone ON trade_order (shop_id, phone);

-- Commands by the key their sender gave them: the same one again is done already.
CREATE TABLE trade_deed (
    shop_id UUID NOT NULL,
    key UUID NOT NULL,
    order_id UUID NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, key),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);

-- What members wrote beside an order, oldest first. The order itself keeps the newest.
CREATE TABLE order_note (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    -- None: it came with the order.
    member_id UUID,
    nick TEXT NOT NULL,
    note TEXT NOT NULL,
    flag SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE trade_rules (
    shop_id UUID NOT NULL REFERENCES shop (id),
    pay_within_min BIGINT NOT NULL,
    confirm_after_days BIGINT NOT NULL,
    most_discount_bp BIGINT NOT NULL,
    flag_names TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id)
);

CREATE TABLE cart_line (
    shop_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    sku_id UUID NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, customer_id, sku_id),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id),
    FOREIGN KEY (shop_id, sku_id) REFERENCES sku (shop_id, id)
);

-- Bought and not yet shipped: still in stock, and nobody else's.
ALTER TABLE sku ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0 AND reserved <= stock);

-- So far stock was what could be bought: what open orders wait for lies beside it.
UPDATE sku SET
    stock = stock + COALESCE((SELECT SUM(l.quantity) FROM order_line l JOIN trade_order o ON o.shop_id = l.shop_id AND o.id = l.order_id
        WHERE l.shop_id = sku.shop_id AND l.sku_id = sku.id AND l.refund_state <> 'SUCCESS'
        AND o.state IN ('WAIT_BUYER_PAY', 'WAIT_SELLER_SEND_GOODS')), 0),
    reserved = COALESCE((SELECT SUM(l.quantity) FROM order_line l JOIN trade_order o ON o.shop_id = l.shop_id AND o.id = l.order_id
        WHERE l.shop_id = sku.shop_id AND l.sku_id = sku.id AND l.refund_state <> 'SUCCESS'
        AND o.state IN ('WAIT_BUYER_PAY', 'WAIT_SELLER_SEND_GOODS')), 0);

-- The list of orders walks down one of these to a full page, or reads the few that another leaves.
CREATE INDEX order_by_state ON trade_order (shop_id, state, created_at, id);
CREATE INDEX order_by_flag ON trade_order (shop_id, flag, created_at, id);
CREATE INDEX order_by_total ON trade_order (shop_id, total_fen);
CREATE INDEX line_of_product ON order_line (shop_id, product_id, order_id);
CREATE INDEX line_refunding ON order_line (shop_id, refund_state, order_id);
