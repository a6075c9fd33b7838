CREATE TABLE promise (
    shop_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    span_from BIGINT NOT NULL,
    span_to BIGINT NOT NULL,
    amount_fen BIGINT,
    said_by UUID NOT NULL,
    said_at BIGINT NOT NULL,
    owner_id UUID NOT NULL,
    due_at BIGINT NOT NULL,
    is_due_said BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    decided_by UUID,
    decided_at BIGINT,
    closed_by UUID,
    closed_at BIGINT,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    -- A line is read again after a crash, and by two nodes at once.
    UNIQUE (shop_id, conversation_id, seq, n),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversation (shop_id, id),
    FOREIGN KEY (shop_id, owner_id) REFERENCES member (shop_id, id)
);
CREATE INDEX promise_by_due ON promise (shop_id, state, due_at);
CREATE INDEX promise_of_an_owner ON promise (shop_id, owner_id, state, due_at);

CREATE TABLE promise_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
