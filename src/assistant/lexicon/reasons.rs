//! Why a product or a SKU was left as it is.

use super::Words;

pub const REASONS: Words = &[
    (
        "changed_meanwhile",
        [
            "预览以后又被改过，没有动它",
            "Changed since the preview, and left alone",
        ],
    ),
    (
        "changed_since",
        [
            "保存以后又被改过，保留现在的样子",
            "Changed since it was saved: what is there now stays",
        ],
    ),
    (
        "listed_since",
        [
            "已经上架；撤销不会下架，仍在销售",
            "It is on sale by now: undo does not take it off the shelf",
        ],
    ),
    (
        "no_such_product",
        ["这件商品已经没有了", "This product is no longer there"],
    ),
    (
        "skus_not_here",
        [
            "规格的增减和排序请到商品页面里改",
            "SKUs are added, taken off and arranged on the product’s own page",
        ],
    ),
    (
        "fewer_than_none",
        [
            "现有的不够减，库存不能少于 0",
            "Fewer are there than are to be taken off",
        ],
    ),
    ("code_taken", ["这个编码已被使用", "This code is taken"]),
    (
        "unreadable",
        [
            "记录读不出来，没有动这件商品",
            "What was kept cannot be read; the product was not touched",
        ],
    ),
    (
        "too_little_stock",
        [
            "库存不能少于订单占用的数量",
            "On hand cannot be below what orders reserve",
        ],
    ),
    (
        "stock_moved",
        [
            "预览以后订单动过这个库存",
            "An order moved this stock since the preview",
        ],
    ),
    (
        "sku_reserved",
        [
            "有订单在等这种规格，不能移除",
            "Orders wait for this SKU; it cannot go",
        ],
    ),
    (
        "goods_reserved",
        [
            "有订单在等这件商品，不能删除",
            "Orders wait for this product; it cannot be deleted",
        ],
    ),
    (
        "bad_title",
        ["标题要 1 到 120 个字", "A title has 1 to 120 characters"],
    ),
    (
        "bad_selling_point",
        ["卖点最多 200 个字", "At most 200 characters"],
    ),
    (
        "bad_code",
        [
            "商家编码要 1 到 64 个字，没有空格",
            "A code has 1 to 64 characters without spaces",
        ],
    ),
    ("bad_text", ["文字太长", "The text is too long"]),
    (
        "text_too_long",
        ["改完的文字太长", "The text would become too long"],
    ),
    (
        "bad_pattern",
        [
            "正则表达式看不懂、太长，或者在长文里匹配太多",
            "The pattern cannot be read, is too long or finds too much",
        ],
    ),
    (
        "bad_find",
        [
            "查找的内容要 1 到 200 个字，详情和商品知识里最多 4000 个",
            "What to find: 1 to 200 characters, in long texts 4,000",
        ],
    ),
    (
        "no_such_category",
        ["店铺没有这个类目", "The shop has no such category"],
    ),
    (
        "bad_attributes",
        [
            "属性最多 100 个，名称各不相同",
            "At most 100 attributes, no two of one name",
        ],
    ),
    (
        "bad_attribute",
        [
            "属性的值不对：要是数字，或从给出的值里选，最多 200 个字",
            "Not a value for the attribute: a number, or one of the choices, of at most 200 characters",
        ],
    ),
    (
        "attribute_missing",
        [
            "上架前要填好类目要求的属性",
            "What the category asks for is needed before listing",
        ],
    ),
    (
        "bad_description",
        ["详情最多 200 KB", "A description has at most 200 KB"],
    ),
    (
        "bad_tags",
        [
            "标签最多 20 个，每个 1 到 20 个字",
            "At most 20 tags of 1 to 20 characters",
        ],
    ),
    (
        "no_such_template",
        [
            "店铺没有这个运费模板",
            "The shop has no such delivery template",
        ],
    ),
    (
        "bad_availability",
        ["供货方式不对", "In stock, presale or made to order"],
    ),
    (
        "bad_ships_within",
        [
            "发货时间要在 0 到 8760 小时之间",
            "Ships within 0 to 8760 hours",
        ],
    ),
    (
        "bad_presale_date",
        ["预售要写发货的日期", "A presale needs the day it ships on"],
    ),
    (
        "bad_custom_days",
        ["定制天数要在 1 到 365 之间", "Made within 1 to 365 days"],
    ),
    (
        "bad_pictures",
        ["图片最多 20 张，每张一次", "At most 20 pictures, each once"],
    ),
    (
        "no_such_picture",
        ["有一张图片找不到了", "One of the pictures is gone"],
    ),
    (
        "bad_facts",
        [
            "规格说明最多 60 条，名称和内容都要写",
            "At most 60 facts, each with a name and what it is",
        ],
    ),
    ("bad_scenes", ["使用场景最多 20 个", "At most 20 scenes"]),
    (
        "bad_goes_with",
        ["搭配商品最多 30 件", "At most 30 products that go with it"],
    ),
    (
        "no_such_match",
        [
            "搭配的商品找不到了",
            "A product that is to go with it is not there",
        ],
    ),
    (
        "bad_faq",
        [
            "常见问题最多 50 条，问和答都要写，答最多 2000 个字",
            "At most 50 questions, each with its answer of at most 2,000 characters",
        ],
    ),
    (
        "question_there",
        [
            "已经有这个问题，回答不一样",
            "The question is there already, with another answer",
        ],
    ),
    (
        "bad_list_at",
        [
            "上架时间要在现在以后",
            "The listing time has to be still to come",
        ],
    ),
    (
        "bad_low_stock",
        [
            "库存预警要填 0 到 1000000 的整数",
            "The stock alert is a whole number from 0 to 1,000,000",
        ],
    ),
    ("bad_skus", ["规格要 1 到 600 种", "1 to 600 SKUs"]),
    (
        "bad_sku_code",
        [
            "规格编码要 1 到 64 个字，不能有空格",
            "A SKU’s code has 1 to 64 characters without spaces",
        ],
    ),
    (
        "no_such_prop",
        [
            "花括号里写的属性，这个规格没有",
            "The SKU has no property of the name in braces",
        ],
    ),
    (
        "no_matching_sku",
        ["没有符合条件的规格", "No SKU meets the conditions"],
    ),
    (
        "double_sku_code",
        ["规格编码重复了", "Two SKUs have one code"],
    ),
    (
        "bad_props",
        [
            "销售属性最多 20 个，每种规格都要有值，名称 20 字、值 60 字以内，不能有冒号和分号",
            "At most 20 sales properties, with a value in each SKU; names of 20 characters, values of 60, without : and ;",
        ],
    ),
    (
        "double_props",
        [
            "有两种规格的销售属性完全相同",
            "Two SKUs have the same properties",
        ],
    ),
    (
        "bad_price",
        [
            "价格要在 0 到 99999999 元之间",
            "Between 0 and 99,999,999 yuan",
        ],
    ),
    (
        "bad_stock",
        [
            "库存要在 0 到 9999999 之间",
            "On hand is between 0 and 9,999,999",
        ],
    ),
    ("bad_weight", ["重量不对", "Not a weight"]),
    ("bad_volume", ["体积不对", "Not a volume"]),
    (
        "bad_barcode",
        ["条形码最多 64 个字", "At most 64 characters"],
    ),
];
