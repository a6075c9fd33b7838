use proptest::prelude::*;
use yingke_taobao_csv::{Field, Format, Generation, Layout};

use super::{
    arbitrary::{alike, format, generation, goods, taken},
    rows::{ctx, filed},
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

#[test]
fn what_a_generation_cannot_hold_is_said() {
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
