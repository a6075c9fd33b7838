-- One for the installation: browsers give their subscriptions to one sender.
CREATE TABLE push_key (
    id UUID NOT NULL PRIMARY KEY,
    secret BYTEA NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE push_device (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    endpoint TEXT NOT NULL,
    p256dh BYTEA NOT NULL,
    auth BYTEA NOT NULL,
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, endpoint),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE push_due (
    shop_id UUID NOT NULL,
    device_id UUID NOT NULL,
    place BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    PRIMARY KEY (shop_id, device_id, place)
);
CREATE INDEX push_due_when ON push_due (due_at);
