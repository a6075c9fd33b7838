CREATE TABLE metric_profile (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE metric_day (
    shop_id UUID NOT NULL REFERENCES shop (id),
    profile TEXT NOT NULL,
    date TEXT NOT NULL,
    rev BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shop_id, profile, date)
);
