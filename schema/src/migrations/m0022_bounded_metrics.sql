-- Receptions of a day that began while nobody was there: the traces that say so go after a month.
CREATE TABLE metric_left (
    shop_id UUID NOT NULL REFERENCES shop (id),
    date TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shop_id, date)
);

-- Which receptions a span of time touches, read from the index alone. It begins as the old one did and takes its place.
CREATE INDEX session_alive ON session (shop_id, closed_at, opened_at, conversation_id);
DROP INDEX session_closed;
