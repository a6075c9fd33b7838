-- What a customer asks the shop to look at is judged by what a piece cost then, where it costs more by now.
CREATE TABLE asked_price (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    line_no BIGINT NOT NULL,
    sku_id UUID NOT NULL,
    price_fen BIGINT NOT NULL CHECK (price_fen >= 0),
    at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, order_id, line_no),
    FOREIGN KEY (shop_id, order_id, line_no) REFERENCES order_line (shop_id, order_id, no)
);

-- What changed after a request was made is told by the order's history: times do not tell two changes of one millisecond apart.
ALTER TABLE trade_request ADD COLUMN event_no BIGINT NOT NULL DEFAULT 0;

UPDATE trade_request SET event_no = seen.latest
FROM (
    SELECT asked.shop_id, asked.order_id, asked.no, MAX(event.no) AS latest
    FROM trade_request AS asked
    JOIN order_event AS event ON event.shop_id = asked.shop_id AND event.order_id = asked.order_id AND event.at <= asked.at
    GROUP BY asked.shop_id, asked.order_id, asked.no
) AS seen
WHERE seen.shop_id = trade_request.shop_id AND seen.order_id = trade_request.order_id AND seen.no = trade_request.no;
