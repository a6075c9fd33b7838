-- What many products were changed by at once.
ALTER TABLE product_change ADD COLUMN batch_id UUID;
CREATE INDEX change_of_batch ON product_change (shop_id, batch_id, product_id) WHERE batch_id IS NOT NULL;

-- An index for each order of the list, with what seldom changes of that by which the list is narrowed: it finds any page without
-- reading a product's row.
DROP INDEX product_by_position;
DROP INDEX product_by_price;
DROP INDEX product_by_stock;
DROP INDEX product_by_change;
DROP INDEX product_of_state;
DROP INDEX product_in_category;
DROP INDEX product_by_title;
CREATE INDEX product_by_position ON product (shop_id, position, id, state, availability, category, template_id);
CREATE INDEX product_by_price ON product (shop_id, price_fen, id, state, availability, category, template_id);
CREATE INDEX product_by_stock ON product (shop_id, stock, id, state, availability, category, template_id);
CREATE INDEX product_by_change ON product (shop_id, changed_at, id, state, availability, category, template_id);
CREATE INDEX product_by_title ON product (shop_id, title, id, state, availability, category, template_id);

-- The rest of it, once: a price or a title that is changed costs this one and its own order's, and many that are changed in the
-- order of their ids lie beside each other here.
CREATE INDEX product_sifted ON product
    (shop_id, id, state, availability, stock, price_fen, category, template_id, position, changed_at, title, sought);

-- Tags may be longer than PostgreSQL lets an entry be with the others: apart, and of those that have some.
CREATE INDEX product_tagged ON product (shop_id, id, tags) WHERE tags <> '[]';
