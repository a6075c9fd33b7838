//! What is of a product, and the values that have a name.

use super::Words;

pub const FIELDS: Words = &[
    ("title", ["标题", "Title"]),
    ("code", ["编码", "Code"]),
    ("sku_code", ["规格编码", "SKU code"]),
    ("selling_point", ["卖点", "Selling point"]),
    ("description", ["描述", "Description"]),
    ("category", ["类目", "Category"]),
    ("attributes", ["属性", "Attributes"]),
    ("availability", ["供货方式", "Availability"]),
    (
        "ships_within_hours",
        ["付款后多少小时内发货", "Ships within hours"],
    ),
    ("presale_ships_on", ["预售发货日", "Presale ships on"]),
    ("custom_days", ["定制天数", "Days to make"]),
    ("pictures", ["图片", "Pictures"]),
    ("facts", ["规格说明", "Specification"]),
    ("suits", ["适合谁", "Suits"]),
    ("scenes", ["使用场景", "Scenes"]),
    ("usage", ["怎么用", "Use"]),
    ("care", ["保养", "Care"]),
    ("installation", ["安装", "Installation"]),
    ("cautions", ["注意事项", "Cautions"]),
    ("faq", ["常见问题", "Questions"]),
    ("goes_with", ["搭配商品", "Goes with"]),
    ("price_fen", ["价格（元）", "Price, yuan"]),
    ("stock", ["库存", "On hand"]),
    ("template", ["运费模板", "Delivery template"]),
    ("tags", ["标签", "Tags"]),
    ("state", ["上下架", "Listing"]),
    ("list_at", ["定时上架", "Listing time"]),
    ("low_stock", ["库存预警", "Stock alert"]),
    ("props", ["销售属性", "Sales properties"]),
    ("barcode", ["条形码", "Barcode"]),
    ("weight_g", ["重量（克）", "Weight, g"]),
    ("volume_cm3", ["体积（立方厘米）", "Volume, cm³"]),
    ("picture", ["规格图片", "SKU picture"]),
];

pub const VALUES: Words = &[
    ("listed", ["销售中", "On sale"]),
    ("stored", ["仓库中", "Stored"]),
    ("deleted", ["回收站", "Recycle bin"]),
    ("stock", ["现货", "In stock"]),
    ("presale", ["预售", "Presale"]),
    ("custom", ["定制", "Made to order"]),
    ("sold_out", ["已售罄", "Sold out"]),
];
