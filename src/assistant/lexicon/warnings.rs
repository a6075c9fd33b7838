//! What somebody should look at before they go on.

use super::{Both, Words};

pub const ODD: Both = ["请留意这件商品", "Please look at this product"];
pub const WARNINGS: Words = &[
    (
        "price_floor",
        ["低于店铺的价格底线", "Below the shop’s lowest price"],
    ),
    ("zero_stock", ["不再可售", "Nothing left to sell"]),
    (
        "price_zero",
        [
            "价格是 0 元，单独买不了",
            "It costs nothing, and nothing alone cannot be ordered",
        ],
    ),
    (
        "price_fell_much",
        ["降价超过一半", "The price falls by more than half"],
    ),
    (
        "weight_missing",
        [
            "运费按重量算，有规格没填重量",
            "Freight is counted by weight, and some SKU has none",
        ],
    ),
    (
        "volume_missing",
        [
            "运费按体积算，有规格没填体积",
            "Freight is counted by volume, and some SKU has none",
        ],
    ),
    (
        "description_pictures_elsewhere",
        [
            "详情里有外站的图片，买家看不到",
            "Pictures of the description lie on other hosts: customers do not see them",
        ],
    ),
    (
        "title_long",
        [
            "标题超过 30 个汉字，淘宝放不下",
            "More than 30 Chinese characters: too long for Taobao",
        ],
    ),
    (
        "duplicate_title",
        [
            "这一批里有相同的标题",
            "The same title stands twice in this batch",
        ],
    ),
    (
        "duplicate_barcode",
        [
            "有别的规格是同样的条形码",
            "Another SKU has the same barcode",
        ],
    ),
];
