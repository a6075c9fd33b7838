use proptest::prelude::*;
use yingke_taobao_csv::{Fen, Field, Format, Generation, Layout, Product};

use super::{
    arbitrary::{alike, format, generation, goods, taken},
    rows::{ctx, filed, taken_in},
};
use crate::{
    catalogue::goods::Goods,
    goods_files::taobao::{fit, read, write},
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
        let mut fitting = goods.clone();
        let lost = fit(&mut fitting, &layout, &ctx().taobao);
        let written = write(None, &goods, &layout, &ctx().taobao).unwrap();
        prop_assert_eq!(&written.lost, &lost);
        let row = filed(&written.row);
        let back = taken(&mut read(&row, &ctx()).unwrap(), None);
        prop_assert_eq!(alike(&back), alike(&fitting));
        prop_assert!(fit(&mut fitting, &layout, &ctx().taobao).is_empty());
        let again = write(None, &fitting, &layout, &ctx().taobao).unwrap();
        prop_assert_eq!(again.row.bytes(), written.row.bytes());
    }
}

fn chair() -> Goods {
    let mut chair = Goods::named("A1");
    chair.category = "手工".into();
    chair.selling_point = "包邮".into();
    chair.tags = vec!["新品".into()];
    chair.skus = vec![crate::catalogue::goods::GoodsSku {
        id: crate::vocabulary::SkuId(crate::vocabulary::new_id()),
        code: "A1-1".into(),
        barcode: "690".into(),
        props: crate::catalogue::Props(vec![("材质".into(), "橡木".into())]),
        price_fen: 100,
        stock: 3,
        reserved: 1,
        weight_g: 7_500,
        volume_cm3: 0,
    }];
    chair
}

#[test]
fn no_formula_is_made_of_a_text() {
    let layout = Layout::new(Generation::G63, Format::default());
    for title in ["=1+1", "@SUM(1)", "+1+1", "-椅", "＝1"] {
        let mut goods = chair();
        goods.title = title.to_owned();
        let wrong = write(None, &goods, &layout, &ctx().taobao).unwrap_err();
        let told = (wrong[0].column.as_deref(), wrong[0].code);
        assert_eq!(told, (Some("title"), "formula"), "{title}");
    }
    let mut goods = chair();
    goods.title = "椅 =1+1".to_owned();
    assert!(write(None, &goods, &layout, &ctx().taobao).is_ok());
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
        write(origin, goods, layout, &ctx().taobao)
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
        write(None, &chair, &layout, &ctx().taobao).unwrap().lost
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
    let row = write(None, &chair, &layout, &ctx().taobao).unwrap().row;
    assert_eq!(row.get(Field::PropAlias).unwrap().unwrap(), "-1:-1001:橡木");
    assert_eq!(row.get(Field::CateProps).unwrap().unwrap(), "-1:-1001");
}
