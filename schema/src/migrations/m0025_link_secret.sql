-- Signs links to files and seals numbers in search, apart from the secret a shop is shown. Shops that are there go on with what signed so far.
ALTER TABLE shop ADD COLUMN link_secret TEXT NOT NULL DEFAULT '';
UPDATE shop SET link_secret = identity_secret;
