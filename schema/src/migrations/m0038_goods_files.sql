CREATE TABLE goods_import (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    -- Made by the client: a retry begins no second one.
    key UUID NOT NULL,
    member_id UUID NOT NULL,
    nick TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- The file's pieces are deleted then, if not before.
    kept_until BIGINT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- JSON of what a look found and of how the rows are read; empty: not yet.
    look TEXT NOT NULL,
    mapping TEXT NOT NULL,
    -- `check` or `run`: what the job is about; empty: there was none.
    step TEXT NOT NULL,
    -- `all` or `good`, of the run.
    run_rows TEXT NOT NULL,
    job_id UUID,
    -- Whether the check of this very mapping has come to its end.
    is_checked BOOLEAN NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    faults BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, key),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

-- Which pieces of a file have come.
CREATE TABLE goods_import_piece (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    no BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (shop_id, import_id, no),
    FOREIGN KEY (shop_id, import_id) REFERENCES goods_import (shop_id, id)
);

-- The first 10,000 of the newest check or run.
CREATE TABLE goods_import_fault (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    no BIGINT NOT NULL,
    -- The table it stands in; empty where the file is one.
    file TEXT NOT NULL,
    line BIGINT NOT NULL,
    -- Empty: the whole row.
    column_name TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    row_code TEXT NOT NULL,
    PRIMARY KEY (shop_id, import_id, no),
    FOREIGN KEY (shop_id, import_id) REFERENCES goods_import (shop_id, id)
);

-- What the rows of a Taobao file have in common; the id follows from the rest.
CREATE TABLE goods_layout (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    encoding TEXT NOT NULL,
    -- Every byte before the first product.
    head BYTEA NOT NULL,
    PRIMARY KEY (shop_id, id)
);

-- The row of a Taobao file that a product came from: it goes out again as it came.
CREATE TABLE goods_origin (
    shop_id UUID NOT NULL,
    product_id UUID NOT NULL,
    layout_id UUID NOT NULL,
    -- Of the import, and of the row in it: products go out in the order in which they came.
    import_id UUID NOT NULL,
    place BIGINT NOT NULL,
    line BIGINT NOT NULL,
    row_bytes BYTEA NOT NULL,
    -- JSON: what the row made of the product. Fields that are still so keep their cells.
    snapshot TEXT NOT NULL,
    PRIMARY KEY (shop_id, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id),
    FOREIGN KEY (shop_id, layout_id) REFERENCES goods_layout (shop_id, id)
);

CREATE INDEX origin_in_order ON goods_origin (shop_id, layout_id, import_id, place, product_id);

-- The shop's category for one of Taobao's.
CREATE TABLE taobao_category (
    shop_id UUID NOT NULL REFERENCES shop (id),
    cid BIGINT NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (shop_id, cid)
);
