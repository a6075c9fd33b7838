ALTER TABLE parcel_step RENAME TO parcel_step_before;
ALTER TABLE parcel RENAME TO parcel_before;

-- Parcels that are followed: each by the number of the order's event that says that it left.
CREATE TABLE parcel (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    no BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    told BIGINT NOT NULL,
    ended_at BIGINT,
    rev BIGINT NOT NULL,
    PRIMARY KEY (shop_id, order_id, no),
    FOREIGN KEY (shop_id, order_id) REFERENCES trade_order (shop_id, id)
);

-- What the carrier said, the oldest first. Carriers correct themselves: all of a parcel's are written anew.
CREATE TABLE parcel_step (
    shop_id UUID NOT NULL,
    order_id UUID NOT NULL,
    parcel_no BIGINT NOT NULL,
    no BIGINT NOT NULL,
    code SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (shop_id, order_id, parcel_no, no),
    FOREIGN KEY (shop_id, order_id, parcel_no) REFERENCES parcel (shop_id, order_id, no)
);

INSERT INTO parcel (shop_id, order_id, no, looked_at, changed_at, told, ended_at, rev)
SELECT p.shop_id, p.order_id, COALESCE((
        SELECT MIN(e.no) FROM order_event e
        WHERE e.shop_id = p.shop_id AND e.order_id = p.order_id AND e.kind = 'shipped'
    ), 0), p.looked_at, p.changed_at, p.told, p.ended_at, p.rev
FROM parcel_before p;

INSERT INTO parcel_step (shop_id, order_id, parcel_no, no, code, at, place, words)
SELECT s.shop_id, s.order_id, p.no, s.no, s.code, s.at, s.place, s.words
FROM parcel_step_before s JOIN parcel p ON p.shop_id = s.shop_id AND p.order_id = s.order_id;

DROP TABLE parcel_step_before;
DROP TABLE parcel_before;

-- 运费险: orders that are placed while it is on have the way back paid by the insurance.
ALTER TABLE trade_rules ADD COLUMN freight_insurance BOOLEAN NOT NULL DEFAULT FALSE;
