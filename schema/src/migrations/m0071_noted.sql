-- Notes raise an order's revision for those who read them. Its customer does not: whoever pays is stopped by what changes what is paid.
ALTER TABLE trade_order ADD COLUMN noted BIGINT NOT NULL DEFAULT 0 CHECK (noted >= 0);
