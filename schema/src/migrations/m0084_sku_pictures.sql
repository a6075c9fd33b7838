-- Address of the picture of its product that shows this SKU; empty: none of its own.
ALTER TABLE sku ADD COLUMN picture TEXT NOT NULL DEFAULT '';

-- What was checked before showed nothing of them, and a run held to it would refuse every known product that has some: it is checked
-- again. So is what was being written.
UPDATE job SET state = 'stopped', ended_at = COALESCE(started_at, made_at), claim = NULL, claimed_until = 0
WHERE state IN ('waiting', 'running') AND kind IN ('goods_check', 'goods_import');
UPDATE goods_import SET state = 'looked', is_checked = FALSE, job_id = NULL WHERE state IN ('checking', 'checked', 'running');
