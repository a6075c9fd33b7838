CREATE TABLE auto_reply (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE auto_reply_sent (
    shop_id UUID NOT NULL,
    key TEXT NOT NULL,
    conversation_id UUID NOT NULL,
    rule_id UUID NOT NULL,
    session BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    is_said BOOLEAN NOT NULL,
    PRIMARY KEY (shop_id, key),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);
CREATE INDEX auto_reply_sent_lately ON auto_reply_sent (shop_id, conversation_id, at);
