-- When a step of after-sale cases last got less time; 0: never. Those under way have some hours from then.
ALTER TABLE trade_rules ADD COLUMN times_shortened_at BIGINT NOT NULL DEFAULT 0;
