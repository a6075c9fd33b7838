-- As the member was called who entered what the customer told them; none: the customer asked.
ALTER TABLE order_invoice ADD COLUMN asked_nick TEXT;
