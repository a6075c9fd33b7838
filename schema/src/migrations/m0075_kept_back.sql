-- What an undo has left of a batch can be tried again. Of batches that were taken back before, nobody knows what of a product went back: they stay.
ALTER TABLE goods_batch ADD COLUMN kept BIGINT NOT NULL DEFAULT 0;
