-- What a card shows is asked of its object; here stands what it is about, who sent it and what was answered.
CREATE TABLE card (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    kind TEXT NOT NULL,
    order_id UUID,
    content TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    member_id UUID,
    nick TEXT NOT NULL,
    key UUID NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, key)
);

-- When an order changes, so do the cards about it.
CREATE INDEX card_of_order ON card (shop_id, order_id, at);

CREATE TABLE card_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL
);

-- What a customer says of a line of an order, once, and what the shop replies, once.
CREATE TABLE review (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    line BIGINT NOT NULL,
    product_id UUID NOT NULL,
    stars SMALLINT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    reply TEXT,
    replied_by UUID,
    replied_nick TEXT NOT NULL,
    replied_at BIGINT,
    PRIMARY KEY (shop_id, order_id, line),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);

CREATE INDEX review_of_product ON review (shop_id, product_id, at, order_id, line);
