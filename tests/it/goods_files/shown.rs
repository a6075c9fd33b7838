use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_taobao_csv::{ListTime, Product, Reader};

use super::{
    DAY, act, at, chair, checked, export, faults, goods, imported, of, plain, seen, told_text,
    usual,
};
use crate::{
    goods::terms,
    harness::{Client, TestApp, TestShop},
};

fn table(rows: &[[&str; 5]]) -> Vec<u8> {
    let head: &[&str] = &["商品编码", "商品标题", "SKU 编码", "价格", "库存"];
    let rows = rows.iter().map(|row| &row[..]);
    let all: Vec<&[&str]> = std::iter::once(head).chain(rows).collect();
    plain(&all)
}

/// A check that shows one new product.
async fn one_checked(world: (&TestApp, &Client, &TestShop<'_>)) -> Value {
    let file = table(&[["C-1", "白橡木椅", "C-1-1", "10", "5"]]);
    checked(world, &file, json!({ "category": "餐椅" })).await
}

on_both_databases!(what_changed_since_the_check_is_left_alone_and_told, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let mapping = json!({ "category": "餐椅" });
    let old = table(&[
        ["C-1", "白橡木椅", "C-1-1", "10", "5"],
        ["C-2", "胡桃木椅", "C-2-1", "10", "5"],
        ["C-3", "榆木椅", "C-3-1", "10", "9"],
        ["C-5", "竹椅", "C-5-1", "10", "5"],
        ["C-6", "藤椅", "C-6-1", "10", "5"],
    ]);
    imported(world, &old, mapping.clone()).await;
    let new = table(&[
        ["C-1", "白橡木椅", "C-1-1", "12", "9"],
        ["C-2", "胡桃木椅", "C-2-1", "12", "9"],
        ["C-3", "榆木椅", "C-3-1", "10", "9"],
        ["C-4", "松木椅", "C-4-1", "12", "9"],
        ["C-5", "竹椅", "C-5-1", "12", "9"],
        ["C-6", "藤椅", "C-6-1", "12", "9"],
    ]);
    let import = checked(world, &new, mapping.clone()).await;
    let counts = |import: &Value| {
        ["created", "updated", "unchanged", "refused"]
            .map(|count| import["counts"][count].as_i64().unwrap())
    };
    assert_eq!(counts(&import), [1, 4, 1, 0], "{import}");
    // Titles, pieces and a product, by somebody else; C-6 is as the file wants it by now.
    let meanwhile = table(&[
        ["C-1", "白橡木餐椅", "C-1-1", "10", "5"],
        ["C-2", "胡桃木椅", "C-2-1", "10", "1"],
        ["C-3", "榆木椅", "C-3-1", "10", "2"],
        ["C-4", "松木凳", "C-4-1", "10", "5"],
        ["C-6", "藤椅", "C-6-1", "12", "9"],
    ]);
    imported(world, &meanwhile, mapping.clone()).await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let import = seen(&keeper, &shop, &import).await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(counts(&import), [0, 1, 1, 4], "{import}");
    let told: Vec<_> = faults(&keeper, &shop, &import)
        .await
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| ["row_code", "code"].map(|of| fault[of].as_str().unwrap().to_owned()))
        .collect();
    let expected = [
        ["C-1", "changed_meanwhile"],
        ["C-2", "stock_moved"],
        ["C-3", "stock_moved"],
        ["C-4", "changed_meanwhile"],
    ];
    assert_eq!(told, expected);
    let stands = async || {
        let mut rows: Vec<_> = goods(&keeper, &shop)
            .await
            .iter()
            .map(|row| ["code", "title", "price_fen", "stock"].map(|of| row[of].clone()))
            .collect();
        rows.sort_by_key(|row| row[0].to_string());
        json!(rows)
    };
    let kept = json!([
        ["C-1", "白橡木餐椅", 1_000, 5],
        ["C-2", "胡桃木椅", 1_000, 1],
        ["C-3", "榆木椅", 1_000, 2],
        ["C-4", "松木凳", 1_000, 5],
        ["C-5", "竹椅", 1_200, 9],
        ["C-6", "藤椅", 1_200, 9],
    ]);
    assert_eq!(stands().await, kept);
    // A new check offers them again, and what it showed is written.
    let again = imported(world, &new, mapping).await;
    assert_eq!(counts(&again), [0, 4, 2, 0], "{again}");
});

on_both_databases!(what_no_check_showed_is_not_written, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let import = one_checked((&app, &*keeper, &shop)).await;
    app.tamper("DELETE FROM goods_import_shown").await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let found = faults(&keeper, &shop, &import).await;
    assert_eq!(found[0]["code"], "changed_meanwhile", "{found}");
    assert!(goods(&keeper, &shop).await.is_empty());
});

on_both_databases!(
    what_was_under_way_before_an_upgrade_is_checked_again,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let all = json!({ "rows": "all" });
        let mut import = Value::Null;
        for sql in [
            include_str!("../../../schema/src/migrations/m0074_as_shown.sql"),
            include_str!("../../../schema/src/migrations/m0084_sku_pictures.sql"),
        ] {
            import = one_checked((&app, &*keeper, &shop)).await;
            act(&keeper, &shop, &import, "/run", all.clone()).await;
            let updates = sql.split(";\n").filter(|part| part.contains("UPDATE "));
            for update in updates {
                app.tamper(update).await;
            }
            app.work().await;
            let told = seen(&keeper, &shop, &import).await;
            assert_eq!(told["state"], "looked", "{told}");
            assert!(goods(&keeper, &shop).await.is_empty());
            let run = of(&shop, &import, "/run");
            assert_eq!(keeper.post(&run, &all).await.code(), "not_checked");
        }
        act(&keeper, &shop, &import, "/check", json!({})).await;
        app.work().await;
        act(&keeper, &shop, &import, "/run", all).await;
        app.work().await;
        let told = seen(&keeper, &shop, &import).await;
        let came = (&told["state"], &told["counts"]["created"]);
        assert_eq!(came, (&json!("done"), &json!(1)), "{told}");
    }
);

on_both_databases!(a_check_tells_what_may_be_a_slip, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let rules = json!({ "floor_fen": 900, "rev": 0 });
    let set = keeper
        .put(&at(&shop, "assistant/assistant-rules"), &rules)
        .await;
    assert_eq!(set.status, 200, "{set:?}");
    let mapping = json!({ "category": "餐椅" });
    let old = table(&[
        ["C-1", "白橡木椅", "C-1-1", "100", "5"],
        ["C-2", "胡桃木椅", "C-2-1", "100", "5"],
        ["C-3", "榆木椅", "C-3-1", "100", "5"],
    ]);
    imported(world, &old, mapping.clone()).await;
    let slips = [
        ["C-1", "白橡木椅", "C-1-1", "1", "5"],
        ["C-2", "胡桃木椅", "C-2-1", "100", "0"],
        ["C-3", "榆木椅", "C-3-1", "90", "5"],
    ];
    let told = async |import: &Value| {
        let list = keeper.get(&of(&shop, import, "/changes")).await.body;
        let warnings = list["products"].as_array().unwrap().iter();
        json!(
            warnings
                .map(|one| one["warnings"].clone())
                .collect::<Vec<_>>()
        )
    };
    let import = checked(world, &table(&slips), mapping.clone()).await;
    let expected = json!([["price_floor", "price_fell_much"], ["zero_stock"], []]);
    assert_eq!(told(&import).await, expected);
    let notes = import["look"]["notes"].as_array().unwrap();
    for note in ["price_floor", "price_fell_much", "zero_stock"] {
        assert!(notes.contains(&json!(note)), "{import}");
    }
    let csv = told_text(&keeper, &of(&shop, &import, "/changes.csv?lang=en")).await;
    let both = "Below the shop’s lowest price; The price falls by more than half";
    for words in ["Please look", both, "Nothing left to sell"] {
        assert!(csv.contains(words), "{words} in {csv}");
    }
    // A new product has no price that it fell from, and nothing of the check before is told again.
    let new = table(&[["C-9", "松木椅", "C-9-1", "8.99", "5"]]);
    let import = checked(world, &new, mapping).await;
    let notes = import["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("price_floor")), "{import}");
    assert!(!notes.contains(&json!("price_fell_much")), "{import}");
    let mut heavy = terms("快递");
    heavy["charge_by"] = json!("weight");
    let heavy = keeper.post(&at(&shop, "delivery-templates"), &heavy).await;
    let mapping = json!({ "category": "餐椅", "template": heavy.body["id"] });
    let import = checked(world, &new, mapping).await;
    let notes = import["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("weight_missing")), "{import}");
});

on_both_databases!(a_time_that_comes_behind_the_check_is_no_change, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let midnight = ListTime {
        year: 2025,
        month: 11,
        day: 23,
        hour: 0,
        minute: 0,
        second: 0,
    };
    let timed = |no| Product {
        list_time: Some(midnight),
        ..chair(no)
    };
    let as_file = json!({ "state": "as_file" });
    imported(world, &usual(&[chair(1)]), json!({})).await;
    imported(world, &usual(&[timed(2)]), as_file.clone()).await;
    let import = checked(world, &usual(&[timed(1), timed(2), timed(3)]), as_file).await;
    let counts = |import: &Value| {
        ["created", "updated", "unchanged", "refused"]
            .map(|count| import["counts"][count].as_i64().unwrap())
    };
    assert_eq!(counts(&import), [1, 1, 1, 0], "{import}");
    app.advance(DAY);
    app.fire().await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let import = seen(&keeper, &shop, &import).await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(counts(&import), [1, 1, 1, 0], "{import}");
    app.fire().await;
    let states: Vec<_> = goods(&keeper, &shop)
        .await
        .iter()
        .map(|row| row["state"].clone())
        .collect();
    assert_eq!(states, ["listed", "listed", "listed"]);
});

on_both_databases!(another_order_of_skus_is_no_change, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let mapping = json!({ "category": "餐椅" });
    let head: &[&str] = &["商品编码", "商品标题", "SKU 编码", "规格", "价格", "库存"];
    let old = plain(&[
        head,
        &["C-1", "白橡木椅", "C-1-1", "颜色:原木", "10", "5"],
        &["C-1", "", "C-1-2", "颜色:胡桃", "10", "5"],
        &["C-2", "榆木椅", "C-2-1", "颜色:原木", "10", "5"],
        &["C-2", "", "C-2-2", "颜色:胡桃", "10", "5"],
        &["C-2", "", "C-2-3", "颜色:烟熏", "10", "5"],
    ]);
    imported(world, &old, mapping.clone()).await;
    let new = plain(&[
        head,
        &["C-1", "白橡木椅", "C-1-1", "颜色:原木", "10", "5"],
        &["C-1", "", "C-1-2", "颜色:胡桃", "10", "5"],
        &["C-2", "榆木椅", "C-2-1", "颜色:原木", "12", "5"],
        &["C-2", "", "C-2-3", "颜色:烟熏", "12", "5"],
    ]);
    let import = checked(world, &new, mapping.clone()).await;
    let turned = plain(&[
        head,
        &["C-1", "白橡木椅", "C-1-2", "颜色:胡桃", "10", "5"],
        &["C-1", "", "C-1-1", "颜色:原木", "10", "5"],
        &["C-2", "榆木椅", "C-2-3", "颜色:烟熏", "10", "5"],
        &["C-2", "", "C-2-2", "颜色:胡桃", "10", "5"],
        &["C-2", "", "C-2-1", "颜色:原木", "10", "5"],
    ]);
    let between = imported(world, &turned, mapping).await;
    assert_eq!(between["counts"]["updated"], 2, "{between}");
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let import = seen(&keeper, &shop, &import).await;
    let counts = ["updated", "unchanged", "refused"].map(|count| import["counts"][count].clone());
    assert_eq!(counts, [json!(1), json!(1), json!(0)], "{import}");
});

on_both_databases!(a_row_whose_skus_were_turned_keeps_its_numbers, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let file = usual(&[chair(1)]);
    imported(world, &file, json!({})).await;
    let import = checked(world, &file, json!({})).await;
    let row = goods(&keeper, &shop).await[0].clone();
    let path = at(&shop, &format!("goods/{}", row["id"].as_str().unwrap()));
    let table = async |turn: fn(&mut Vec<Value>)| {
        let now = keeper.get(&path).await.body;
        let mut skus = now["skus"].as_array().unwrap().clone();
        for sku in &mut skus {
            sku.as_object_mut().unwrap().remove("reserved");
        }
        turn(&mut skus);
        let edits = json!([{ "field": "skus", "value": skus }]);
        let body = json!({ "key": new_id(), "rev": now["rev"], "edits": edits });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
    };
    table(|skus| skus.reverse()).await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let import = seen(&keeper, &shop, &import).await;
    assert_eq!(import["counts"]["unchanged"], 1, "{import}");
    table(|skus| skus[0]["price_fen"] = json!(12_300)).await;
    let (status, bytes) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    assert_eq!(status, 200);
    let mut rows = Reader::new(bytes.as_slice()).unwrap();
    let product = rows.next().unwrap().unwrap().product().unwrap();
    let skus = product.skus.into_iter();
    let mut skus: Vec<_> = skus
        .map(|sku| (sku.code, sku.properties[0].vid, sku.price.0))
        .collect();
    skus.sort();
    let expected = [
        ("CH-1-28320", 28_320, 29_900),
        ("CH-1-28324", 28_324, 12_300),
    ];
    let expected = expected.map(|(code, vid, fen)| (code.to_owned(), vid, fen));
    assert_eq!(skus, expected);
});

on_both_databases!(
    pictures_that_nobody_would_see_are_told_by_their_hosts,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let table = |html: &str| {
            plain(&[
                &["code", "title", "category", "price", "description"],
                &["C-1", "椅子", "椅", "99", html],
            ])
        };
        imported(world, &table("<p>实木</p>"), json!({})).await;
        let html = "<img src=https://img.example/a.jpg><img src=//b.example/c.png>";
        let import = checked(world, &table(html), json!({})).await;
        let look = &import["look"];
        let told = (&look["pictures_elsewhere"], &look["hosts_elsewhere"]);
        let hosts = json!(["b.example", "img.example"]);
        assert_eq!(told, (&json!(2), &hosts), "{import}");
        let note = json!("description_pictures_elsewhere");
        assert!(look["notes"].as_array().unwrap().contains(&note));
        let list = keeper.get(&of(&shop, &import, "/changes")).await.body;
        assert_eq!(list["products"][0]["warnings"], json!([note]));
        let csv = told_text(&keeper, &of(&shop, &import, "/changes.csv?lang=zh")).await;
        assert!(csv.contains("详情里有外站的图片，买家看不到"), "{csv}");
    }
);
