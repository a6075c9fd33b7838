-- Parcels that are followed, one an order: from its shipping, or from the first time somebody asked for it.
CREATE TABLE parcel (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    looked_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    told BIGINT NOT NULL,
    ended_at BIGINT,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, order_id),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);

-- What the carrier said, the oldest first. Carriers correct themselves: all of a parcel's are written anew.
CREATE TABLE parcel_step (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    code SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES parcel (shop_id, order_id)
);
