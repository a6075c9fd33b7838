-- Pages that may carry the shop's widget: a JSON list of origins.
ALTER TABLE shop ADD COLUMN sites TEXT NOT NULL DEFAULT '[]';
