-- Of deleted goods alone, and few: how many of each category and template stand beside them. Asked for in the same words
-- (`catalogue::storage::deleted`).
CREATE INDEX product_deleted ON product (shop_id, state, category, template_id) WHERE state = 'deleted';
