-- How often an order is given longer to be confirmed; three times, as before.
ALTER TABLE trade_rules ADD COLUMN most_extensions BIGINT NOT NULL DEFAULT 3;
