CREATE TABLE notice (
    shop_id UUID NOT NULL REFERENCES shop (id),
    place BIGINT NOT NULL,
    key TEXT NOT NULL,
    category SMALLINT NOT NULL,
    roles BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    link TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (shop_id, place),
    UNIQUE (shop_id, key)
);
CREATE INDEX notice_of_category ON notice (shop_id, category, place);

CREATE TABLE notice_to (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id, place),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE notice_read (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id, place),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE notice_mark (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    category SMALLINT NOT NULL,
    upto BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id, category),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE notice_wishes (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shop_id, member_id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE notice_keeping (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    keep_days BIGINT NOT NULL,
    rev BIGINT NOT NULL
);
