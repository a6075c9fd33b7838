-- What an undo has left of a batch can be tried again. Of batches that were taken back before, nobody knows what of a product went back: they stay.
ALTER TABLE goods_batch ADD COLUMN kept BIGINT NOT NULL DEFAULT 0;

-- What goes with a product, apart from its detail: it follows where a product's code changes. A code may be of no product yet.
CREATE TABLE product_match (
    shop_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- From 0, in the shop's order.
    place BIGINT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (shop_id, product_id, place),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);
CREATE INDEX product_match_code ON product_match (shop_id, code);

INSERT INTO product_match (shop_id, product_id, place, code) @MATCHES;
