CREATE TABLE dispatch_rules (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE dispatch_trace (
    shop_id UUID NOT NULL REFERENCES shop (id),
    conversation_id UUID NOT NULL,
    at BIGINT NOT NULL,
    session BIGINT NOT NULL,
    body TEXT NOT NULL,
    situation TEXT,
    PRIMARY KEY (shop_id, conversation_id, at)
);
CREATE INDEX dispatch_trace_of_a_day ON dispatch_trace (shop_id, at);

CREATE TABLE dedicated_member (
    shop_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    member_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, customer_id),
    FOREIGN KEY (shop_id, customer_id) REFERENCES customer (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

-- What was given within the last hour.
CREATE INDEX session_assigned ON session (shop_id, assigned_at);
