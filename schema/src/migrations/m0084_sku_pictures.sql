-- Address of the picture of its product that shows this SKU; empty: none of its own.
ALTER TABLE sku ADD COLUMN picture TEXT NOT NULL DEFAULT '';
