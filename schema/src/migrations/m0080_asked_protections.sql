-- By when the shop answers, as the board lists it; none: nobody is waited for. What was asked before has no deadline.
ALTER TABLE asked_price ADD COLUMN due_at BIGINT;
ALTER TABLE asked_price ADD COLUMN owner_id UUID;
ALTER TABLE asked_price ADD COLUMN order_no TEXT NOT NULL DEFAULT '';
ALTER TABLE asked_price ADD COLUMN title TEXT NOT NULL DEFAULT '';

CREATE INDEX asked_price_by_time ON asked_price (shop_id, due_at, order_id, line_no) WHERE due_at IS NOT NULL;
