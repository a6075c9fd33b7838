use std::sync::Arc;

use yingke_taobao_csv::{
    Encoding, Fen, Field, Format, Generation, Layout, Limits, Named, Pair, Product, Reader, Row,
    Sku, Writer,
};

use super::arbitrary::{AT, taken};
use crate::{
    catalogue::{
        Availability,
        goods::{Goods, Shelf},
    },
    goods_files::{
        incoming::{CellFault, Ctx},
        snapshot::Snapshot,
        taobao::{TaobaoNames, read, write},
    },
    vocabulary::{TemplateId, new_id},
};

const RED: Pair = Pair {
    pid: 1_627_207,
    vid: 28_320,
};
const WHITE: Pair = Pair {
    pid: 1_627_207,
    vid: 28_324,
};

pub fn ctx() -> Ctx {
    let names = [(50_008_055, "餐桌".to_owned())];
    Ctx {
        at: AT,
        taobao: TaobaoNames {
            categories: names.into(),
            ..TaobaoNames::default()
        },
        ..Ctx::default()
    }
}

/// The row as a file brings it.
pub fn filed(row: &Row) -> Row {
    let layout = row.layout();
    let mut writer = Writer::new(Vec::new(), layout).unwrap();
    writer.row(row).unwrap();
    let file = writer.finish().unwrap();
    let encoding = layout.format().encoding;
    let mut reader = Reader::in_encoding(file.as_slice(), Limits::default(), encoding).unwrap();
    reader.next().expect("one row").unwrap()
}

/// What comes of a row, and what is kept beside it.
pub fn taken_in(row: &Row) -> (Goods, Snapshot) {
    let mut incoming = read(row, &ctx()).unwrap();
    let goods = taken(&mut incoming, None);
    let pictures = incoming.pictures.unwrap_or_default();
    let pictures: Vec<_> = pictures
        .into_iter()
        .map(|picture| {
            (
                picture.name.clone(),
                super::arbitrary::address(&picture.name),
            )
        })
        .collect();
    let kept = serde_json::to_string(&Snapshot::of(&goods, &pictures)).unwrap();
    (goods, serde_json::from_str(&kept).unwrap())
}

fn layout(generation: Generation) -> Arc<Layout> {
    Layout::new(generation, Format::default())
}

fn row(layout: &Arc<Layout>, product: &Product) -> Row {
    filed(&layout.new_row(product).unwrap())
}

fn chair() -> Product {
    let sku = |fen, num, pair| Sku {
        price: Fen(fen),
        num,
        properties: vec![pair],
        ..Sku::default()
    };
    let pair = RED;
    Product {
        title: "白橡木椅".into(),
        cid: Some(50_008_055),
        price: Fen(100),
        num: 5,
        outer_id: "A1".into(),
        skus: vec![sku(100, 2, RED), sku(200, 3, WHITE)],
        aliases: vec![Named {
            pair,
            name: "赤".into(),
        }],
        ..Product::default()
    }
}

fn text(row: &Row, field: Field) -> String {
    row.get(field).unwrap().unwrap().into_owned()
}

fn codes(faults: &[CellFault]) -> Vec<(&str, &str)> {
    let told = faults
        .iter()
        .map(|fault| (fault.column.as_deref().unwrap_or_default(), fault.code));
    told.collect()
}

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
fn codes_that_we_made_are_never_written() {
    let layout = layout(Generation::G63);
    let row = row(
        &layout,
        &Product {
            outer_id: String::new(),
            ..chair()
        },
    );
    let (goods, snapshot) = taken_in(&row);
    assert!(goods.code.starts_with("TB-"));
    let made: Vec<_> = goods.skus.iter().map(|sku| sku.code.clone()).collect();
    assert_eq!(
        made,
        [format!("{}-1", goods.code), format!("{}-2", goods.code)]
    );
    let mut dearer = goods.clone();
    dearer.skus[1].price_fen = 300;
    let written = write(Some((&row, &snapshot)), &dearer, &layout, &ctx()).unwrap();
    let table = text(&written.row, Field::SkuProps);
    assert_eq!(table, "1:2::1627207:28320;3:3::1627207:28324;");
    assert_eq!(text(&written.row, Field::OuterId), "");
    // The product's price was the lowest, which it still is.
    assert_eq!(text(&written.row, Field::Price), "1");
    let mut coded = goods.clone();
    coded.skus[0].code = "红-1".into();
    let written = write(Some((&row, &snapshot)), &coded, &layout, &ctx()).unwrap();
    let table = text(&written.row, Field::SkuProps);
    assert_eq!(table, "1:2:红-1:1627207:28320;2:3::1627207:28324;");
}

#[test]
fn a_number_at_taobao_makes_the_code() {
    let layout = layout(Generation::G63);
    let product = Product {
        outer_id: String::new(),
        ..chair()
    };
    let mut row = layout.new_row(&product).unwrap();
    row.set(Field::NumId, "527532089576").unwrap();
    let incoming = read(&filed(&row), &ctx()).unwrap();
    assert_eq!(incoming.code, "TB527532089576");
    assert_eq!(codes(&incoming.notes), [("outer_id", "code_made")]);
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
fn codes_with_blanks_are_joined_here_and_stay_in_the_row() {
    let layout = layout(Generation::G63);
    let mut product = Product {
        outer_id: "椅 A  1".into(),
        ..chair()
    };
    product.skus[1].code = "A 1 白".into();
    let row = row(&layout, &product);
    let incoming = read(&row, &ctx()).unwrap();
    let expected = [("outer_id", "code_joined"), ("skuProps", "code_joined")];
    assert_eq!(codes(&incoming.notes), expected);
    let (goods, snapshot) = taken_in(&row);
    assert_eq!(goods.code, "椅-A-1");
    assert_eq!(goods.skus[1].code, "A-1-白");
    let same = taken(&mut read(&row, &ctx()).unwrap(), Some(&goods));
    assert_eq!(same, goods, "it is found again");
    let mut dearer = goods.clone();
    dearer.skus[1].price_fen = 999;
    let written = write(Some((&row, &snapshot)), &dearer, &layout, &ctx()).unwrap();
    assert_eq!(text(&written.row, Field::OuterId), product.outer_id);
    assert!(text(&written.row, Field::SkuProps).contains(":A 1 白:"));
}

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
fn a_product_sold_in_one_way_has_its_code_price_and_quantity_in_cells_of_their_own() {
    let layout = layout(Generation::G63);
    let single = Product {
        skus: Vec::new(),
        aliases: Vec::new(),
        ..chair()
    };
    let row = row(&layout, &single);
    let (goods, snapshot) = taken_in(&row);
    assert_eq!(goods.skus.len(), 1);
    let sku = &goods.skus[0];
    assert_eq!(
        (sku.code.as_str(), sku.price_fen, sku.stock),
        ("A1", 100, 5)
    );
    let mut sold = goods.clone();
    (sold.skus[0].stock, sold.skus[0].reserved) = (4, 1);
    let written = write(Some((&row, &snapshot)), &sold, &layout, &ctx()).unwrap();
    assert_eq!(text(&written.row, Field::Num), "4");
    assert_eq!(text(&written.row, Field::SkuProps), "");
    // What orders wait for is no edit.
    sold.skus[0].stock = 5;
    let written = write(Some((&row, &snapshot)), &sold, &layout, &ctx()).unwrap();
    assert_eq!(written.row.bytes(), row.as_read());
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
fn a_product_that_is_listed_keeps_a_time_that_has_passed() {
    let layout = layout(Generation::G63);
    let into_store = Ctx {
        into_store: true,
        ..ctx()
    };
    for (year, is_kept) in [(2016, true), (2036, false)] {
        let mut made = layout.new_row(&chair()).unwrap();
        let time = format!("{year}-02-28 17:30:41 ");
        made.set(Field::ListTime, &time).unwrap();
        let row = filed(&made);
        let mut goods = taken(&mut read(&row, &into_store).unwrap(), None);
        let snapshot = Snapshot::of(&goods, &[]);
        goods.state = Shelf::Listed;
        let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
        assert_eq!(written.row.bytes() == row.as_read(), is_kept, "{year}");
        let back = taken(&mut read(&filed(&written.row), &ctx()).unwrap(), None);
        assert_eq!((back.state, back.list_at), (Shelf::Listed, None), "{year}");
    }
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

#[test]
fn an_import_into_the_store_lists_nothing() {
    let layout = layout(Generation::G63);
    let row = row(&layout, &chair());
    let into_store = Ctx {
        into_store: true,
        ..ctx()
    };
    let goods = taken(&mut read(&row, &into_store).unwrap(), None);
    assert_eq!(goods.state, Shelf::Stored);
    let snapshot = Snapshot::of(&goods, &[]);
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(written.row.bytes(), row.as_read());
    assert_eq!(taken_in(&row).0.state, Shelf::Listed);
}

#[test]
fn a_row_goes_into_another_layout_with_all_that_has_a_column_there() {
    let (new, old) = (layout(Generation::G63), layout(Generation::G47));
    let mut product = chair();
    product.subtitle = "包邮".into();
    product.skus[1].properties[0].vid = -1001;
    product.custom = vec![Named {
        pair: product.skus[1].properties[0],
        name: "原木".into(),
    }];
    let mut made = new.new_row(&product).unwrap();
    made.set(Field::LocationCity, "杭州").unwrap();
    let row = filed(&made);
    let (mut goods, snapshot) = taken_in(&row);
    goods.title = "白橡木椅子".into();
    let written = write(Some((&row, &snapshot)), &goods, &old, &ctx()).unwrap();
    assert_eq!(written.lost, ["newprepay", "subtitle"]);
    assert_eq!(text(&written.row, Field::LocationCity), "杭州");
    let (back, _) = taken_in(&filed(&written.row));
    assert_eq!(back.title, "白橡木椅子");
    let values: Vec<_> = back.skus.iter().map(|sku| sku.props.to_string()).collect();
    assert_eq!(values, ["颜色分类:赤", "颜色分类:原木"]);
    let gbk = Layout::new(
        Generation::G63,
        Format {
            encoding: Encoding::Gbk,
            has_mark: false,
            ..Format::default()
        },
    );
    goods.title = "椅😊".into();
    let faults = write(Some((&row, &snapshot)), &goods, &gbk, &ctx()).unwrap_err();
    assert_eq!(codes(&faults), [("title", "not_in_encoding")]);
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
