-- A whole phone number finds its customer's orders. Few have one.
CREATE INDEX customer_of_phone ON customer (shop_id, phone) WHERE phone IS NOT NULL;
