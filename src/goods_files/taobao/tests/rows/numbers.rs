use yingke_taobao_csv::{Field, Generation, Product, Row};

use super::{chair, ctx, layout, row, taken_in, text};
use crate::goods_files::taobao::{TaobaoNames, read, tests::arbitrary::taken, write};

#[test]
fn a_category_that_waits_for_its_name_has_its_number() {
    let layout = layout(Generation::G63);
    let row = row(&layout, &chair());
    let (mut goods, snapshot) = taken_in(&row);
    goods.category = TaobaoNames::numbered_category(50_008_055);
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(text(&written.row, Field::Cid), "50008055");
    assert!(written.lost.is_empty(), "{:?}", written.lost);
}

#[test]
fn a_value_that_is_renamed_keeps_its_number_and_a_new_one_gets_its_own() {
    let layout = layout(Generation::G63);
    let row = row(&layout, &chair());
    let (mut goods, snapshot) = taken_in(&row);
    goods.skus[0].props.0[0].1 = "深红".into();
    goods.skus[1].props.0[0].1 = "米白".into();
    let mut third = goods.skus[1].clone();
    third.id = crate::vocabulary::SkuId(crate::vocabulary::new_id());
    (third.code, third.props.0[0].1) = ("A1-3".into(), "黑".into());
    goods.skus.push(third);
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert!(written.lost.is_empty());
    let table = text(&written.row, Field::SkuProps);
    let expected = "1:2::1627207:28320;2:3::1627207:28324;2:3:A1-3:1627207:-1001;";
    assert_eq!(table, expected);
    let aliases = text(&written.row, Field::PropAlias);
    assert_eq!(aliases, "1627207:28320:深红;1627207:28324:米白");
    assert_eq!(
        text(&written.row, Field::InputCustomCpv),
        "1627207:-1001:黑"
    );
    assert_eq!(text(&written.row, Field::Num), "8");
}

#[test]
fn another_label_of_a_property_is_no_reason_for_other_numbers() {
    let layout = layout(Generation::G63);
    let row = row(&layout, &chair());
    let (mut goods, snapshot) = taken_in(&row);
    for sku in &mut goods.skus {
        sku.props.0[0].0 = "木色".to_owned();
    }
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(written.row.bytes(), row.as_read());
    assert_eq!(written.lost, ["skus.props"], "no file says it");
    let back = taken(&mut read(&row, &ctx()).unwrap(), Some(&goods));
    assert_eq!(back.skus, goods.skus, "and none takes it away");
    // A value that has another name as well keeps its number, too.
    goods.skus[0].props.0[0].1 = "胡桃".to_owned();
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    let table = |row: &Row| text(row, Field::SkuProps);
    assert_eq!(table(&written.row), table(&row));
    let alias = text(&written.row, Field::PropAlias);
    assert!(alias.contains("1627207:28320:胡桃"), "{alias}");
}

#[test]
fn a_category_that_nobody_chose_is_called_after_its_number() {
    let layout = layout(Generation::G47);
    let strange = Product {
        cid: Some(350_201),
        ..chair()
    };
    let row = row(&layout, &strange);
    let (mut goods, snapshot) = taken_in(&row);
    assert_eq!(goods.category, "类目 350201");
    goods.category = "餐桌".into();
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(text(&written.row, Field::Cid), "50008055");
    goods.category = "手工".into();
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(
        (written.row.bytes(), written.lost),
        (row.bytes(), vec!["category".to_owned()])
    );
}
