-- The largest discount a supervisor gives alone, in hundredths of a per cent of the goods. Before, there was no limit.
ALTER TABLE trade_rules ADD COLUMN most_supervisor_discount_bp BIGINT NOT NULL DEFAULT 10000
    CHECK (most_supervisor_discount_bp BETWEEN 0 AND 10000);
