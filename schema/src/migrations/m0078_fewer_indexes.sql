-- What a batch writes and takes back is most of it, and each turn of its state was an entry moved. Asked for in the same words
-- (`assistant::items`).
DROP INDEX batch_item_of_state;
CREATE INDEX batch_item_of_few ON goods_batch_item (shop_id, batch_id, state, no)
    WHERE state NOT IN ('changed', 'applied', 'undone');
