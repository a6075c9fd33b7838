-- With what is searched: a part of a name is looked for, last seen first, without reading the customers' rows.
DROP INDEX customer_seen;
CREATE INDEX customer_seen ON customer (shop_id, seen_at, id, name);

-- In the order that is asked for: without it, SQLite walks all customers as they were seen last.
DROP INDEX customer_of_phone;
CREATE INDEX customer_of_phone ON customer (shop_id, phone, seen_at, id) WHERE phone IS NOT NULL;
