-- When a line's last case ended; none: it is under way. Cases that are over are listed by it.
ALTER TABLE after_sale ADD COLUMN ended_at BIGINT CHECK (ended_at IS NULL OR state IN ('SUCCESS', 'CLOSED'));

CREATE INDEX after_sale_by_end ON after_sale (shop_id, ended_at, order_id, line_no);

-- Of those that ended before: when the last thing happened that ends a case of the line.
UPDATE after_sale SET ended_at = COALESCE((
    SELECT MAX(told.at) FROM order_event AS told
    WHERE told.shop_id = after_sale.shop_id AND told.order_id = after_sale.order_id
        AND told.kind IN ('refunded', 'proposal_accepted', 'resent_confirmed', 'dispute_decided', 'refund_withdrawn', 'case_lapsed')
        AND (told.detail LIKE '%"line":' || CAST(after_sale.line_no AS TEXT) || ',%'
            OR told.detail LIKE '%"line":' || CAST(after_sale.line_no AS TEXT) || '}%')
), opened_at) WHERE state IN ('SUCCESS', 'CLOSED');
