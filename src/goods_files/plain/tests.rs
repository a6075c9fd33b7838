use std::sync::Arc;

use proptest::prelude::*;
use yingke_tabular::{CsvRows, Limits, Row, RowLimits, csv, push_csv, read as read_file, xlsx};

use super::{Column, Columns, Gather, Lang, head, read, write};
use crate::{
    catalogue::goods::{Edit, Goods},
    goods_files::{
        incoming::{CellFault, Ctx, Incoming},
        taobao::tests::arbitrary::{AT, alike, goods, taken},
    },
};

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    unpacked_bytes: 16 << 20,
    rows: 200,
    columns: 60,
    cell_chars: 40_000,
    held_bytes: 16 << 20,
};

fn ctx(goods: &[Goods]) -> Ctx {
    let ids = goods.iter().filter_map(|goods| goods.template);
    Ctx {
        at: AT,
        category: Some("餐桌".into()),
        templates: ids.map(|id| (id, format!("模板 {id}"))).collect(),
        ..Ctx::default()
    }
}

fn table(columns: &[Column], goods: &[Goods], lang: Lang) -> Vec<Vec<String>> {
    let ctx = ctx(goods);
    let rows = goods
        .iter()
        .flat_map(|goods| write(columns, goods, &ctx, lang));
    std::iter::once(head(columns, lang)).chain(rows).collect()
}

fn products(rows: Vec<Row>) -> (Arc<Columns>, Vec<Vec<Row>>) {
    let mut rows = rows.into_iter();
    let columns = Arc::new(Columns::of(&rows.next().unwrap().cells));
    let mut gather = Gather::new(Arc::clone(&columns));
    let mut products: Vec<_> = rows.filter_map(|row| gather.hear(row)).collect();
    products.extend(gather.rest());
    (columns, products)
}

fn incoming(text: &str, ctx: &Ctx) -> Result<Incoming, Vec<CellFault>> {
    let (columns, products) = products(read_file(text.as_bytes(), &LIMITS).unwrap());
    read(&columns, &products[0], ctx)
}

fn faults(text: &str) -> Vec<(u64, String, &'static str)> {
    let faults = incoming(text, &ctx(&[])).unwrap_err();
    let told = faults
        .into_iter()
        .map(|fault| (fault.line, fault.column.unwrap_or_default(), fault.code));
    told.collect()
}

fn told(expected: &[(u64, &str, &'static str)]) -> Vec<(u64, String, &'static str)> {
    let own =
        |(line, column, code): &(u64, &str, &'static str)| (*line, (*column).to_owned(), *code);
    expected.iter().map(own).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn goods_come_back_from_both_kinds_of_file(
        mut all in prop::collection::vec(goods(), 1..4),
        is_zh in any::<bool>(),
    ) {
        for (goods, no) in all.iter_mut().zip(0..) {
            goods.code = format!("{}{no}", goods.code);
            goods.low_stock = (no > 0).then_some(no);
        }
        let lang = if is_zh { Lang::Zh } else { Lang::En };
        let table = table(Column::ALL, &all, lang);
        for file in [csv(&table), xlsx("商品", &table)] {
            let (columns, products) = products(read_file(&file, &LIMITS).unwrap());
            prop_assert_eq!(products.len(), all.len());
            for (rows, goods) in products.iter().zip(&all) {
                let mut incoming = read(&columns, rows, &ctx(&all)).unwrap();
                prop_assert_eq!(&incoming.code, &goods.code);
                prop_assert_eq!(alike(&taken(&mut incoming, None)), alike(goods));
                // Of the same product it says nothing new.
                prop_assert_eq!(&taken(&mut incoming, Some(goods)), goods);
            }
        }
    }
}

/// Of the one product of a file, as the import reads it.
fn brought(file: &str, ctx: &Ctx) -> Incoming {
    let rows = CsvRows::new(file.as_bytes(), RowLimits::default()).unwrap();
    let (columns, products) = products(rows.map(Result::unwrap).collect());
    read(&columns, &products[0], ctx).unwrap()
}

#[test]
fn codes_and_barcodes_come_through_a_spreadsheet_whole() {
    let text = "编码,标题,规格,SKU编码,价格,条码\n0012,桌,颜色:白,00120,10,6901234567890\n";
    let goods = taken(&mut brought(text, &ctx(&[])), None);
    let mut file = String::new();
    for row in table(Column::ALL, std::slice::from_ref(&goods), Lang::Zh) {
        push_csv(&mut file, row.iter().map(String::as_str));
    }
    for kept in ["\"\t0012\"", "\"\t00120\"", "\"\t6901234567890\""] {
        assert!(file.contains(kept), "{kept} in {file}");
    }
    // As it was written, and as a spreadsheet saves it.
    for file in [file.clone(), file.replace('"', "")] {
        let mut again = brought(&file, &ctx(&[]));
        assert_eq!(again.code, "0012");
        assert_eq!(taken(&mut again, Some(&goods)), goods);
        let sku = taken(&mut again, None).skus.remove(0);
        assert_eq!(
            (sku.code.as_str(), sku.barcode.as_str()),
            ("00120", "6901234567890")
        );
    }
}

#[test]
fn a_sheet_of_prices_changes_prices_and_nothing_else() {
    let goods = {
        let text =
            "编码,标题,规格,SKU编码,价格,库存\nA1,桌,颜色:白,A1-白,10,5\nA1,,颜色:黑,A1-黑,20,6\n";
        taken(&mut incoming(text, &ctx(&[])).unwrap(), None)
    };
    let sheet = "SKU编码,编码,价格\nA1-黑,A1,¥18.5\n";
    let cheaper = taken(&mut incoming(sheet, &ctx(&[])).unwrap(), Some(&goods));
    let prices: Vec<_> = cheaper.skus.iter().map(|sku| sku.price_fen).collect();
    assert_eq!(prices, [1_000, 1_850]);
    let mut expected = goods.clone();
    expected.skus[1].price_fen = 1_850;
    assert_eq!(cheaper, expected);
    let sheet = "编码,SKU编码,规格,价格\nA1,A1-红,颜色:红,30\n";
    let more = taken(&mut incoming(sheet, &ctx(&[])).unwrap(), Some(&goods));
    assert_eq!(more.skus[..2], goods.skus[..]);
    assert_eq!(more.skus[2].code, "A1-红");
}

#[test]
fn a_sheet_of_codes_and_prices_is_enough_for_products_of_one_sku() {
    let text = "编码,标题,价格\nA1,桌,10\n";
    let goods = taken(&mut incoming(text, &ctx(&[])).unwrap(), None);
    assert_eq!(goods.skus[0].code, "A1-1");
    let sheet = "编码,价格\nA1,12\n";
    let dearer = taken(&mut incoming(sheet, &ctx(&[])).unwrap(), Some(&goods));
    assert_eq!(
        (dearer.skus[0].id, dearer.skus[0].price_fen),
        (goods.skus[0].id, 1_200)
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_where() {
    let text = "编码,标题,状态,规格,SKU编码,价格\nA1,桌,卖,颜色:白,X,10\n,椅,,黑,X,1.005\n";
    let expected = told(&[
        (2, "状态", "unknown_word"),
        (3, "标题", "not_as_above"),
        (3, "规格", "bad_props"),
        (3, "价格", "not_money"),
        (3, "SKU编码", "double_sku_code"),
    ]);
    assert_eq!(faults(text), expected);
    let nameless = "标题,价格\n桌,10\n";
    assert_eq!(faults(nameless), told(&[(2, "", "bad_code")]));
    let unlike = "编码,标题,规格,价格\nA1,桌,颜色:白,10\nA1,,尺寸:大,10\n";
    assert_eq!(faults(unlike), told(&[(3, "规格", "bad_props")]));
}

#[test]
fn a_new_product_needs_a_price_and_a_known_one_keeps_its_own() {
    let text = "编码,标题,库存\nA1,桌,5\n";
    let mut new = incoming(text, &ctx(&[])).unwrap();
    let faults = new.edits_for(None).unwrap_err();
    assert_eq!((faults[0].line, faults[0].code), (2, "price_missing"));
    let with_price = "编码,标题,价格\nA1,桌,10\n";
    let goods = taken(&mut incoming(with_price, &ctx(&[])).unwrap(), None);
    let stocked = taken(&mut new, Some(&goods));
    assert_eq!(
        (stocked.skus[0].price_fen, stocked.skus[0].stock),
        (1_000, 5)
    );
}

#[test]
fn a_price_alone_does_not_say_which_of_several_skus_it_is_of() {
    let two = "编码,标题,规格,价格\nA1,桌,颜色:白,10\nA1,,颜色:黑,20\n";
    let goods = taken(&mut incoming(two, &ctx(&[])).unwrap(), None);
    let mut priced = incoming("编码,价格\nA1,12\n", &ctx(&[])).unwrap();
    let faults = priced.edits_for(Some(&goods)).unwrap_err();
    assert_eq!((faults[0].line, faults[0].code), (2, "sku_unnamed"));
}

#[test]
fn what_the_shop_refuses_is_found_in_the_file() {
    let text = "编码,标题,类目,规格,价格\nA1,桌,床,颜色:白,10\nA1,,,颜色:黑,20\n";
    let mut incoming = incoming(text, &ctx(&[])).unwrap();
    incoming.edits_for(None).unwrap();
    let fault = |field: &str| crate::catalogue::goods::fault("refused", field, "");
    let placed = |field: &str| {
        let placed = incoming.placed(&fault(field));
        (placed.line, placed.column)
    };
    assert_eq!(placed("category"), (2, Some("类目".into())));
    assert_eq!(placed("skus.1.price_fen"), (3, Some("价格".into())));
    assert_eq!(placed("skus.0.weight_g"), (2, None));
    assert!(incoming.edits.contains(&Edit::Category("床".into())));
}
