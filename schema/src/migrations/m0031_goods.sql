CREATE TABLE category (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    -- JSON: the attributes its products have.
    attributes TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, name)
);

-- A category for each that products name so far, in the order of its first product, whose id serves it too.
INSERT INTO category (shop_id, id, name, position, attributes, rev)
SELECT p.shop_id, p.id, p.category, p.position, '[]', 1 FROM product p
WHERE NOT EXISTS (SELECT 1 FROM product q WHERE q.shop_id = p.shop_id AND q.category = p.category
    AND (q.position < p.position OR (q.position = p.position AND q.id < p.id)));

CREATE TABLE delivery_template (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    name TEXT NOT NULL,
    -- JSON: what freight costs where.
    terms TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, name)
);

ALTER TABLE product ADD COLUMN state TEXT NOT NULL DEFAULT 'listed';
ALTER TABLE product ADD COLUMN list_at BIGINT;
-- None: it is sent for nothing.
ALTER TABLE product ADD COLUMN template_id UUID;
-- JSON: a list of texts.
ALTER TABLE product ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE product ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;
ALTER TABLE product ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
-- Title and code in small letters: what lists are searched by.
ALTER TABLE product ADD COLUMN sought TEXT NOT NULL DEFAULT '';
UPDATE product SET changed_at = created_at, sought = LOWER(title || ' ' || code);

-- A long description, apart: lists walk past products, not past their texts.
CREATE TABLE product_text (
    shop_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- HTML as it was given.
    description TEXT NOT NULL,
    -- The same as customers see it.
    cleaned TEXT NOT NULL,
    PRIMARY KEY (shop_id, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);

ALTER TABLE sku ADD COLUMN volume_cm3 BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sku ADD COLUMN barcode TEXT NOT NULL DEFAULT '';
-- Orders name it for ever: what is taken off a product stays as a row that nobody sells.
ALTER TABLE sku ADD COLUMN gone_at BIGINT;

CREATE INDEX product_by_position ON product (shop_id, position, id);
CREATE INDEX product_by_price ON product (shop_id, price_fen, id);
CREATE INDEX product_by_stock ON product (shop_id, stock, id);
-- With what is searched: a search passes the others by without reading their rows.
CREATE INDEX product_by_change ON product (shop_id, changed_at, id, sought);
CREATE INDEX product_of_state ON product (shop_id, state, changed_at, id);
CREATE INDEX product_in_category ON product (shop_id, category, changed_at, id);
CREATE INDEX product_by_title ON product (shop_id, title, id);
CREATE INDEX product_of_category ON product (shop_id, category, position, id);
CREATE INDEX product_of_template ON product (shop_id, template_id);
CREATE INDEX sku_of_product ON sku (shop_id, product_id, position);

-- What was changed, oldest first; rows of one change share its revision.
CREATE TABLE product_change (
    shop_id UUID NOT NULL,
    product_id UUID NOT NULL,
    no BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- None: nobody did, it was time.
    member_id UUID,
    nick TEXT NOT NULL,
    field TEXT NOT NULL,
    -- Code of the SKU it is about.
    sku TEXT,
    -- JSON.
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (shop_id, product_id, no),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);

-- Commands by the key their sender gave them: the same one again is done already.
CREATE TABLE goods_deed (
    shop_id UUID NOT NULL,
    key UUID NOT NULL,
    product_id UUID NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, key),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);

-- Pictures of the shop that a product has shown: anyone may see them, orders go on showing them.
CREATE TABLE goods_picture (
    shop_id UUID NOT NULL REFERENCES shop (id),
    file_id UUID NOT NULL,
    PRIMARY KEY (shop_id, file_id)
);
