use std::{
    io::{Cursor, Read},
    path::Path,
};

use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_tabular::{Zip, xlsx};
use yingke_taobao_csv::{Format, Generation, Reader};

use super::{
    act, at, chair, checked, export, faults, goods, imported, look, mapped, of, plain, seen,
    taobao, usual, zip,
};
use crate::{
    goods::{edit, terms, try_to},
    harness::{Client, TestApp, TestShop},
};

on_both_databases!(a_category_and_the_shelf_are_as_the_mapping_says, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let file = usual(&[chair(1)]);
    let looked = look(&keeper, &shop, &file).await;
    assert_eq!(
        looked.body["look"]["unknown_categories"],
        json!(["50008055"])
    );
    assert_eq!(looked.body["look"]["first_rows"][0][0], "白橡木椅 1");
    imported(world, &file, json!({})).await;
    let row = goods(&keeper, &shop).await.remove(0);
    assert_eq!(
        (&row["category"], &row["state"]),
        (&json!("类目 50008055"), &json!("stored"))
    );
    let mapping = json!({ "state": "as_file", "categories": { "50008055": "餐椅" } });
    let import = imported(world, &file, mapping).await;
    assert_eq!(import["counts"]["updated"], 1, "{import}");
    let row = goods(&keeper, &shop).await.remove(0);
    assert_eq!(
        (&row["category"], &row["state"]),
        (&json!("餐椅"), &json!("listed"))
    );
    let skipped = imported(world, &file, json!({ "existing": "skip" })).await;
    assert_eq!(skipped["counts"]["skipped"], 1);
    let refused = checked(world, &file, json!({ "existing": "refuse" })).await;
    assert_eq!(refused["counts"]["refused"], 1);
    assert_eq!(
        faults(&keeper, &shop, &refused).await[0]["code"],
        "code_taken"
    );
});

on_both_databases!(new_goods_have_the_template_that_was_chosen, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let made = async |name: &str| {
        let path = at(&shop, "delivery-templates");
        let made = keeper.post(&path, &terms(name)).await;
        made.text("id").to_owned()
    };
    let (usual_one, bulky) = (made("快递").await, made("大件").await);
    let file = usual(&[chair(1), chair(2)]);
    let free = checked(world, &file, json!({})).await;
    assert_eq!(free["look"]["no_template"], 2, "{free}");
    let is_noted = |import: &Value| {
        let notes = import["look"]["notes"].as_array().unwrap();
        notes.contains(&json!("no_template"))
    };
    assert!(is_noted(&free));
    let chosen = json!({ "template": usual_one });
    let import = mapped(&keeper, &shop, &free, chosen.clone()).await;
    act(&keeper, &shop, &import, "/check", json!({})).await;
    app.work().await;
    let again = seen(&keeper, &shop, &import).await;
    assert_eq!(
        (&again["look"]["no_template"], is_noted(&again)),
        (&json!(0), false),
        "of the mapping before"
    );
    imported(world, &file, chosen).await;
    let templates = async |of: &str| {
        let path = at(&shop, &format!("goods?template={of}"));
        keeper.get(&path).await.body["total"].clone()
    };
    assert_eq!(templates(&usual_one).await, 2);
    // Who is there keeps theirs, and a row that names one has that.
    let other = json!({ "template": bulky, "category": "餐椅" });
    imported(world, &usual(&[chair(1), chair(3)]), other.clone()).await;
    let table = plain(&[
        &["商家编码", "标题", "规格编码", "价格", "库存", "运费模板"],
        &["N-1", "凳", "N-1-1", "99", "5", "快递"],
        &["N-2", "几", "N-2-1", "99", "5", ""],
    ]);
    imported(world, &table, other).await;
    assert_eq!(templates(&usual_one).await, 3);
    assert_eq!(templates(&bulky).await, 2);
    let looked = look(&keeper, &shop, &file).await.body;
    let unknown = json!({ "template": new_id(), "rev": looked["rev"] });
    let refused = keeper.put(&of(&shop, &looked, "/mapping"), &unknown).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_mapping"));
});

on_both_databases!(columns_are_chosen_by_hand, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let rows = [
        ["甲", "乙", "丙", "丁", "戊"].map(str::to_owned).to_vec(),
        ["T-1", "白瓷壶", "T-1-1", "129", "5"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let looked = look(&keeper, &shop, &xlsx("壶", &rows)).await;
    assert_eq!(
        looked.body["look"]["notes"],
        json!(["columns_unknown", "no_code_column"])
    );
    let wrong = json!({ "columns": { "9": "code" }, "rev": looked.body["rev"] });
    let refused = keeper
        .put(&of(&shop, &looked.body, "/mapping"), &wrong)
        .await;
    assert_eq!((refused.status, refused.code()), (422, "bad_mapping"));
    let chosen = json!({ "0": "code", "1": "title", "2": "title" });
    let twice = json!({ "columns": chosen, "rev": looked.body["rev"] });
    let refused = keeper
        .put(&of(&shop, &looked.body, "/mapping"), &twice)
        .await;
    assert_eq!((refused.status, refused.code()), (422, "column_twice"));
    assert_eq!(refused.text("field"), "columns.2");
    let stale = json!({ "rev": 0 });
    let refused = keeper
        .put(&of(&shop, &looked.body, "/mapping"), &stale)
        .await;
    assert_eq!((refused.status, refused.code()), (409, "changed_meanwhile"));
    let columns = json!({ "0": "code", "1": "title", "2": "sku_code", "3": "price", "4": "stock" });
    let mapping = json!({ "columns": columns, "category": "茶器" });
    let import = mapped(&keeper, &shop, &looked.body, mapping).await;
    act(&keeper, &shop, &import, "/check", json!({})).await;
    app.work().await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let row = goods(&keeper, &shop).await.remove(0);
    assert_eq!(
        (&row["code"], &row["category"], &row["price_fen"]),
        (&json!("T-1"), &json!("茶器"), &json!(12_900))
    );
});

/// A chair of each, as their tables came.
async fn of_two_generations(world: (&TestApp, &Client, &TestShop<'_>)) -> [Vec<u8>; 2] {
    let tables = [
        usual(&[chair(1)]),
        taobao(Generation::G47, Format::default(), &[chair(2)]),
    ];
    for table in &tables {
        imported(world, table, json!({})).await;
    }
    tables
}

on_both_databases!(layouts_do_not_mix_unless_they_are_asked_to, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let [new, old] = of_two_generations(world).await;
    let (status, body) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, &body["code"]), (409, &json!("mixed_generations")));
    let (status, bytes) =
        export(&keeper, &shop, json!({ "format": "taobao", "split": true })).await;
    assert_eq!(status, 200);
    let same = imported(world, &bytes, json!({})).await;
    assert_eq!(same["counts"]["unchanged"], 2, "{same}");
    let notes = same["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("mixed_generations")), "{same}");
    let mut zip = Zip::open(Cursor::new(bytes), 10).unwrap();
    for (at, file) in [new, old].iter().enumerate() {
        let mut table = Vec::new();
        zip.part(at).unwrap().read_to_end(&mut table).unwrap();
        assert!(table == *file);
    }
    let (status, bytes) = export(
        &keeper,
        &shop,
        json!({ "format": "taobao", "generation": 67 }),
    )
    .await;
    assert_eq!(status, 200);
    let rows: Vec<_> = Reader::new(bytes.as_slice())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows[0].layout().generation(), Some(Generation::G67));
    assert_eq!(rows.len(), 2);
});

on_both_databases!(a_table_of_which_nothing_is_left_is_left_out, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let [new, _] = of_two_generations((&app, &*keeper, &shop)).await;
    let rows = goods(&keeper, &shop).await.into_iter();
    let mut of_old = rows.filter(|row| row["code"] == "CH-2");
    let calculated = [edit("title", json!("=1+1"))];
    let edited = try_to(&keeper, &shop, &of_old.next().unwrap(), &calculated).await;
    assert_eq!(edited.status, 200, "{edited:?}");
    let wanted = json!({ "format": "taobao", "split": true, "leave_out": true });
    let (status, bytes) = export(&keeper, &shop, wanted.clone()).await;
    assert!(status == 200 && bytes == new, "one table needs no zip");
    let mut with_pictures = wanted;
    with_pictures["pictures"] = json!(true);
    let (status, bytes) = export(&keeper, &shop, with_pictures).await;
    assert_eq!(status, 200);
    let zip = Zip::open(Cursor::new(bytes), 10).unwrap();
    let names = zip.entries().iter().map(|entry| entry.name.as_str());
    let tables = names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "csv"));
    assert_eq!(tables.count(), 1, "no head alone");
});

on_both_databases!(columns_chosen_by_place_are_those_of_every_table, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let table = |code: &str| plain(&[&["甲", "乙", "丙"], &[code, "白瓷壶", "129"]]);
    let other = plain(&[&["乙", "甲", "丙"], &["白瓷壶", "T-2", "129"]]);
    let columns = json!({ "0": "code", "1": "title", "2": "price" });
    let mapping = json!({ "columns": columns, "category": "茶器" });
    let two = zip(&[("a.csv", table("T-1")), ("b.csv", other)]);
    let import = checked(world, &two, mapping.clone()).await;
    let told = (&import["state"], &import["job"]["reason"]);
    assert_eq!(told, (&json!("failed"), &json!("mixed_columns")));
    let found = faults(&keeper, &shop, &import).await;
    let mut told = found.as_array().unwrap().iter();
    let is_told = told.any(|one| one["code"] == "mixed_columns" && one["file"] == "b.csv");
    assert!(is_told, "{found}");
    let alike = zip(&[("a.csv", table("T-1")), ("b.csv", table("T-2"))]);
    let import = checked(world, &alike, mapping).await;
    assert_eq!(import["state"], "checked", "{import}");
    // By their names columns stand wherever they stand.
    let [first, second] = [
        plain(&[&["code", "title", "category"], &["T-1", "壶", "茶器"]]),
        plain(&[&["title", "category", "code"], &["壶", "茶器", "T-2"]]),
    ];
    let named = zip(&[("a.csv", first), ("b.csv", second)]);
    let import = checked(world, &named, json!({})).await;
    assert_eq!(import["state"], "checked", "{import}");
});

on_both_databases!(what_is_sent_again_comes_out_of_the_recycle_bin, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let file = usual(&[chair(1)]);
    imported(world, &file, json!({})).await;
    let row = goods(&keeper, &shop).await.remove(0);
    let path = at(&shop, &format!("goods/{}", row["id"].as_str().unwrap()));
    let delete = json!([{ "field": "state", "value": "deleted" }]);
    let body = json!({ "key": new_id(), "rev": row["rev"], "edits": delete });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    assert!(goods(&keeper, &shop).await.is_empty());
    let (status, table) = export(&keeper, &shop, json!({ "format": "csv" })).await;
    let table = String::from_utf8(table).unwrap();
    assert!(status == 200 && !table.contains("CH-1"), "{status} {table}");

    imported(world, &file, json!({ "existing": "skip" })).await;
    assert_eq!(keeper.get(&path).await.body["state"], "deleted");
    let import = checked(world, &file, json!({})).await;
    let changes = keeper.get(&of(&shop, &import, "/changes")).await.body;
    assert_eq!(
        changes["products"][0]["changes"],
        json!([{ "field": "state", "sku": null, "props": null, "before": "deleted", "after": "stored" }])
    );
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    assert_eq!(goods(&keeper, &shop).await[0]["state"], "stored");
});
