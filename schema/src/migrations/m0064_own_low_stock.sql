-- None: the shop's figure. Few have one of their own, and they are counted without reading the others.
ALTER TABLE product ADD COLUMN low_stock BIGINT CHECK (low_stock BETWEEN 0 AND 1000000);
CREATE INDEX product_of_own_low_stock ON product (shop_id, low_stock, stock, id) WHERE low_stock IS NOT NULL;
