CREATE TABLE follow_mark (
    shop_id UUID NOT NULL,
    follower TEXT NOT NULL,
    conversation_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (shop_id, follower, conversation_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);
