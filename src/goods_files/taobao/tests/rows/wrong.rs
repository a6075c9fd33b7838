use yingke_taobao_csv::{Field, Generation, Product};

use super::{chair, codes, ctx, filed, layout, row, taken_in};
use crate::{
    catalogue::{Availability, goods::Goods},
    goods_files::taobao::{read, write},
    vocabulary::{TemplateId, new_id},
};

#[test]
fn everything_that_is_wrong_is_said_at_once_and_where() {
    let layout = layout(Generation::G63);
    let mut product = Product {
        title: "长".repeat(121),
        outer_id: "A".repeat(65),
        ..chair()
    };
    product.skus[0].code = "X".into();
    product.skus[1].code = "X".into();
    let faults = read(&row(&layout, &product), &ctx()).unwrap_err();
    let expected = [
        ("title", "bad_title"),
        ("outer_id", "bad_code"),
        ("skuProps", "double_sku_code"),
    ];
    assert_eq!(codes(&faults), expected);
    assert!(faults.iter().all(|fault| fault.line == 4));
    let mut broken = row(&layout, &chair());
    broken.set(Field::Price, "1.005").unwrap();
    broken.set(Field::ApproveStatus, "3").unwrap();
    let faults = read(&filed(&broken), &ctx()).unwrap_err();
    let expected = [("price", "not_money"), ("approve_status", "unknown_code")];
    assert_eq!(codes(&faults), expected);
}

#[test]
fn what_no_column_holds_is_said_of_goods_that_came_in_a_file_too() {
    let row = row(&layout(Generation::G63), &chair());
    let (came, snapshot) = taken_in(&row);
    let mut goods = came.clone();
    goods.template = Some(TemplateId(new_id()));
    goods.tags = vec!["新品".into()];
    goods.availability = Availability::Presale;
    goods.detail.care = "干布擦拭".into();
    let lost = |goods: &Goods, generation| {
        let layout = layout(generation);
        let written = write(Some((&row, &snapshot)), goods, &layout, &ctx());
        written.unwrap().lost
    };
    let expected = ["availability", "care", "tags", "template"];
    assert_eq!(lost(&goods, Generation::G63), expected);
    let own = row.layout();
    let written = write(Some((&row, &snapshot)), &goods, own, &ctx()).unwrap();
    assert_eq!(written.row.bytes(), row.as_read());
    goods.selling_point = "榫卯".into();
    assert_eq!(lost(&goods, Generation::G63), expected, "it has a column");
    let elsewhere = lost(&goods, Generation::G47);
    for field in expected {
        assert!(elsewhere.iter().any(|lost| lost == field), "{field}");
    }
    assert!(lost(&came, Generation::G63).is_empty());
}
