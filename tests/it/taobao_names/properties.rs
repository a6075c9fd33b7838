use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_taobao_csv::{Product, Reader};

use super::{WALNUT, attributes, first, name, numbers, oaken, save};
use crate::{
    goods_files::{at, export, imported, plain, usual},
    harness::{Client, TestShop},
};

/// Shows these attributes, and no others.
async fn show(who: &Client, shop: &TestShop<'_>, shown: &[(&str, &str)]) {
    let product = first(who, shop).await;
    let path = at(shop, &format!("goods/{}", product["id"].as_str().unwrap()));
    let edits = json!([{ "field": "attributes", "value": attributes(shown) }]);
    let body = json!({ "key": new_id(), "rev": product["rev"], "edits": edits });
    let shown = who.put(&path, &body).await;
    assert_eq!(shown.status, 200, "{shown:?}");
}

/// The product of a file of one.
fn only(file: &[u8]) -> Product {
    let mut rows = Reader::new(file).unwrap();
    rows.next().unwrap().unwrap().product().unwrap()
}

on_both_databases!(
    properties_with_names_are_attributes_and_a_change_changes_its_own_pair,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let file = usual(&[oaken()]);
        let out = async || {
            export(&keeper, &shop, json!({ "format": "taobao" }))
                .await
                .1
        };
        imported(world, &file, json!({})).await;
        assert_eq!(first(&keeper, &shop).await["attributes"], json!([]));
        let list = numbers(&keeper, &at(&shop, "taobao-numbers?unnamed=true")).await;
        for number in ["20000", "20021", "20021:7"] {
            let expected = (number.to_owned(), 1, Value::Null);
            assert!(list.contains(&expected), "{list:?}");
        }
        let names = [
            ("prop", "20000", "品牌"),
            ("prop", "20021", "材质"),
            ("value", "20021:7", "橡木"),
            ("value", "20021:8", "胡桃木"),
        ];
        name(world, &names).await;
        let came = [("材质", "橡木"), ("品牌", "松下;型号;ES-ST25")];
        let product = first(&keeper, &shop).await;
        assert_eq!(product["attributes"], attributes(&came), "{product}");
        assert!(out().await == file, "it stays as it came");
        let again = imported(world, &file, json!({})).await;
        assert_eq!(again["counts"]["unchanged"], 1, "{again}");

        show(
            &keeper,
            &shop,
            &[("材质", "胡桃木"), came[1], ("保修", "一年")],
        )
        .await;
        let mut expected = only(&file);
        expected.properties[0] = WALNUT;
        assert_eq!(only(&out().await), expected);
        show(&keeper, &shop, &[("材质", "橡木"), ("品牌", "松下")]).await;
        let mut expected = only(&file);
        expected.inputs[0].value = "松下".to_owned();
        assert_eq!(only(&out().await), expected);
        // Of what has no number nothing is written.
        show(&keeper, &shop, &[("材质", "竹"), came[1]]).await;
        assert!(out().await == file);
        show(&keeper, &shop, &came).await;
        assert!(out().await == file, "undone it is as it came");
        name(world, &[("prop", "20021", "主材")]).await;
        let product = first(&keeper, &shop).await;
        let renamed = attributes(&[("主材", "橡木"), came[1]]);
        assert_eq!(product["attributes"], renamed, "{product}");
        assert!(out().await == file);
    }
);

on_both_databases!(what_a_row_has_no_more_is_no_attribute_any_more, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let names = [
        ("prop", "20000", "品牌"),
        ("prop", "20021", "材质"),
        ("value", "20021:7", "橡木"),
    ];
    save(&keeper, &shop, &names).await;
    imported(world, &usual(&[oaken()]), json!({})).await;
    let brand = ("品牌", "松下;型号;ES-ST25");
    let (oak, own) = (("材质", "橡木"), ("保修", "一年"));
    show(&keeper, &shop, &[oak, brand, own]).await;
    // What a table has no columns for it does not take away.
    let table = plain(&[
        &["商家编码", "标题", "规格编码"],
        &["CH-1", "椅", "CH-1-28320"],
    ]);
    imported(world, &table, json!({})).await;
    let product = first(&keeper, &shop).await;
    assert_eq!(
        (&product["title"], &product["attributes"]),
        (&json!("椅"), &attributes(&[oak, brand, own]))
    );
    let mut unbranded = oaken();
    unbranded.inputs.clear();
    let file = usual(&[unbranded]);
    imported(world, &file, json!({})).await;
    let product = first(&keeper, &shop).await;
    assert_eq!(product["attributes"], attributes(&[oak, own]), "{product}");
    let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    assert!(back == file);
});
