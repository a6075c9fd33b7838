use serde_json::{Value, json};
use yingke_schema::members::member::Role;
use yingke_taobao_csv::{Field, Reader, Row};

use super::{CID, name};
use crate::{
    audit,
    goods::category,
    goods_files::{at, chair, export, goods, imported, plain, usual},
};

on_both_databases!(a_name_goes_to_a_category_that_is_there, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    category(&keeper, &shop, "餐椅", json!([])).await;
    imported(world, &usual(&[chair(1)]), json!({})).await;
    name(world, &[("category", CID, "餐椅")]).await;
    let known = keeper.get(&at(&shop, "categories")).await.body;
    let known = known["categories"].as_array().unwrap().iter();
    let known: Vec<_> = known.map(|one| (&one["name"], &one["products"])).collect();
    assert_eq!(known, [(&json!("餐椅"), &json!(1))]);
});

on_both_databases!(
    a_category_that_goes_into_another_is_written_down_and_leaves_its_number,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        imported(world, &usual(&[chair(1)]), json!({})).await;
        let list = at(&shop, "categories");
        let numbered = keeper.get(&list).await.body["categories"][0].clone();
        let id = numbered["id"].as_str().unwrap();
        let path = at(&shop, &format!("categories/{id}"));
        let named = format!("类目 {CID}");
        let body = json!({ "rev": numbered["rev"], "name": named, "attributes": [], "cid": "9" });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        category(&keeper, &shop, "餐椅", json!([])).await;
        name(world, &[("category", CID, "餐椅")]).await;
        let known = keeper.get(&list).await.body["categories"].clone();
        let known = known.as_array().unwrap().iter();
        let known: Vec<_> = known.map(|one| (&one["name"], &one["cid"])).collect();
        assert_eq!(known, [(&json!("餐椅"), &json!("9"))]);
        let written = audit::rows(&app, &shop).await.into_iter();
        let mut written = written.filter(|row| row.object == "categories");
        let merged = written.next().unwrap();
        assert_eq!((merged.action.as_str(), written.count()), ("edit_goods", 0));
        let detail: Value = serde_json::from_str(&merged.detail).unwrap();
        assert_eq!(detail, json!({ "from": named, "to": "餐椅" }));
    }
);

on_both_databases!(a_category_has_a_number_of_its_own, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let make = async |name: &str, cid: &str| {
        let body = json!({ "name": name, "attributes": [], "cid": cid });
        keeper.post(&at(&shop, "categories"), &body).await
    };
    let made = make("餐椅", CID).await;
    assert_eq!((made.status, &made.body["cid"]), (201, &json!(CID)));
    let twice = make("长椅", CID).await;
    assert_eq!((twice.status, twice.code()), (422, "cid_taken"));
    assert_eq!(make("长椅", "12a").await.code(), "bad_cid");
    // What comes with the number lands in it, whatever it is called by then.
    let path = at(&shop, &format!("categories/{}", made.text("id")));
    let body = json!({ "rev": made.body["rev"], "name": "椅子", "attributes": [], "cid": CID });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    imported(world, &usual(&[chair(1)]), json!({})).await;
    assert_eq!(goods(&keeper, &shop).await[0]["category"], "椅子");
    // What is born in it goes out with the number.
    let table = plain(&[
        &["商家编码", "标题", "规格编码", "价格", "库存"],
        &["N-1", "凳", "N-1-1", "99", "5"],
    ]);
    imported(world, &table, json!({ "category": "椅子" })).await;
    let (_, file) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    let rows = Reader::new(file.as_slice()).unwrap().map(Result::unwrap);
    let cid = |row: Row| row.get(Field::Cid).unwrap().unwrap().into_owned();
    let cids: Vec<_> = rows.map(cid).collect();
    assert_eq!(cids, [CID, CID]);
    // In the form it stands, and there it is changed.
    let other = name(world, &[("category", CID, "长椅")]).await;
    assert_eq!((other.status, other.code()), (422, "cid_taken"));
    let none = json!({ "rev": 2, "name": "椅子", "attributes": [] });
    let freed = keeper.put(&path, &none).await;
    assert_eq!((freed.status, &freed.body["cid"]), (200, &Value::Null));
    assert_eq!(make("长椅", CID).await.status, 201);
});
