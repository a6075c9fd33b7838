-- What a line was promised when it was placed. NULL: it was placed before this was kept, or elsewhere; then its product is asked as it is.
ALTER TABLE order_line ADD COLUMN is_custom BOOLEAN;
ALTER TABLE order_line ADD COLUMN ships_within_ms BIGINT CHECK ((ships_within_ms IS NULL) = (is_custom IS NULL));
ALTER TABLE order_line ADD COLUMN ships_not_before BIGINT;
