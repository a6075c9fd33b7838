-- What somebody should see to of a parcel, as the last look found it: a bit of `trade::ParcelConcern`, 0: nothing.
ALTER TABLE parcel ADD COLUMN concern BIGINT NOT NULL DEFAULT 0;
-- The same of all parcels of an order that nobody has yet, together.
ALTER TABLE trade_order ADD COLUMN parcel_concerns BIGINT NOT NULL DEFAULT 0 CHECK (parcel_concerns >= 0);

-- Parcels that are followed say theirs at the next look. What came back is looked at no more.
UPDATE parcel SET concern = 8 WHERE ended_at IS NOT NULL AND (
    SELECT s.code = 4 OR s.code BETWEEN 400 AND 499 FROM parcel_step s
    WHERE s.shop_id = parcel.shop_id AND s.order_id = parcel.order_id AND s.parcel_no = parcel.no
    ORDER BY s.no DESC LIMIT 1
);
UPDATE trade_order SET parcel_concerns = 8
WHERE state IN ('WAIT_BUYER_CONFIRM_GOODS', 'SELLER_CONSIGNED_PART') AND EXISTS (
    SELECT 1 FROM parcel p
    JOIN order_event e ON e.shop_id = p.shop_id AND e.order_id = p.order_id AND e.no = p.no
    WHERE p.shop_id = trade_order.shop_id AND p.order_id = trade_order.id AND p.concern = 8
        AND e.kind IN ('shipped', 'part_shipped')
);

-- Few orders have any: the index holds nothing else, and says which. Asked for in the same words (`trade::parcel_concern`).
CREATE INDEX order_parcel_concerns ON trade_order (shop_id, created_at, id, parcel_concerns) WHERE parcel_concerns > 0;
