-- Few wait for a time.
CREATE INDEX product_timed ON product (shop_id, id) WHERE list_at IS NOT NULL;
