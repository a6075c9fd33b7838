-- Until when a card that was agreed to may be sent, as the rules were when it was; none: there is none to be sent.
ALTER TABLE trade_request ADD COLUMN send_by BIGINT;

UPDATE trade_request SET send_by = decided_at + 86400000
WHERE state = 'approved' AND kind IN ('offer', 'sku', 'address');
