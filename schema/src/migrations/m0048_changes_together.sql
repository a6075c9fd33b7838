-- A row for each revision of a product instead of one for each field: a batch over many writes a third of them.
ALTER TABLE product_change RENAME TO product_change_of_field;

CREATE TABLE product_change (
    shop_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- The product's after it.
    rev BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- None: nobody did, it was time.
    member_id UUID,
    nick TEXT NOT NULL,
    -- JSON: a list of fields, each with the code of the SKU it is about, what it was and what it is.
    changes TEXT NOT NULL,
    -- What many products were changed by at once.
    batch_id UUID,
    PRIMARY KEY (shop_id, product_id, rev),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);

INSERT INTO product_change (shop_id, product_id, rev, at, member_id, nick, changes, batch_id)
SELECT shop_id, product_id, rev, at, member_id, nick, @CHANGES, batch_id FROM product_change_of_field
GROUP BY shop_id, product_id, rev, at, member_id, nick, batch_id;

DROP TABLE product_change_of_field;
