-- No row: the usual figure.
CREATE TABLE stock_rules (
    shop_id UUID NOT NULL REFERENCES shop (id),
    low_stock BIGINT NOT NULL CHECK (low_stock BETWEEN 0 AND 1000000),
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id)
);
