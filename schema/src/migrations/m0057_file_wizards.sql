-- What a check found that a run would change of products that are there; the first 10,000 of the newest one.
CREATE TABLE goods_import_change (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    no BIGINT NOT NULL,
    -- The table it stands in; empty where the file is one.
    file TEXT NOT NULL,
    line BIGINT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    -- JSON: fields with what they were and would be; `more` are left out.
    changes TEXT NOT NULL,
    more BIGINT NOT NULL,
    PRIMARY KEY (shop_id, import_id, no),
    FOREIGN KEY (shop_id, import_id) REFERENCES goods_import (shop_id, id)
);

-- Which column of a file of orders says what; empty: as the look took them. What was looked at before does not say which columns lines
-- have, so those files are looked at again; a check under way would find nothing that it can read.
ALTER TABLE order_import ADD COLUMN mapping TEXT NOT NULL DEFAULT '';
UPDATE order_import SET state = 'receiving', look = '', job_id = NULL WHERE state IN ('looked', 'checking', 'checked');
