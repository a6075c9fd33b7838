CREATE TABLE dispatch_left (
    shop_id UUID NOT NULL REFERENCES shop (id),
    conversation_id UUID NOT NULL,
    session BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id)
);
