use yingke_taobao_csv::{Field, Generation, Product};

use super::{chair, codes, ctx, filed, layout, row, taken_in, text};
use crate::goods_files::taobao::{read, tests::arbitrary::taken, write};

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
