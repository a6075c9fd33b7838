-- JSON: how long parcels may be without news. Empty: the usual times, as before.
ALTER TABLE trade_rules ADD COLUMN parcels TEXT NOT NULL DEFAULT '';
