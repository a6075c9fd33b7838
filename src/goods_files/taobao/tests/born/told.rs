use yingke_taobao_csv::{Field, Format, Generation, Layout};

use super::{attributes, chair, full, kettle, named};
use crate::{
    catalogue::{Availability, Props, goods::Goods},
    goods_files::taobao::{
        read,
        tests::{
            arbitrary::taken,
            rows::{ctx, filed, taken_in},
        },
        write,
    },
    vocabulary::{TemplateId, new_id},
};

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
