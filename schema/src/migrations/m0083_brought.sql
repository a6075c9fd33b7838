-- What an import brought. Apart from the history of changes, whose index batches would pay for too; nothing refers to products here,
-- which are never deleted: an import writes a hundred thousand of these rows.
CREATE TABLE import_product (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- It was not there before.
    is_new BOOLEAN NOT NULL,
    PRIMARY KEY (shop_id, import_id, product_id)
);

INSERT INTO import_product (shop_id, import_id, product_id, is_new)
SELECT c.shop_id, i.id, c.product_id, MIN(c.rev) = 1
FROM product_change c JOIN goods_import i ON i.shop_id = c.shop_id AND i.id = c.batch_id
GROUP BY c.shop_id, i.id, c.product_id;

-- News of goods were the system's: what is read of these is read of goods (6), or the lowest mark of a member would begin anew.
INSERT INTO notice_mark (shop_id, member_id, category, upto)
SELECT shop_id, member_id, 6, upto FROM notice_mark WHERE category = 5;
