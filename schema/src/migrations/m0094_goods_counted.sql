-- With the state, by which what lies in the recycle bin is left out: no row is read for it.
DROP INDEX product_tagged;
CREATE INDEX product_tagged ON product (shop_id, id, tags, state) WHERE tags <> '[]';
DROP INDEX product_timed;
CREATE INDEX product_timed ON product (shop_id, id, list_at, state) WHERE list_at IS NOT NULL;
-- With what freight is counted by: which SKUs lack it is read out of the index.
DROP INDEX sku_of_product;
CREATE INDEX sku_of_product ON sku (shop_id, product_id, position, gone_at, weight_g, volume_cm3);
