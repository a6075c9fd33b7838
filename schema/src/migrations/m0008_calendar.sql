CREATE TABLE calendar_day (
    shop_id UUID NOT NULL REFERENCES shop (id),
    date TEXT NOT NULL,
    is_off BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, date)
);

CREATE TABLE duty_times (
    shop_id UUID NOT NULL PRIMARY KEY REFERENCES shop (id),
    body TEXT NOT NULL,
    rev BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
