-- Many products changed together.
CREATE TABLE goods_batch (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    -- Made by the client: a retry carries the same one.
    key UUID NOT NULL,
    member_id UUID NOT NULL,
    nick TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- JSON: which products, and what is done to them.
    what TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- JSON: the operations alone, for lists.
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    floor_fen BIGINT NOT NULL,
    job_id UUID,
    undo_job_id UUID,
    total BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    warned BIGINT NOT NULL,
    applied_at BIGINT,
    undone_at BIGINT,
    undo_until BIGINT,
    is_forgotten BOOLEAN NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, key),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE INDEX batch_newest ON goods_batch (shop_id, made_at, id);

-- What becomes of each product. The product is not referred to: a hundred thousand rows are written in a few seconds.
CREATE TABLE goods_batch_item (
    shop_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    no BIGINT NOT NULL,
    product_id UUID NOT NULL,
    -- As it was called when it was looked at.
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    rev BIGINT NOT NULL,
    state TEXT NOT NULL,
    after_rev BIGINT,
    -- JSON, as are the two after it.
    edits TEXT NOT NULL,
    changes TEXT NOT NULL,
    warnings TEXT NOT NULL,
    -- JSON; empty: none.
    fault TEXT NOT NULL,
    PRIMARY KEY (shop_id, batch_id, no)
);

-- Pages of what was refused or failed: a few of very many.
CREATE INDEX batch_item_of_state ON goods_batch_item (shop_id, batch_id, state, no);
-- Asked for in the same words (`assistant::items`).
CREATE INDEX batch_item_warned ON goods_batch_item (shop_id, batch_id, no) WHERE warnings <> '[]';

CREATE TABLE assistant_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    floor_fen BIGINT NOT NULL,
    rev BIGINT NOT NULL
);
