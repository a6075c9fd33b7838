-- What was sent before answers no line that is known.
ALTER TABLE auto_reply_sent ADD COLUMN line_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE auto_reply_sent ADD COLUMN circle SMALLINT NOT NULL DEFAULT 0;
