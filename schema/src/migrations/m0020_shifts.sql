CREATE TABLE shift (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, member_id, starts_at),
    CHECK (ends_at > starts_at),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);
CREATE INDEX shift_by_end ON shift (shop_id, ends_at);

CREATE TABLE clocking (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    is_rest BOOLEAN NOT NULL,
    from_at BIGINT NOT NULL,
    due_at BIGINT,
    to_at BIGINT,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);
-- Nobody is clocked on twice, whichever node they asked.
CREATE UNIQUE INDEX clocking_open ON clocking (shop_id, member_id, is_rest) WHERE to_at IS NULL;
CREATE INDEX clocking_by_time ON clocking (shop_id, from_at);

CREATE TABLE shift_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
