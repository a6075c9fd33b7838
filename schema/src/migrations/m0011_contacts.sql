CREATE TABLE contact (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID,
    customer_id UUID NOT NULL,
    group_name TEXT NOT NULL,
    note TEXT NOT NULL,
    rev BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id)
);
CREATE UNIQUE INDEX contact_of_team ON contact (shop_id, customer_id) WHERE member_id IS NULL;
CREATE UNIQUE INDEX contact_of_member ON contact (shop_id, member_id, customer_id) WHERE member_id IS NOT NULL;
CREATE INDEX contact_of_customer ON contact (shop_id, customer_id);
