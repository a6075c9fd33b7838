use proptest::prelude::*;
use uuid::Uuid;
use yingke_taobao_csv::{Fen, Field, Format, Generation, Grams, Layout, Pair, Product};

use super::{
    arbitrary::{address, alike, format, generation, goods, taken},
    rows::{ctx, filed, taken_in},
};
use crate::{
    catalogue::{
        Attribute, Availability, Props,
        goods::{Goods, GoodsSku, Shelf},
    },
    goods_files::{
        incoming::Ctx,
        taobao::{TaobaoNames, fit, read, write},
    },
    vocabulary::{SkuId, TemplateId, new_id},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn goods_come_back_from_every_generation_as_it_can_hold_them(
        format in format(),
        generation in generation(),
        goods in goods(),
    ) {
        let layout = Layout::new(generation, format);
        let ctx = named();
        let mut fitting = goods.clone();
        let lost = fit(&mut fitting, &layout, &ctx.taobao);
        let written = write(None, &goods, &layout, &ctx).unwrap();
        prop_assert_eq!(&written.lost, &lost);
        let row = filed(&written.row);
        let back = taken(&mut read(&row, &ctx).unwrap(), None);
        prop_assert_eq!(alike(&back), alike(&fitting));
        prop_assert!(fit(&mut fitting, &layout, &ctx.taobao).is_empty());
        let again = write(None, &fitting, &layout, &ctx).unwrap();
        prop_assert_eq!(again.row.bytes(), written.row.bytes());
    }

    #[test]
    fn the_file_of_goods_that_are_there_changes_nothing_of_them(
        format in format(),
        generation in generation(),
        goods in goods(),
    ) {
        let (layout, ctx) = (Layout::new(generation, format), named());
        let written = write(None, &goods, &layout, &ctx).unwrap();
        let mut incoming = read(&filed(&written.row), &ctx).unwrap();
        let back = taken(&mut incoming, Some(&goods));
        prop_assert_eq!(&back.skus, &goods.skus);
        prop_assert_eq!(back.title, goods.title);
    }
}

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

#[test]
fn a_product_with_everything_comes_back_equal_from_each_generation() {
    let ctx = named();
    for generation in Generation::ALL {
        let layout = Layout::new(generation, Format::default());
        let written = write(None, &full(), &layout, &ctx).unwrap();
        let (mut expected, mut lost) = (full(), Vec::new());
        if generation.columns() < 58 {
            lost.extend(["selling_point", "skus.barcode"]);
            expected.selling_point.clear();
            expected.skus.iter_mut().for_each(|sku| sku.barcode.clear());
        }
        if generation.columns() < 54 {
            lost.extend(["skus.weight_g", "skus.volume_cm3"]);
            for sku in &mut expected.skus {
                (sku.weight_g, sku.volume_cm3) = (0, 0);
            }
        }
        let row = filed(&written.row);
        let back = taken(&mut read(&row, &ctx).unwrap(), None);
        assert_eq!(alike(&back), alike(&expected), "{generation:?}");
        assert_eq!(written.lost, lost, "{generation:?}");
    }
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

#[test]
fn words_and_weights_of_a_known_product_stay_and_what_the_file_changed_comes() {
    for generation in Generation::ALL {
        let layout = Layout::new(generation, Format::default());
        let written = write(None, &kettle(), &layout, &ctx()).unwrap();
        let is_lost = |field: &str| written.lost.iter().any(|lost| lost == field);
        assert!(is_lost("skus.props") && is_lost("skus.weight_g"));
        let row = filed(&written.row);
        let known = kettle();
        let back = taken(&mut read(&row, &ctx()).unwrap(), Some(&known));
        assert_eq!(back.skus, known.skus, "{generation:?}");
        // Somebody changes it in the Assistant.
        let mut product = row.product().unwrap();
        product.skus[1].price = Fen(77_700);
        product.skus.swap(0, 3);
        if product.weight.is_some() {
            product.weight = Some(Grams(9_000));
        }
        let mut row = row.clone();
        row.put(&product).unwrap();
        let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), Some(&known));
        let mut expected = known;
        expected.skus.swap(0, 3);
        expected.skus[1].price_fen = 77_700;
        if product.weight.is_some() {
            expected
                .skus
                .iter_mut()
                .for_each(|sku| sku.weight_g = 9_000);
        }
        assert_eq!(back.skus, expected.skus, "{generation:?}");
    }
}

#[test]
fn more_pieces_than_taobao_takes_are_told_and_stay_here() {
    let layout = Layout::new(Generation::G63, Format::default());
    let mut many = kettle();
    let mut single = chair();
    (single.title, single.category) = ("壶".into(), "餐桌".into());
    single.skus[0].props = Props::default();
    for sku in many.skus.iter_mut().chain(&mut single.skus) {
        sku.stock = 5_000_000;
    }
    for goods in [many, single] {
        let written = write(None, &goods, &layout, &ctx()).unwrap();
        assert!(written.lost.iter().any(|lost| lost == "skus.stock"));
        let row = filed(&written.row);
        let product = row.product().unwrap();
        assert_eq!(product.num, 999_999);
        assert!(product.skus.iter().all(|sku| sku.num == 999_999));
        let same = taken(&mut read(&row, &ctx()).unwrap(), Some(&goods));
        assert_eq!(same.skus, goods.skus);
        let (mut came, snapshot) = taken_in(&row);
        let after = |came: &Goods| write(Some((&row, &snapshot)), came, &layout, &ctx()).unwrap();
        came.skus[0].stock = 2_000_000;
        let written = after(&came);
        assert_eq!(written.lost, ["skus.stock"]);
        assert_eq!(written.row.bytes(), row.as_read());
        came.skus[0].stock = 3;
        let written = after(&came);
        assert!(written.lost.is_empty() && written.row.is_changed());
    }
}

#[test]
fn colours_and_sizes_go_out_with_their_numbers_whatever_the_shop_calls_them() {
    let layout = Layout::new(Generation::G63, Format::default());
    let row = write(None, &kettle(), &layout, &ctx()).unwrap().row;
    let pids = row.product().unwrap().skus[0].properties.clone();
    let pids: Vec<_> = pids.into_iter().map(|pair| pair.pid).collect();
    assert_eq!(pids, [1_627_207, 20_509, -1]);
    let mut both = kettle();
    for sku in &mut both.skus {
        sku.props.0[2].0 = "颜色分类".into();
    }
    let row = write(None, &both, &layout, &ctx()).unwrap().row;
    let pids = row.product().unwrap().skus[0].properties.clone();
    let pids: Vec<_> = pids.into_iter().map(|pair| pair.pid).collect();
    assert_eq!(pids, [-1, 20_509, 1_627_207], "its own name goes first");
    let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), Some(&both));
    assert_eq!(back.skus, both.skus);
}

#[test]
fn what_has_a_number_goes_out_with_it_and_with_its_name() {
    let layout = Layout::new(Generation::G63, Format::default());
    let row = write(None, &full(), &layout, &named()).unwrap().row;
    let text = |field| row.get(field).unwrap().unwrap().into_owned();
    let properties = "20021:7;20021:8;30000:1;1627207:28320;20509:-1001;20509:-1002;1627207:-1003";
    assert_eq!(text(Field::CateProps), properties);
    assert_eq!(text(Field::InputPids), "20000");
    assert_eq!(text(Field::InputValues), "松溪;型号;A1");
    assert_eq!(text(Field::PropAlias), "1627207:28320:白色");
    let own = "20509:-1001:单把;20509:-1002:一对;1627207:-1003:本色";
    assert_eq!(text(Field::InputCustomCpv), own);
    // A shop without these names reads the values of SKUs all the same.
    let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), None);
    assert_eq!(back.skus[0].props, full().skus[0].props);
    assert!(back.detail.attributes.is_empty());
}

#[test]
fn what_no_row_has_a_place_for_is_said_field_by_field() {
    let mut goods = full();
    goods.availability = Availability::Presale;
    goods.tags = vec!["新品".into()];
    goods.template = Some(TemplateId(new_id()));
    goods.low_stock = Some(3);
    goods.detail.care = "避免暴晒".into();
    goods.detail.attributes = attributes(&[
        ("产地", "浙江"),
        ("品牌", "松溪"),
        ("颜色分类", "白色"),
        ("材质", "橡木"),
    ]);
    let layout = Layout::new(Generation::G67, Format::default());
    let written = write(None, &goods, &layout, &named()).unwrap();
    let lost = [
        "attributes",
        "availability",
        "care",
        "tags",
        "template",
        "low_stock",
    ];
    assert_eq!(written.lost, lost);
    let row = filed(&written.row);
    let back = taken(&mut read(&row, &named()).unwrap(), None);
    let held = attributes(&[("材质", "橡木"), ("品牌", "松溪")]);
    // 产地 has no number, and 颜色分类 is a property of its SKUs.
    assert_eq!(back.detail.attributes, held);
    goods.detail.attributes = attributes(&[("品牌", "松溪"), ("材质", "橡木")]);
    let lost = write(None, &goods, &layout, &named()).unwrap().lost;
    let is_told = lost.iter().any(|field| field == "attributes");
    assert!(!is_told, "only their order is another");
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

#[test]
fn no_formula_is_made_of_a_text() {
    let layout = Layout::new(Generation::G63, Format::default());
    for title in ["=1+1", "@SUM(1)", "+1+1", "-椅", "＝1"] {
        let mut goods = chair();
        goods.title = title.to_owned();
        let wrong = write(None, &goods, &layout, &ctx()).unwrap_err();
        let told = (wrong[0].column.as_deref(), wrong[0].code);
        assert_eq!(told, (Some("title"), "formula"), "{title}");
    }
    let mut goods = chair();
    goods.title = "椅 =1+1".to_owned();
    assert!(write(None, &goods, &layout, &ctx()).is_ok());
}

#[test]
fn a_formula_that_came_goes_out_as_it_came() {
    let product = Product {
        title: "=1+1".to_owned(),
        cid: Some(50_008_055),
        price: Fen(100),
        num: 1,
        outer_id: "A1".to_owned(),
        ..Product::default()
    };
    let layout = Layout::new(Generation::G63, Format::default());
    let row = filed(&layout.new_row(&product).unwrap());
    let noted = read(&row, &ctx()).unwrap().notes;
    assert!(noted.iter().any(|note| note.code == "formulas"));
    let (goods, snapshot) = taken_in(&row);
    let written = |goods: &Goods, layout| {
        let origin = Some((&row, &snapshot));
        write(origin, goods, layout, &ctx())
    };
    let same = written(&goods, row.layout()).unwrap().row;
    assert_eq!(same.bytes(), row.as_read());
    let mut edited = goods.clone();
    edited.selling_point = "=2".to_owned();
    let wrong = written(&edited, row.layout()).unwrap_err();
    assert_eq!(wrong.len(), 1, "the title is as it came");
    assert_eq!(wrong[0].column.as_deref(), Some("subtitle"));
    let other = Layout::new(Generation::G58, Format::default());
    let wrong = written(&goods, &other).unwrap_err();
    assert_eq!(wrong[0].column.as_deref(), Some("title"));
}

#[test]
fn what_a_generation_cannot_hold_is_said() {
    let chair = chair();
    let lost = |generation| {
        let layout = Layout::new(generation, Format::default());
        write(None, &chair, &layout, &ctx()).unwrap().lost
    };
    let always = ["tags", "category", "skus.props"];
    assert_eq!(lost(Generation::G67), always);
    let old = [
        "selling_point",
        "tags",
        "category",
        "skus.props",
        "skus.barcode",
        "skus.weight_g",
    ];
    assert_eq!(lost(Generation::G47), old);
    let layout = Layout::new(Generation::G47, Format::default());
    let row = write(None, &chair, &layout, &ctx()).unwrap().row;
    assert_eq!(row.get(Field::PropAlias).unwrap().unwrap(), "-1:-1001:橡木");
    assert_eq!(row.get(Field::CateProps).unwrap().unwrap(), "-1:-1001");
}
