-- Only of those that have one: a batch over the others writes nothing here.
CREATE INDEX sku_by_barcode ON sku (shop_id, barcode) WHERE barcode <> '';
