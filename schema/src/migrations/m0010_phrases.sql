ALTER TABLE phrase ADD COLUMN pictures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE phrase ADD COLUMN products TEXT NOT NULL DEFAULT '[]';
ALTER TABLE phrase ADD COLUMN uses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE phrase ADD COLUMN rev BIGINT NOT NULL DEFAULT 0;
ALTER TABLE phrase ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

-- Nulls are never alike in a unique index: the team's and members' own each have one.
CREATE UNIQUE INDEX phrase_code_of_team ON phrase (shop_id, code) WHERE member_id IS NULL AND code <> '';
CREATE UNIQUE INDEX phrase_code_of_member ON phrase (shop_id, member_id, code) WHERE member_id IS NOT NULL AND code <> '';
CREATE INDEX phrase_in_order ON phrase (shop_id, member_id, position);

CREATE TABLE phrase_folder (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    member_id UUID,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX phrase_folder_of_team ON phrase_folder (shop_id, name) WHERE member_id IS NULL;
CREATE UNIQUE INDEX phrase_folder_of_member ON phrase_folder (shop_id, member_id, name) WHERE member_id IS NOT NULL;

CREATE TABLE phrase_use (
    shop_id UUID NOT NULL,
    phrase_id UUID NOT NULL,
    member_id UUID NOT NULL,
    times BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, phrase_id, member_id),
    FOREIGN KEY (shop_id, phrase_id) REFERENCES phrase (shop_id, id)
);
CREATE INDEX phrase_use_of_member ON phrase_use (shop_id, member_id);

-- Pictures of the shop itself, which any member may send in any conversation.
CREATE TABLE shop_picture (
    shop_id UUID NOT NULL REFERENCES shop (id),
    id UUID NOT NULL,
    owner_id UUID NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    thumb_type TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
