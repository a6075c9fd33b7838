-- What the shop calls a property of Taobao, or a value of it.
CREATE TABLE taobao_name (
    shop_id UUID NOT NULL REFERENCES shop (id),
    pid BIGINT NOT NULL,
    -- Of the value; 0: the property itself.
    vid BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (shop_id, pid, vid)
);

-- Its number at Taobao: products that are born in it go out with that, and such as come with it come into it.
ALTER TABLE category ADD COLUMN cid BIGINT;
CREATE UNIQUE INDEX category_of_cid ON category (shop_id, cid);
