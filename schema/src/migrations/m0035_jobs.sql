CREATE TABLE job (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Who began it, and what they were then.
    member_id UUID NOT NULL,
    nick TEXT NOT NULL,
    role TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    -- JSON: how far it has come; empty at the beginning.
    cursor TEXT NOT NULL,
    -- JSON: what is to be done.
    input TEXT NOT NULL,
    -- A code: why it failed.
    reason TEXT NOT NULL,
    -- Of the node that is at it.
    claim UUID,
    claimed_until BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, member_id) REFERENCES member (shop_id, id)
);

-- Every node looks for them all the time. Asked for in the same words (`jobs::claim`).
CREATE INDEX job_open ON job (made_at, claimed_until) WHERE state IN ('waiting', 'running');
