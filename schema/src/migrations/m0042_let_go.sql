-- Imports of orders that nobody goes on with are let go by when somebody last did.
ALTER TABLE order_import ADD COLUMN touched_at BIGINT NOT NULL DEFAULT 0;
UPDATE order_import SET touched_at = made_at;

-- Runs of a job that failed one after the other without a part between them, whichever nodes they were.
ALTER TABLE job ADD COLUMN failures BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0);

-- Those that ended long ago are deleted.
CREATE INDEX job_ended ON job (ended_at) WHERE state IN ('stopped', 'done', 'failed');
