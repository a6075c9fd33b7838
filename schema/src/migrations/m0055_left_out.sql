-- Products of a batch that have no SKU which it is for.
ALTER TABLE goods_batch ADD COLUMN left_out BIGINT NOT NULL DEFAULT 0;
