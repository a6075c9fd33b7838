-- What is off a line alone, beside its part of what is off the whole order; negative: it costs more. Before, nothing was.
ALTER TABLE order_line ADD COLUMN own_discount_fen BIGINT NOT NULL DEFAULT 0;

-- Of a price: JSON, the lines with a discount of their own; none: no line has one.
ALTER TABLE trade_request ADD COLUMN lines TEXT;
