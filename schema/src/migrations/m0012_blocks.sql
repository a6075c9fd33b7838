-- When a device was last heard of, to a few minutes.
ALTER TABLE sign_in ADD COLUMN seen_at BIGINT;

CREATE TABLE customer_block (
    shop_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    at BIGINT NOT NULL,
    member_id UUID NOT NULL,
    reason TEXT NOT NULL,
    lifted_at BIGINT,
    lifted_by UUID,
    PRIMARY KEY (shop_id, customer_id, at),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);
-- Two members who block at once block once.
CREATE UNIQUE INDEX customer_block_now ON customer_block (shop_id, customer_id) WHERE lifted_at IS NULL;
