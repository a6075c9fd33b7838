-- Whether nothing of it could be bought when it was last taken out of the shop: once it can be again, it is back.
ALTER TABLE product ADD COLUMN left_sold_out BOOLEAN NOT NULL DEFAULT FALSE;
