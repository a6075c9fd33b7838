CREATE TABLE auto_reply_own (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);
