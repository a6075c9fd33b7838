-- What the customer wrote with an order has a column of its own, which no note replaces.
ALTER TABLE trade_order ADD COLUMN buyer_message TEXT NOT NULL DEFAULT '';

-- So far it stood in the note, below the services that were chosen. Where somebody wrote another note since, it is the first of the history, and
-- the note stays as it is: what of it is whose cannot be told.
UPDATE trade_order SET buyer_message = substr(first_note.note, @POSITION(first_note.note, '买家留言：') + 5)
FROM (SELECT shop_id, order_id, note FROM order_note WHERE no = 1 AND member_id IS NULL) AS first_note
WHERE first_note.shop_id = trade_order.shop_id AND first_note.order_id = trade_order.id AND first_note.note <> trade_order.note
    AND trade_order.source = '' AND (first_note.note LIKE '买家留言：%' OR first_note.note LIKE '服务：%
买家留言：%');

-- Of an order of elsewhere the shop's own note stands below it.
UPDATE trade_order SET
    buyer_message = CASE WHEN @POSITION(note, '
') > 0 THEN substr(note, 6, @POSITION(note, '
') - 6) ELSE substr(note, 6) END,
    note = CASE WHEN @POSITION(note, '
') > 0 THEN substr(note, @POSITION(note, '
') + 1) ELSE '' END
WHERE note LIKE '买家留言：%' AND NOT EXISTS (SELECT 1 FROM order_note n WHERE n.shop_id = trade_order.shop_id AND n.order_id = trade_order.id
    AND (n.note <> trade_order.note OR n.no = 1 AND n.member_id IS NOT NULL));

UPDATE trade_order SET
    buyer_message = substr(note, @POSITION(note, '
买家留言：') + 6),
    note = substr(note, 1, @POSITION(note, '
买家留言：') - 1)
WHERE source = '' AND note LIKE '服务：%
买家留言：%' AND NOT EXISTS (SELECT 1 FROM order_note n WHERE n.shop_id = trade_order.shop_id AND n.order_id = trade_order.id
    AND (n.note <> trade_order.note OR n.no = 1 AND n.member_id IS NOT NULL));

-- Who of the shop did it, as colleagues called them then; empty: nobody of the shop, or it was not written down.
ALTER TABLE order_event ADD COLUMN nick TEXT NOT NULL DEFAULT '';

-- Whole numbers of parcels and whole names are looked for, never shown.
ALTER TABLE order_event ADD COLUMN waybill TEXT;
UPDATE order_event SET waybill = @WAYBILL WHERE kind IN ('shipped', 'part_shipped', 'return_sent', 'resent');
CREATE INDEX event_of_waybill ON order_event (shop_id, waybill, order_id) WHERE waybill IS NOT NULL;
CREATE INDEX order_of_receiver ON trade_order (shop_id, receiver);

-- Orders by the merchant's codes, and by where they were placed.
CREATE INDEX line_of_sku ON order_line (shop_id, sku_id, order_id);
CREATE INDEX order_by_source ON trade_order (shop_id, source, created_at, id) WHERE source <> '';
