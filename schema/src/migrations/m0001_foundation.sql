CREATE TABLE shop (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    identity_secret TEXT NOT NULL,
    first_limit_ms BIGINT NOT NULL,
    later_limit_ms BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE sign_in (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES person (id),
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sign_in_of_person ON sign_in (person_id);

CREATE TABLE member (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    nick TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, person_id)
);
CREATE INDEX member_of_person ON member (person_id);

CREATE TABLE presence (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

CREATE TABLE customer (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    external_id TEXT,
    name TEXT NOT NULL,
    phone TEXT,
    address TEXT,
    city TEXT,
    tags TEXT NOT NULL,
    value_fen BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, external_id)
);

CREATE TABLE customer_device (
    shop_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    customer_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, token_hash),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id)
);

CREATE TABLE looking (
    shop_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    product_id UUID,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, customer_id),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id)
);

CREATE TABLE conversation (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    channel TEXT NOT NULL,
    external_id TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, customer_id, channel),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id)
);

CREATE TABLE conversation_head (
    shop_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    public_seq BIGINT NOT NULL,
    staff_seq BIGINT NOT NULL,
    status SMALLINT NOT NULL,
    assignee UUID,
    session BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    waiting_since BIGINT,
    is_answered BOOLEAN NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);
CREATE INDEX head_by_status ON conversation_head (shop_id, status, assignee);

CREATE TABLE entry (
    shop_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    lane SMALLINT NOT NULL,
    seq BIGINT NOT NULL,
    client_id UUID NOT NULL,
    sender_kind SMALLINT NOT NULL,
    sender_id UUID NOT NULL,
    sender_name TEXT NOT NULL,
    follows BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    channel TEXT NOT NULL,
    external_id TEXT,
    PRIMARY KEY (conversation_id, lane, seq),
    UNIQUE (client_id, sender_id, shop_id)
);

CREATE TABLE session (
    shop_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    no BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    assigned_at BIGINT,
    answered_at BIGINT,
    closed_at BIGINT,
    assignee UUID,
    PRIMARY KEY (shop_id, conversation_id, no)
);
CREATE INDEX session_closed ON session (shop_id, closed_at);

CREATE TABLE watermark (
    shop_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    reader_id UUID NOT NULL,
    is_staff BOOLEAN NOT NULL,
    delivered BIGINT NOT NULL,
    read BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id, reader_id)
);

CREATE TABLE desk (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    rev BIGINT NOT NULL
);

CREATE TABLE star (
    shop_id UUID NOT NULL,
    member_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, member_id, conversation_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);

CREATE TABLE phrase (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    member_id UUID,
    folder TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE timer (
    shop_id UUID NOT NULL REFERENCES shop (id),
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    payload TEXT NOT NULL,
    claimed_until BIGINT NOT NULL,
    PRIMARY KEY (shop_id, key)
);
CREATE INDEX timer_due ON timer (due_at);

CREATE TABLE outbox (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX outbox_open ON outbox (done_at, at);

CREATE TABLE audit_head (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    no BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE audit (
    shop_id UUID NOT NULL REFERENCES shop (id),
    no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (shop_id, no)
);

CREATE TABLE file (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    owner_id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    thumb_type TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);

CREATE TABLE upload (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    owner_id UUID NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    file_id UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id)
);

CREATE TABLE product (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    selling_point TEXT NOT NULL,
    availability TEXT NOT NULL,
    picture TEXT NOT NULL,
    price_fen BIGINT NOT NULL CHECK (price_fen >= 0),
    price_to_fen BIGINT NOT NULL,
    stock BIGINT NOT NULL CHECK (stock >= 0),
    detail TEXT NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, code)
);

CREATE TABLE sku (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    product_id UUID NOT NULL,
    code TEXT NOT NULL,
    props TEXT NOT NULL,
    price_fen BIGINT NOT NULL CHECK (price_fen >= 0),
    stock BIGINT NOT NULL CHECK (stock >= 0),
    weight_g BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, code),
    FOREIGN KEY (shop_id, product_id) REFERENCES product (shop_id, id)
);

CREATE TABLE trade_order (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    no TEXT NOT NULL,
    customer_id UUID NOT NULL,
    state TEXT NOT NULL,
    goods_fen BIGINT NOT NULL,
    freight_fen BIGINT NOT NULL,
    discount_fen BIGINT NOT NULL,
    total_fen BIGINT NOT NULL CHECK (total_fen = goods_fen + freight_fen - discount_fen AND total_fen >= 0),
    paid_fen BIGINT NOT NULL CHECK (paid_fen IN (0, total_fen)),
    refunded_fen BIGINT NOT NULL CHECK (refunded_fen BETWEEN 0 AND paid_fen),
    receiver TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    carrier TEXT,
    waybill TEXT,
    note TEXT NOT NULL,
    flag SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    paid_at BIGINT,
    shipped_at BIGINT,
    finished_at BIGINT,
    closed_at BIGINT,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, no),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id)
);
CREATE INDEX order_of_customer ON trade_order (shop_id, customer_id, created_at);

CREATE TABLE order_line (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    product_id UUID NOT NULL,
    sku_id UUID NOT NULL,
    title TEXT NOT NULL,
    sku TEXT NOT NULL,
    picture TEXT NOT NULL,
    price_fen BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    total_fen BIGINT NOT NULL CHECK (total_fen = price_fen * quantity),
    refund_state TEXT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id),
    FOREIGN KEY (shop_id, sku_id) REFERENCES sku (shop_id, id)
);

CREATE TABLE order_event (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    kind TEXT NOT NULL,
    by TEXT NOT NULL,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);
