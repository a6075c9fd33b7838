-- With what is searched: a part of a name is looked for, last seen first, without reading the customers' rows.
DROP INDEX customer_seen;
CREATE INDEX customer_seen ON customer (shop_id, seen_at, id, name);
