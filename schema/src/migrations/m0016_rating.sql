CREATE TABLE rating_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL
);

CREATE TABLE rating (
    shop_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    session BIGINT NOT NULL,
    customer_id UUID NOT NULL,
    member_id UUID,
    is_robot BOOLEAN NOT NULL,
    score SMALLINT,
    reasons TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id, session),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);
CREATE INDEX rating_of_a_day ON rating (shop_id, at);
CREATE INDEX rating_of_customer ON rating (shop_id, customer_id, at);
