mod again;
mod formulas;
mod laws;
mod numbers;
mod told;

use uuid::Uuid;
use yingke_taobao_csv::Pair;

use super::{arbitrary::address, rows::ctx};
use crate::{
    catalogue::{
        Attribute, Props,
        goods::{Goods, GoodsSku, Shelf},
    },
    goods_files::{incoming::Ctx, taobao::TaobaoNames},
    vocabulary::{SkuId, new_id},
};

/// A shop that has named some of Taobao's numbers.
fn named() -> Ctx {
    let props = [(20_000, "品牌"), (20_021, "材质"), (30_000, "风格")];
    let values = [
        (20_021, 7, "橡木"),
        (20_021, 8, "胡桃木"),
        (30_000, 1, "北欧"),
        (1_627_207, 28_320, "白色"),
    ];
    let value = |(pid, vid, name): (i64, i64, &str)| (Pair { pid, vid }, name.to_owned());
    let usual = ctx();
    Ctx {
        taobao: TaobaoNames {
            props: props.map(|(pid, name)| (pid, name.to_owned())).into(),
            values: values.map(value).into(),
            ..usual.taobao
        },
        ..usual
    }
}

fn attributes(told: &[(&str, &str)]) -> Vec<Attribute> {
    let told = told.iter().map(|(name, value)| Attribute {
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    });
    told.collect()
}

/// A product of which nothing is left empty that a row has a place for.
fn full() -> Goods {
    let sku = |no: i64, colour: &str, size: &str| GoodsSku {
        id: SkuId(new_id()),
        code: format!("A1-{no}"),
        barcode: format!("69{no}"),
        props: Props(vec![
            ("颜色分类".into(), colour.into()),
            ("尺码".into(), size.into()),
        ]),
        price_fen: 19_900 + no,
        stock: 10 + no,
        reserved: 0,
        weight_g: 7_500,
        volume_cm3: 120_000,
        picture: String::new(),
    };
    let picture = |no| address(&Uuid::from_u128(no).to_string());
    let mut full = Goods::named("A1");
    full.title = "白橡木餐椅".into();
    full.category = "餐桌".into();
    full.selling_point = "榫卯结构".into();
    full.description = "<p>实木\t\"榫卯\"</p>\r\n".into();
    full.state = Shelf::Listed;
    full.detail.pictures = (1..=20).map(picture).collect();
    full.detail.attributes = attributes(&[
        ("材质", "橡木、胡桃木"),
        ("风格", "北欧"),
        ("品牌", "松溪;型号;A1"),
    ]);
    full.skus = vec![
        sku(1, "白色", "单把"),
        sku(2, "白色", "一对"),
        sku(3, "本色", "单把"),
    ];
    full.skus[0].picture = picture(20);
    full.skus[1].picture = picture(20);
    full.skus[2].picture = picture(1);
    full
}

/// Sold in four ways; neither its weights nor most names of its properties stand in a file.
fn kettle() -> Goods {
    let mut kettle = full();
    let sku = kettle.skus[0].clone();
    let ways = [("红", "大"), ("红", "小"), ("蓝", "大"), ("蓝", "小")];
    let ways = ways.into_iter().zip(1..);
    let sku = |((colour, size), no): ((&str, &str), i64)| GoodsSku {
        id: SkuId(new_id()),
        code: format!("K-{no}"),
        barcode: format!("69{no}"),
        props: Props(vec![
            ("颜色".into(), colour.into()),
            ("尺寸".into(), size.into()),
            ("提手".into(), "竹".into()),
        ]),
        weight_g: 1_000 * no,
        volume_cm3: 5_000 - 1_000 * no,
        picture: String::new(),
        ..sku.clone()
    };
    kettle.skus = ways.map(sku).collect();
    kettle
}

fn chair() -> Goods {
    let mut chair = Goods::named("A1");
    chair.category = "手工".into();
    chair.selling_point = "包邮".into();
    chair.tags = vec!["新品".into()];
    chair.skus = vec![GoodsSku {
        id: SkuId(new_id()),
        code: "A1-1".into(),
        barcode: "690".into(),
        props: Props(vec![("材质".into(), "橡木".into())]),
        price_fen: 100,
        stock: 3,
        reserved: 1,
        weight_g: 7_500,
        volume_cm3: 0,
        picture: String::new(),
    }];
    chair
}
