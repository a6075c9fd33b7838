-- What a check showed of each product, as digests of the differences: a run writes nothing else.
CREATE TABLE goods_import_shown (
    shop_id UUID NOT NULL,
    import_id UUID NOT NULL,
    -- Of the first product, from 0; those that follow it stand behind it, sixteen bytes each.
    place BIGINT NOT NULL,
    digests BYTEA NOT NULL,
    PRIMARY KEY (shop_id, import_id, place),
    FOREIGN KEY (shop_id, import_id) REFERENCES goods_import (shop_id, id)
);

-- JSON: codes of what may be a slip, such as a price below the shop's lowest.
ALTER TABLE goods_import_change ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]';

-- What was checked before has nothing that a run could be held to, so it is checked again. So is what was being written: all that was
-- left of it would be refused. What is written stays, and another check finds it unchanged.
UPDATE job SET state = 'stopped', ended_at = COALESCE(started_at, made_at), claim = NULL, claimed_until = 0
WHERE state IN ('waiting', 'running') AND kind IN ('goods_check', 'goods_import');
UPDATE goods_import SET state = 'looked', is_checked = FALSE, job_id = NULL WHERE state IN ('checking', 'checked', 'running');
