//! Goods are edited: what one sees, buys and pays follows, and nothing is lost between two editors and an order.

use futures_util::future::join_all;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    calendar::LocalTime,
    catalogue::{self, Listing, ProductSheet},
    storage::Engine,
    vocabulary::{ProductId, SkuId, new_id},
};
use yingke_schema::{
    audit::record,
    catalogue::{delivery_template, product},
    members::member::Role,
    migrations::ChangesTogether,
    outbox::event,
};

use crate::{
    buying::order_of,
    harness::{Answer, Client, TestApp, TestShop},
    phrases,
};

pub fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

pub fn edit(field: &str, value: Value) -> Value {
    json!({ "field": field, "value": value })
}

fn sku(code: &str, colour: &str, price_fen: i64, stock: i64) -> Value {
    json!({ "code": code, "props": { "颜色": colour }, "price_fen": price_fen, "stock": stock })
}

pub async fn category(who: &Client, shop: &TestShop<'_>, name: &str, attributes: Value) -> Answer {
    let body = json!({ "name": name, "attributes": attributes });
    who.post(&at(shop, "categories"), &body).await
}

/// A product in the store, in a category of its own name.
pub async fn put_down(who: &Client, shop: &TestShop<'_>, code: &str, stock: i64) -> Value {
    category(who, shop, "茶器", json!([])).await;
    let edits = [
        edit("title", json!(format!("白瓷壶 {code}"))),
        edit("category", json!("茶器")),
        edit(
            "skus",
            json!([sku(&format!("{code}-1"), "白", 12_900, stock)]),
        ),
    ];
    let body = json!({ "key": new_id(), "code": code, "edits": edits });
    let answer = who.post(&at(shop, "goods"), &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body
}

pub async fn try_to(who: &Client, shop: &TestShop<'_>, goods: &Value, edits: &[Value]) -> Answer {
    let body = json!({ "key": new_id(), "rev": goods["rev"], "edits": edits });
    let id = goods["id"].as_str().unwrap();
    who.put(&at(shop, &format!("goods/{id}")), &body).await
}

async fn edited(who: &Client, shop: &TestShop<'_>, goods: &Value, edits: &[Value]) -> Value {
    let answer = try_to(who, shop, goods, edits).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

pub async fn listed(who: &Client, shop: &TestShop<'_>, code: &str, stock: i64) -> Value {
    let goods = put_down(who, shop, code, stock).await;
    edited(who, shop, &goods, &[edit("state", json!("listed"))]).await
}

pub async fn seen(who: &Client, shop: &TestShop<'_>, goods: &Value) -> Value {
    let id = goods["id"].as_str().unwrap();
    who.get(&at(shop, &format!("goods/{id}"))).await.body
}

/// How often goods were written down, and told to other areas.
async fn written(app: &TestApp, shop: &TestShop<'_>, goods: &Value) -> (usize, usize) {
    let db = app.app.store().shop(shop.id);
    let object = format!("product/{}", goods["id"].as_str().unwrap());
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(object));
    let audited = rows.all().await.unwrap().len();
    let rows = db.rows::<event::Entity>();
    let events = rows
        .with(event::Column::Kind.eq("ProductChanged"))
        .all()
        .await;
    let payloads = events.unwrap().into_iter();
    let payloads = payloads.map(|row| serde_json::from_str::<Value>(&row.payload).unwrap());
    let told = payloads.filter(|payload| payload["product"] == goods["id"]);
    (audited, told.count())
}

on_both_databases!(a_product_is_put_down_listed_sold_and_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    assert_eq!(
        (&goods["state"], &goods["rev"]),
        (&json!("stored"), &json!(1))
    );
    let page = format!("/api/store/{}/products/T9", shop.slug);
    assert_eq!(app.anyone().get(&page).await.status, 404);
    let sku: yingke::vocabulary::SkuId =
        serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let order = order_of(&[(sku, 5)]);
    let refused = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!((refused.status, refused.code()), (422, "not_listed"));
    let goods = edited(&keeper, &shop, &goods, &[edit("state", json!("listed"))]).await;
    assert_eq!(app.anyone().get(&page).await.body["skus"][0]["stock"], 5);
    let bought = customer
        .post(&at(&shop, "mine/orders"), &order_of(&[(sku, 5)]))
        .await;
    assert_eq!(bought.status, 200, "{bought:?}");
    let now = seen(&keeper, &shop, &goods).await;
    assert_eq!(
        (&now["skus"][0]["stock"], &now["skus"][0]["reserved"]),
        (&json!(5), &json!(5))
    );
    assert_eq!(now["rev"], goods["rev"], "an order is no edit");
    let few = json!([{ "id": sku, "code": "T9-1", "props": { "颜色": "白" }, "price_fen": 9_900, "stock": 4 }]);
    let refused = try_to(&keeper, &shop, &now, &[edit("skus", few)]).await;
    assert_eq!(refused.code(), "too_little_stock");
    assert_eq!(refused.body["field"], "skus.0.stock");
    let stored = edited(&keeper, &shop, &now, &[edit("state", json!("stored"))]).await;
    assert_eq!(app.anyone().get(&page).await.status, 404);
    let mine = customer.get(&at(&shop, "mine/orders")).await;
    assert_eq!(mine.body["orders"].as_array().unwrap().len(), 1);
    let (audited, told) = written(&app, &shop, &stored).await;
    assert_eq!((audited, told), (3, 3));
    let titles: Vec<_> = app
        .notices(shop.id)
        .await
        .into_iter()
        .map(|notice| notice.zh.title)
        .collect();
    for title in ["新品上架", "商品售罄"] {
        let count = titles.iter().filter(|told| *told == title).count();
        assert_eq!(count, 1, "{title}: {titles:?}");
    }
});

on_both_databases!(
    little_stock_is_told_once_and_how_little_is_the_shops_to_say,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let goods = listed(&keeper, &shop, "T9", 9).await;
        let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let told = async || {
            let notices = app.notices(shop.id).await.into_iter();
            let texts = notices.filter(|notice| notice.zh.title == "库存预警");
            texts.map(|notice| notice.zh.text).collect::<Vec<_>>()
        };
        let low = async || {
            let page = keeper.get(&at(&shop, "goods?low_stock=true")).await;
            page.body["total"].clone()
        };
        let buy = async |pieces: i64| {
            app.advance(1_000);
            let order = order_of(&[(sku, pieces)]);
            let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
            assert_eq!(placed.status, 200, "{placed:?}");
        };
        let rules = at(&shop, "stock-rules");
        let usual = keeper.get(&rules).await.body;
        assert_eq!(usual, json!({ "low_stock": 5, "rev": 0 }));
        buy(3).await;
        assert!(told().await.is_empty());
        let wrong = json!({ "low_stock": -1, "rev": 0 });
        assert_eq!(keeper.put(&rules, &wrong).await.code(), "bad_low_stock");
        let fewer = json!({ "low_stock": 4, "rev": 0 });
        assert_eq!(keeper.put(&rules, &fewer).await.status, 200);
        let late = keeper.put(&rules, &fewer).await;
        assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
        let agent = shop.member(Role::Agent).await;
        assert_eq!(agent.put(&rules, &fewer).await.status, 403);
        buy(1).await;
        assert_eq!((told().await.len(), low().await), (0, json!(0)));
        buy(1).await;
        assert_eq!((told().await.len(), low().await), (1, json!(1)));
        assert_eq!(told().await, ["白瓷壶 T9，可售 4 件"]);
        buy(1).await;
        assert_eq!(told().await.len(), 1, "it only goes on falling");
        let now = seen(&keeper, &shop, &goods).await;
        let stock = |pieces: i64| json!([{ "id": sku, "code": "T9-1", "props": { "颜色": "白" }, "price_fen": 12_900, "stock": pieces }]);
        let more = edited(&keeper, &shop, &now, &[edit("skus", stock(20))]).await;
        edited(&keeper, &shop, &more, &[edit("skus", stock(8))]).await;
        assert_eq!(told().await.len(), 2, "an edit is told too");
    }
);

on_both_databases!(a_products_own_stock_alert_goes_before_the_shops, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let set = async |code: &str, stock: i64, low: Value| {
        let goods = listed(&keeper, &shop, code, stock).await;
        edited(&keeper, &shop, &goods, &[edit("low_stock", low)]).await
    };
    let many = set("T1", 12, json!(10)).await;
    let never = set("T2", 7, json!(0)).await;
    let usual = set("T3", 6, Value::Null).await;
    assert_eq!(many["low_stock"], 10);
    assert_eq!(usual["low_stock"], Value::Null);
    for wrong in [-1, 1_000_001] {
        let refused = try_to(&keeper, &shop, &many, &[edit("low_stock", json!(wrong))]).await;
        assert_eq!(refused.code(), "bad_low_stock");
        assert_eq!(refused.body["field"], "low_stock");
    }
    let low = async |sort: &str| {
        let path = format!("goods?low_stock=true&sort={sort}");
        let page = keeper.get(&at(&shop, &path)).await.body;
        let rows = page["goods"].as_array().unwrap().iter();
        let codes = rows.map(|row| row["code"].as_str().unwrap().to_owned());
        let codes: Vec<_> = codes.collect();
        assert_eq!(page["total"], codes.len(), "{sort}");
        codes
    };
    assert!(low("stock").await.is_empty());
    for goods in [&many, &never, &usual] {
        app.advance(1_000);
        let sku = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let path = at(&shop, "mine/orders");
        let bought = customer.post(&path, &order_of(&[(sku, 3)])).await;
        assert_eq!(bought.status, 200, "{bought:?}");
    }
    let notices = app.notices(shop.id).await.into_iter();
    let told = notices.filter(|notice| notice.zh.title == "库存预警");
    let mut told: Vec<_> = told.map(|notice| notice.zh.text).collect();
    told.sort();
    assert_eq!(told, ["白瓷壶 T1，可售 9 件", "白瓷壶 T3，可售 3 件"]);
    for (sort, codes) in [
        ("stock", ["T3", "T1"]),
        ("-stock", ["T1", "T3"]),
        ("title", ["T1", "T3"]),
    ] {
        assert_eq!(low(sort).await, codes, "{sort}");
    }
    let db = app.app.store().shop(shop.id);
    let figures = catalogue::stock_figures(&db).await.unwrap();
    assert_eq!((figures.low, figures.sold_out), (2, 0));
    let now = seen(&keeper, &shop, &many).await;
    let fewer = edited(&keeper, &shop, &now, &[edit("low_stock", json!(8))]).await;
    assert_eq!(low("stock").await, ["T3"]);
    edited(&keeper, &shop, &fewer, &[edit("low_stock", Value::Null)]).await;
    let path = format!("goods/{}/changes", many["id"].as_str().unwrap());
    let changes = at(&shop, &path);
    let last = &keeper.get(&changes).await.body["changes"][0];
    assert_eq!(last["field"], "low_stock", "{last}");
    assert_eq!(last["before"], 8);
    assert_eq!(last["after"], Value::Null);
});

on_both_databases!(two_editors_and_a_retry_lose_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Operations).await,
    );
    let goods = put_down(&one, &shop, "T9", 5).await;
    let id = goods["id"].as_str().unwrap();
    let body = json!({ "key": new_id(), "rev": 1, "edits": [edit("title", json!("紫砂壶"))] });
    let path = at(&shop, &format!("goods/{id}"));
    let again = join_all((0..4).map(|_| one.put(&path, &body))).await;
    for answer in &again {
        assert_eq!(
            (answer.status, &answer.body["rev"]),
            (200, &json!(2)),
            "{answer:?}"
        );
    }
    let late = try_to(&two, &shop, &goods, &[edit("care", json!("温水冲洗"))]).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let mut other = body.clone();
    other["edits"] = json!([edit("title", json!("玻璃壶"))]);
    let reused = two.put(&path, &other).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    let same = edited(
        &two,
        &shop,
        &again[0].body,
        &[edit("title", json!("紫砂壶"))],
    )
    .await;
    assert_eq!(same["rev"], 2, "nothing was changed");
    assert_eq!(written(&app, &shop, &goods).await, (2, 2));
    let wishes: Vec<_> = (0..4)
        .map(|n| [edit("title", json!(format!("壶 {n}")))])
        .collect();
    let all_at_once = wishes.iter().map(|wish| try_to(&one, &shop, &same, wish));
    let done = join_all(all_at_once).await;
    assert_eq!(done.iter().filter(|answer| answer.status == 200).count(), 1);
    let history = one.get(&format!("{path}/changes")).await.body;
    let fields: Vec<_> = history["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| &change["field"])
        .collect();
    assert_eq!(fields[..2], ["title", "title"]);
    assert_eq!(history["changes"][1]["before"], "白瓷壶 T9");
    assert_eq!(history["changes"][1]["after"], "紫砂壶");
});

on_both_databases!(
    the_table_of_skus_is_set_anew_and_stock_is_never_lost,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let goods = listed(&keeper, &shop, "T9", 5).await;
        let first = goods["skus"][0]["id"].clone();
        let table = json!([
            { "id": first, "code": "B", "props": { "颜色": "白" }, "price_fen": 10_000, "stock": 7, "stock_was": 5 },
            sku("A", "黑", 8_000, 3),
        ]);
        let goods = edited(&keeper, &shop, &goods, &[edit("skus", table)]).await;
        let row = &keeper.get(&at(&shop, "goods?q=T9")).await.body["goods"][0];
        assert_eq!(
            (&row["price_fen"], &row["price_to_fen"]),
            (&json!(8_000), &json!(10_000))
        );
        assert_eq!((&row["stock"], &row["sku_count"]), (&json!(10), &json!(2)));
        // The codes change places, which no row may notice.
        let second = goods["skus"][1]["id"].clone();
        let swapped = json!([
            { "id": first, "code": "A", "props": { "颜色": "白" }, "price_fen": 10_000 },
            { "id": second, "code": "B", "props": { "颜色": "黑" }, "price_fen": 8_000 },
        ]);
        let goods = edited(&keeper, &shop, &goods, &[edit("skus", swapped.clone())]).await;
        let bought: yingke::vocabulary::SkuId = serde_json::from_value(second.clone()).unwrap();
        let orders = (0..4).map(|_| (order_of(&[(bought, 1)]), at(&shop, "mine/orders")));
        let orders: Vec<_> = orders.collect();
        let mut more = swapped.clone();
        more[0]["stock"] = json!(20);
        let edits = [edit("title", json!("新壶")), edit("skus", more)];
        let (placed, edited_meanwhile) = tokio::join!(
            join_all(orders.iter().map(|(body, path)| customer.post(path, body))),
            try_to(&keeper, &shop, &goods, &edits),
        );
        assert_eq!(edited_meanwhile.status, 200, "{edited_meanwhile:?}");
        let placed = placed.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(placed, 3, "three there were");
        let db = app.app.store().shop(shop.id);
        let row = db.rows::<product::Entity>().one().await.unwrap().unwrap();
        assert_eq!(row.stock, 20, "what is left of both");
        let now = seen(&keeper, &shop, &goods).await;
        let without = json!([swapped[0]]);
        let refused = try_to(&keeper, &shop, &now, &[edit("skus", without)]).await;
        assert_eq!(refused.code(), "sku_reserved");
        let new = put_down(&keeper, &shop, "T8", 1).await;
        let taken = try_to(
            &keeper,
            &shop,
            &new,
            &[edit("skus", json!([sku("A", "白", 1, 1)]))],
        )
        .await;
        assert_eq!(
            (taken.code(), &taken.body["field"]),
            ("code_taken", &json!("skus.0.code"))
        );
        let moved = json!([{ "code": "T8-1", "props": { "颜色": "白" }, "price_fen": 1, "stock": 9, "stock_was": 2 }]);
        assert_eq!(
            try_to(&keeper, &shop, &new, &[edit("skus", moved)])
                .await
                .code(),
            "stock_moved"
        );
    }
);

on_both_databases!(a_sku_taken_off_frees_its_code_and_stays_in_orders, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = listed(&keeper, &shop, "T9", 5).await;
    let goods = edited(
        &keeper,
        &shop,
        &goods,
        &[edit("skus", json!([sku("X", "黑", 100, 2)]))],
    )
    .await;
    assert_eq!(goods["skus"].as_array().unwrap().len(), 1);
    let again = json!([sku("X", "黑", 100, 2), sku("T9-1", "白", 200, 1)]);
    let goods = edited(&keeper, &shop, &goods, &[edit("skus", again)]).await;
    let row = &keeper.get(&at(&shop, "goods")).await.body["goods"][0];
    assert_eq!((&row["stock"], &row["sku_count"]), (&json!(3), &json!(2)));
    assert_eq!(goods["skus"][1]["code"], "T9-1");
});

on_both_databases!(a_product_is_listed_at_its_time_once, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let past = try_to(&keeper, &shop, &goods, &[edit("list_at", json!(app.now()))]).await;
    assert_eq!(past.code(), "bad_list_at");
    let when = app.now() + 60_000;
    let waiting = edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    app.fire().await;
    assert_eq!(seen(&keeper, &shop, &goods).await["state"], "stored");
    app.advance(60_000);
    app.fire().await;
    app.fire().await;
    let now = seen(&keeper, &shop, &goods).await;
    assert_eq!(
        (&now["state"], &now["list_at"]),
        (&json!("listed"), &Value::Null)
    );
    assert_eq!(
        now["rev"].as_i64(),
        waiting["rev"].as_i64().map(|rev| rev + 1)
    );
    assert_eq!(written(&app, &shop, &goods).await, (3, 3));
    let id = goods["id"].as_str().unwrap();
    let history = keeper
        .get(&at(&shop, &format!("goods/{id}/changes")))
        .await
        .body;
    assert_eq!(history["changes"][0]["by"], Value::Null);
});

on_both_databases!(
    a_category_names_its_products_and_asks_for_attributes,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let rules = json!([{ "name": "容量", "kind": "number", "unit": "ml", "choices": [], "is_required": true }]);
        let made = category(&keeper, &shop, "茶器", rules.clone()).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert_eq!(
            category(&keeper, &shop, " 茶器 ", json!([])).await.code(),
            "name_taken"
        );
        let goods = put_down(&keeper, &shop, "T9", 5).await;
        let list = edit("state", json!("listed"));
        assert_eq!(
            try_to(&keeper, &shop, &goods, std::slice::from_ref(&list))
                .await
                .code(),
            "attribute_missing"
        );
        let much = edit("attributes", json!([{ "name": "容量", "value": "很大" }]));
        assert_eq!(
            try_to(&keeper, &shop, &goods, &[much]).await.code(),
            "bad_attribute"
        );
        let right = edit("attributes", json!([{ "name": "容量", "value": "180" }]));
        let goods = edited(&keeper, &shop, &goods, &[right, list]).await;
        let id = made.text("id");
        let path = at(&shop, &format!("categories/{id}"));
        let renamed = json!({ "rev": 1, "name": "盖碗", "attributes": rules });
        assert_eq!(keeper.put(&path, &renamed).await.body["products"], 1);
        assert_eq!(
            keeper.put(&path, &renamed).await.code(),
            "changed_meanwhile"
        );
        assert_eq!(seen(&keeper, &shop, &goods).await["category"], "盖碗");
        assert_eq!(keeper.delete(&path).await.code(), "category_in_use");
        let agent = shop.member(Role::Agent).await;
        assert_eq!(category(&agent, &shop, "壶", json!([])).await.status, 403);
    }
);

on_both_databases!(the_list_is_paged_without_gaps_in_every_order, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    for (no, stock) in [0, 3, 3, 9, 9, 0, 40].into_iter().enumerate() {
        app.advance(1);
        let goods = put_down(&keeper, &shop, &format!("T{no}"), stock).await;
        if no % 2 == 0 {
            let edits = [
                edit("state", json!("listed")),
                edit("tags", json!(["新品", "A_B"])),
            ];
            edited(&keeper, &shop, &goods, &edits).await;
        }
    }
    for sort in [
        "position", "-price", "stock", "-stock", "-changed", "title", "-title",
    ] {
        let by = match sort.trim_start_matches('-') {
            // As they were put down.
            "position" => "code",
            "price" => "price_fen",
            "changed" => "changed_at",
            same => same,
        };
        let (mut cursor, mut codes, mut places) = (String::new(), Vec::new(), Vec::new());
        loop {
            let page = keeper
                .get(&at(
                    &shop,
                    &format!("goods?sort={sort}&limit=2&cursor={cursor}"),
                ))
                .await;
            // Counted once, with the first page.
            let total = if cursor.is_empty() {
                json!(7)
            } else {
                json!(null)
            };
            assert_eq!(
                (page.status, &page.body["total"]),
                (200, &total),
                "{page:?}"
            );
            let rows = page.body["goods"].as_array().unwrap();
            codes.extend(
                rows.iter()
                    .map(|row| row["code"].as_str().unwrap().to_owned()),
            );
            // Of those that stand by the same the id decides.
            places.extend(rows.iter().map(|row| {
                let (number, words) = (row[by].as_i64(), row[by].as_str());
                (number, words.map(str::to_owned), row["id"].to_string())
            }));
            let Some(next) = page.body["next"].as_str() else {
                break;
            };
            cursor = next.replace(' ', "%20");
        }
        let mut wanted = places.clone();
        wanted.sort();
        if sort.starts_with('-') {
            wanted.reverse();
        }
        assert_eq!(places, wanted, "{sort}");
        let is_there = |(number, words, _): &(Option<i64>, Option<String>, String)| {
            number.is_some() || words.is_some()
        };
        assert!(places.iter().all(is_there), "{sort}: {places:?}");
        codes.sort();
        assert_eq!(codes, ["T0", "T1", "T2", "T3", "T4", "T5", "T6"], "{sort}");
    }
    let total = async |query: &str| {
        keeper.get(&at(&shop, &format!("goods?{query}"))).await.body["total"].clone()
    };
    assert_eq!(total("state=stored").await, 3);
    assert_eq!(total("availability=sold_out").await, 2);
    assert_eq!(total("availability=stock").await, 5);
    assert_eq!(total("low_stock=true").await, 2);
    assert_eq!(total("tag=A_B").await, 4);
    assert_eq!(total("tag=A").await, 0);
    assert_eq!(total("q=T4").await, 1);
    assert_eq!(total("min_fen=12901").await, 0);
    for wrong in [
        "sort=colour",
        "state=gone",
        "availability=some",
        "cursor=x",
        "limit=x",
        "colour=red",
    ] {
        assert_eq!(
            keeper
                .get(&at(&shop, &format!("goods?{wrong}")))
                .await
                .status,
            400,
            "{wrong}"
        );
    }
    let figures = yingke::catalogue::stock_figures(&app.app.store().shop(shop.id))
        .await
        .unwrap();
    assert_eq!(
        (figures.low, figures.sold_out),
        (1, 1),
        "only what stands in the shop"
    );
});

/// A category and a template that a product has, by their ids.
pub async fn shelf(who: &Client, shop: &TestShop<'_>) -> (String, String) {
    let template = who
        .post(&at(shop, "delivery-templates"), &terms("大件"))
        .await;
    assert_eq!(template.status, 201, "{template:?}");
    let goods = put_down(who, shop, "SHELF", 1).await;
    let delivery = edit("template", template.body["id"].clone());
    edited(who, shop, &goods, &[delivery]).await;
    let categories = who.get(&at(shop, "categories")).await.body;
    let categories = categories["categories"].as_array().unwrap();
    let ours = categories.iter().find(|one| one["name"] == "茶器").unwrap();
    let id = |of: &Value| of["id"].as_str().unwrap().to_owned();
    (id(ours), id(&template.body))
}

pub fn terms(name: &str) -> Value {
    json!({
        "name": name, "charge_by": "piece",
        "usual": { "first": 1, "first_fen": 1_000, "further": 1, "further_fen": 200 },
        "regional": [{ "provinces": ["浙江"], "rate": { "first": 1, "first_fen": 600, "further": 1, "further_fen": 100 } }],
        "not_delivered": ["台湾"], "surcharges": [{ "provinces": ["新疆"], "fen": 1_500 }],
        "free": [{ "provinces": [], "min_fen": 50_000, "min_pieces": null }],
        "services": [{ "code": "upstairs", "name": "送货上楼", "fee_fen": 3_000, "per_piece": true }],
    })
}

on_both_databases!(
    freight_is_told_before_and_asked_again_when_the_order_is_placed,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let made = keeper
            .post(&at(&shop, "delivery-templates"), &terms("快递"))
            .await;
        assert_eq!(made.status, 201, "{made:?}");
        let goods = listed(&keeper, &shop, "T9", 50).await;
        let goods = edited(
            &keeper,
            &shop,
            &goods,
            &[edit("template", made.body["id"].clone())],
        )
        .await;
        let sku: yingke::vocabulary::SkuId =
            serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let ask = async |address: &str, quantity: i64, services: Value| {
            let lines = json!([{ "sku": sku, "quantity": quantity }]);
            let body = json!({ "lines": lines, "address": address, "services": services });
            customer.post(&at(&shop, "mine/freight"), &body).await
        };
        let quote = ask("浙江省杭州市", 2, json!(["upstairs"])).await.body;
        let figures = ["goods_fen", "freight_fen", "services_fen", "total_fen"]
            .map(|name| quote[name].as_i64().unwrap());
        assert_eq!(figures, [25_800, 700, 6_000, 32_500], "{quote}");
        assert_eq!(quote["parts"][0]["more_fen"], 24_200);
        assert_eq!(ask("", 1, json!([])).await.body["freight_fen"], 1_000);
        assert_eq!(ask("新疆", 4, json!([])).await.body["freight_fen"], 1_500);
        assert_eq!(
            ask("台湾省", 1, json!([])).await.body["not_delivered"],
            json!([sku])
        );
        assert_eq!(
            ask("", 1, json!(["installation"])).await.code(),
            "no_such_service"
        );
        assert_eq!(ask("", 0, json!([])).await.code(), "bad_quantity");

        let mut order = order_of(&[(sku, 2)]);
        order["services"] = json!(["upstairs"]);
        order["expected_fen"] = json!(25_800);
        let path = at(&shop, "mine/orders");
        let other = customer.post(&path, &order).await;
        assert_eq!((other.status, other.code()), (409, "total_changed"));
        order["expected_fen"] = json!(32_500);
        let placed = customer.post(&path, &order).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        assert_eq!(placed.body["total_fen"], 32_500);
        let again = customer.post(&path, &order).await;
        assert_eq!(again.body["id"], placed.body["id"]);
        let mut far = order_of(&[(sku, 1)]);
        far["address"] = json!("台湾省台北市信义区 1 号");
        assert_eq!(customer.post(&path, &far).await.code(), "not_delivered");
        let left = seen(&keeper, &shop, &goods).await["skus"][0]["reserved"].clone();
        assert_eq!(left, 2, "what was refused holds nothing");
        let template = at(&shop, &format!("delivery-templates/{}", made.text("id")));
        assert_eq!(keeper.delete(&template).await.code(), "template_in_use");
        let agent = shop.member(Role::Agent).await;
        assert_eq!(
            agent
                .post(&at(&shop, "delivery-templates"), &terms("快递"))
                .await
                .status,
            403
        );
    }
);

/// A picture that a product shows; whose id everyone may ask for.
pub async fn photo(who: &Client, shop: &TestShop<'_>) -> String {
    let picture = phrases::picture(who, shop, "pot.png").await;
    let goods = put_down(who, shop, "PHOTO", 1).await;
    let shown = edit("pictures", json!([picture]));
    edited(who, shop, &goods, &[shown]).await;
    picture
}

on_both_databases!(a_picture_is_public_once_a_product_shows_it, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let hidden = phrases::picture(&keeper, &shop, "hidden.png").await;
    let shown = photo(&keeper, &shop).await;
    let of = |id: &str| format!("/api/store/{}/photos/{id}", shop.slug);
    let answer = app.anyone().get(&of(&shown)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(
        answer.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("image/")
    );
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(
        app.anyone().get(&(of(&shown) + "?thumb=true")).await.status,
        200
    );
    for wrong in [hidden.as_str(), "x"] {
        assert_eq!(app.anyone().get(&of(wrong)).await.status, 404, "{wrong}");
    }
    let elsewhere = app.shop("elsewhere").await;
    let there = format!("/api/store/{}/photos/{shown}", elsewhere.slug);
    assert_eq!(app.anyone().get(&there).await.status, 404);
    let row = &keeper.get(&at(&shop, "goods?q=PHOTO")).await.body["goods"][0];
    assert_eq!(row["picture"], of(&shown));
});

on_both_databases!(what_makes_no_sense_is_refused_at_its_field, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    for (field, value, code) in [
        ("title", json!(""), "bad_title"),
        ("title", json!("壶".repeat(121)), "bad_title"),
        ("category", json!("没有"), "no_such_category"),
        ("pictures", json!([new_id()]), "no_such_picture"),
        (
            "pictures",
            json!(["https://example.com/a.png"]),
            "no_such_picture",
        ),
        ("goes_with", json!(["NOPE"]), "no_such_product"),
        ("template", json!(new_id()), "no_such_template"),
        ("tags", json!(["a\"b"]), "bad_tags"),
        ("presale_ships_on", json!("2026-02-30"), "bad_presale_date"),
        (
            "description",
            json!("a".repeat(200 * 1024 + 1)),
            "bad_description",
        ),
        ("description", json!("<div>".repeat(101)), "bad_description"),
        ("skus", json!([]), "bad_skus"),
        ("skus", json!([sku("A", "白", -1, 1)]), "bad_price"),
        (
            "skus",
            json!([sku("A", "白", 1, 1), sku("A", "黑", 1, 1)]),
            "double_sku_code",
        ),
    ] {
        let refused = try_to(&keeper, &shop, &goods, &[edit(field, value)]).await;
        assert_eq!((refused.status, refused.code()), (422, code), "{field}");
        assert!(refused.body["field"].as_str().unwrap().starts_with(field));
    }
    let many = vec![edit("title", json!("壶")); 41];
    assert_eq!(
        try_to(&keeper, &shop, &goods, &many).await.code(),
        "bad_edits"
    );
    assert_eq!(seen(&keeper, &shop, &goods).await["rev"], 1);
    let hostile = "<p>壶</p><script>alert(1)</script><img src=x onerror=alert(1)>";
    let goods = edited(
        &keeper,
        &shop,
        &goods,
        &[
            edit("description", json!(hostile)),
            edit("state", json!("listed")),
        ],
    )
    .await;
    assert_eq!(goods["description"], hostile, "as it was given");
    let page = app
        .anyone()
        .get(&format!("/api/store/{}/products/T9", shop.slug))
        .await;
    let shown = page.text("description");
    assert!(
        shown.contains("<p>壶</p>") && !shown.contains("script") && !shown.contains("onerror"),
        "{shown}"
    );
});

on_both_databases!(a_sku_taken_off_is_not_sent_again, |app| {
    let shop = app.shop("songxi").await;
    let (owner, customer) = (shop.member(Role::Owner).await, shop.customer().await);
    let goods = listed(&owner, &shop, "T9", 5).await;
    let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    let id = placed.text("id").to_owned();
    let act = async |who: &Client, path: &str, mut body: Value| {
        let now = owner.get(&at(&shop, &format!("orders/{id}"))).await.body;
        body["key"] = json!(new_id());
        body["rev"] = now["rev"].clone();
        who.post(&at(&shop, &path.replace("ID", &id)), &body).await
    };
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    let wish =
        json!({ "kind": "reissue", "amount_fen": 0, "reason": "damage", "words": "杯口有缺口" });
    for (who, path, body) in [
        (&customer.client, "mine/orders/ID/payment", json!({})),
        (&owner.client, "orders/ID/shipment", parcel.clone()),
        (&customer.client, "mine/orders/ID/refunds/0", wish),
        (
            &owner.client,
            "orders/ID/refunds/0",
            json!({ "answer": "agree" }),
        ),
    ] {
        let answer = act(who, path, body).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
    let now = seen(&owner, &shop, &goods).await;
    let other = edit("skus", json!([sku_of("X", 2)]));
    edited(&owner, &shop, &now, &[other]).await;
    let mut resend = parcel;
    resend["answer"] = json!("resend");
    let refused = act(&owner.client, "orders/ID/refunds/0", resend).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
    let db = app.app.store().shop(shop.id);
    let row = db.rows::<product::Entity>().one().await.unwrap().unwrap();
    assert_eq!(row.stock, 2, "what was taken off counts nowhere");
});

fn sku_of(code: &str, stock: i64) -> Value {
    sku(code, "黑", 100, stock)
}

/// A SKU that is sent by those terms.
async fn sent_by(shop: &TestShop<'_>) -> SkuId {
    let keeper = shop.member(Role::Operations).await;
    let made = keeper
        .post(&at(shop, "delivery-templates"), &terms("快递"))
        .await
        .body;
    let goods = listed(&keeper, shop, "T9", 50).await;
    let by = edit("template", made["id"].clone());
    let goods = edited(&keeper, shop, &goods, &[by]).await;
    serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap()
}

on_both_databases!(an_order_goes_nowhere_dearer_than_was_paid, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let path = at(
        &shop,
        &format!("mine/orders/{}/address", placed["id"].as_str().unwrap()),
    );
    let send_to = async |address: &str, rev: &Value| {
        let body = json!({
            "key": new_id(), "rev": rev, "receiver": "林夏", "phone": "13800138000", "address": address,
        });
        customer.client.put(&path, &body).await
    };
    for (address, code) in [
        ("乌鲁木齐市天山区解放路 1 号", "freight_rises"),
        ("台湾省台北市信义区 1 号", "not_delivered"),
    ] {
        let refused = send_to(address, &placed["rev"]).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{address}");
    }
    let near = send_to("浙江省宁波市海曙区 1 号", &placed["rev"]).await;
    assert_eq!(near.status, 200, "{near:?}");
});

on_both_databases!(a_city_has_terms_of_its_own_within_its_province, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let path = at(&shop, "delivery-templates");
    let mut of_cities = terms("同城");
    let rate = json!({ "first": 1, "first_fen": 100, "further": 1, "further_fen": 0 });
    let city = json!({ "provinces": ["浙江/宁波"], "rate": rate });
    of_cities["regional"].as_array_mut().unwrap().push(city);
    of_cities["not_delivered"] = json!(["台湾", "新疆", "浙江/舟山"]);
    let beyond = json!({ "provinces": ["新疆/乌鲁木齐"], "rate": rate });
    of_cities["regional"].as_array_mut().unwrap().push(beyond);
    let surcharge = json!({ "provinces": ["浙江/丽水"], "fen": 300 });
    of_cities["surcharges"]
        .as_array_mut()
        .unwrap()
        .push(surcharge);
    for wrong in ["江苏/宁波", "浙江/", "浙江/宁波市", "宁波"] {
        let mut other = of_cities.clone();
        other["not_delivered"] = json!([wrong]);
        assert_eq!(keeper.post(&path, &other).await.code(), "bad_provinces");
    }
    let made = keeper.post(&path, &of_cities).await;
    assert_eq!(made.status, 201, "{made:?}");
    let goods = listed(&keeper, &shop, "T9", 50).await;
    let by = edit("template", made.body["id"].clone());
    let goods = edited(&keeper, &shop, &goods, &[by]).await;
    let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let customer = shop.customer().await;
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    for (address, fen) in [
        ("浙江省宁波市海曙区 1 号", 100),
        ("宁波市海曙区 1 号", 100),
        ("浙江丽水莲都区 1 号", 900),
        ("浙江省绍兴市越城区 1 号", 600),
        ("江苏省苏州市姑苏区 1 号", 1_000),
    ] {
        let body = json!({ "lines": lines, "address": address, "services": [] });
        let quote = customer.post(&at(&shop, "mine/freight"), &body).await;
        assert_eq!(quote.body["freight_fen"], fen, "{address}");
    }
    let far = json!({ "lines": lines, "address": "新疆喀什", "services": [] });
    let quote = customer.post(&at(&shop, "mine/freight"), &far).await.body;
    assert_eq!(quote["not_delivered"], json!([sku]));
    assert_eq!(quote["delivered_cities"], json!(["乌鲁木齐"]));
    let page = format!("products/{}", goods["id"].as_str().unwrap());
    let shown = customer.get(&at(&shop, &page)).await.body;
    let except = &shown["delivery"]["delivered_cities"];
    assert_eq!(*except, json!(["新疆/乌鲁木齐"]), "{shown}");
    let mut near = order_of(&[(sku, 1)]);
    near["address"] = json!("浙江省宁波市海曙区 1 号");
    let placed = customer.post(&at(&shop, "mine/orders"), &near).await.body;
    let id = placed["id"].as_str().unwrap();
    let path = at(&shop, &format!("mine/orders/{id}/address"));
    for (address, code) in [
        ("浙江省绍兴市越城区 1 号", "freight_rises"),
        ("浙江省舟山市定海区 1 号", "not_delivered"),
    ] {
        let body = json!({
            "key": new_id(), "rev": placed["rev"], "receiver": "林夏", "phone": "13800138000", "address": address,
        });
        let refused = customer.client.put(&path, &body).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{address}");
    }
});

on_both_databases!(
    an_installation_has_a_day_and_moves_with_the_customers_yes,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let mut bulky = terms("大件");
        bulky["services"] = json!([{
            "code": "installation", "name": "预约安装", "fee_fen": 0, "lead_days": 2, "needs_day": true,
        }]);
        let path = at(&shop, "delivery-templates");
        let mut wrong = bulky.clone();
        wrong["services"][0]["lead_days"] = json!(91);
        assert_eq!(keeper.post(&path, &wrong).await.code(), "bad_lead_days");
        let made = keeper.post(&path, &bulky).await;
        assert_eq!(made.status, 201, "{made:?}");
        let goods = listed(&keeper, &shop, "T9", 50).await;
        let by = edit("template", made.body["id"].clone());
        let goods = edited(&keeper, &shop, &goods, &[by]).await;
        let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let customer = shop.customer().await;
        let day = |after: i64| LocalTime::of(app.now()).date.plus(after).to_string();
        let asked = json!({
            "lines": [{ "sku": sku, "quantity": 1 }], "address": "", "services": ["installation"],
        });
        let quote = customer.post(&at(&shop, "mine/freight"), &asked).await.body;
        let offered = &quote["services"][0];
        assert_eq!(
            (
                &offered["from_day"],
                &offered["to_day"],
                &offered["needs_day"]
            ),
            (&json!(day(3)), &json!(day(93)), &json!(true))
        );
        let buy = async |services: Value, day: Option<String>| {
            let mut order = order_of(&[(sku, 1)]);
            order["services"] = services;
            order["install_on"] = json!(day);
            customer.post(&at(&shop, "mine/orders"), &order).await
        };
        let installed = json!(["installation"]);
        for (services, on, code) in [
            (installed.clone(), None, "install_day_missing"),
            (installed.clone(), Some(day(2)), "bad_install_day"),
            (installed.clone(), Some(day(94)), "bad_install_day"),
            (json!([]), Some(day(3)), "no_such_service"),
        ] {
            let refused = buy(services, on).await;
            assert_eq!((refused.status, refused.code()), (422, code));
        }
        let plain = buy(json!([]), None).await.body;
        assert_eq!(plain["installation"], Value::Null);
        let placed = buy(installed, Some(day(3))).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        assert_eq!(placed.body["installation"], json!({ "day": day(3) }));

        let agent = shop.member(Role::Agent).await;
        let path = |order: &Value| at(&shop, &format!("orders/{}", order["id"].as_str().unwrap()));
        let move_to = async |order: &Value, day: String, is_agreed: bool| {
            let body = json!({
                "key": new_id(), "rev": order["rev"], "day": day, "is_agreed": is_agreed,
            });
            agent.put(&(path(order) + "/installation"), &body).await
        };
        let placed = placed.body;
        for (order, on, is_agreed, code) in [
            (&placed, day(5), false, "not_agreed"),
            (&placed, day(-1), true, "bad_install_day"),
            (&plain, day(5), true, "no_installation"),
        ] {
            assert_eq!(move_to(order, on, is_agreed).await.code(), code);
        }
        let moved = move_to(&placed, day(5), true).await;
        assert_eq!(moved.status, 200, "{moved:?}");
        assert_eq!(moved.body["installation"], json!({ "day": day(5) }));
        let events = moved.body["events"].as_array().unwrap();
        let booked = events
            .iter()
            .filter(|event| event["kind"] == "installation_booked");
        let booked: Vec<_> = booked
            .map(|event| (event["by"].clone(), event["install_on"].clone()))
            .collect();
        assert_eq!(
            booked,
            [
                (json!("customer"), json!(day(3))),
                (json!("shop"), json!(day(5)))
            ]
        );
        let mine = at(
            &shop,
            &format!("mine/orders/{}", placed["id"].as_str().unwrap()),
        );
        let mine = customer.get(&mine).await.body;
        assert_eq!(mine["installation"], json!({ "day": day(5) }));
        let rows = app.app.store().shop(shop.id);
        let rows = rows.rows::<record::Entity>();
        let rows = rows.with(record::Column::Action.eq("installation_booked"));
        let audited = rows.all().await.unwrap();
        assert_eq!(audited.len(), 1);
        assert!(audited[0].detail.contains("customer_agreed"));
    }
);

on_both_databases!(a_template_that_cannot_be_read_makes_nothing_free, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let all = delivery_template::Column::Rev.gte(0_i64);
    tx.update::<delivery_template::Entity>(all, |row| {
        row.col_expr(delivery_template::Column::Terms, Expr::value("{}"))
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    let body = json!({ "lines": lines, "address": "台湾省", "services": [] });
    let quote = customer.post(&at(&shop, "mine/freight"), &body).await;
    assert_eq!(quote.status, 503, "{quote:?}");
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!(placed.status, 503, "{placed:?}");
});

on_both_databases!(freight_is_asked_at_a_pace, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    let body = json!({ "lines": lines, "address": "", "services": [] });
    let path = at(&shop, "mine/freight");
    for _ in 0..60 {
        assert_eq!(customer.post(&path, &body).await.status, 200);
    }
    assert_eq!(customer.post(&path, &body).await.code(), "too_fast");
    app.advance(1_000);
    assert_eq!(customer.post(&path, &body).await.status, 200);
});

/// So many products, each in the category of its place.
async fn put_up_many(
    app: &TestApp,
    shop: &TestShop<'_>,
    many: i64,
    category: fn(i64) -> &'static str,
) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for position in 0..many {
        let sheet: ProductSheet = serde_json::from_value(json!({
            "code": format!("T{position}"), "title": format!("壶 {position}"),
            "category": category(position), "selling_point": "",
            "availability": "stock", "ships_within_hours": 24, "pictures": [], "facts": [],
            "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "",
            "scenes": [], "usage": "", "care": "", "installation": "", "cautions": "", "faq": [],
            "goes_with": [], "skus": [{
                "code": format!("T{position}-1"), "props": {}, "price_fen": 100, "stock": 1, "weight_g": 900,
            }],
        }))
        .unwrap();
        let listing = Listing {
            id: ProductId(new_id()),
            sku_ids: vec![SkuId(new_id())],
            // Two stand at one place, wherever a page ends.
            position: position / 2,
            pictures: Vec::new(),
            sheet,
            at: app.now(),
        };
        catalogue::put_up(&tx, listing).await.unwrap();
    }
    tx.commit().await.unwrap();
}

on_both_databases!(the_shop_page_counts_and_shows_all_goods, |app| {
    let shop = app.shop("songxi").await;
    put_up_many(&app, &shop, 130, |position| {
        if position < 100 { "茶壶" } else { "茶杯" }
    })
    .await;
    let keeper = shop.member(Role::Operations).await;
    let known = keeper.get(&at(&shop, "categories")).await.body;
    let ids = [&known["categories"][1]["id"], &known["categories"][0]["id"]];
    let arranged = keeper
        .put(&at(&shop, "categories"), &json!({ "ids": ids }))
        .await;
    assert_eq!(arranged.status, 200, "{arranged:?}");
    let door = app.anyone().get(&format!("/api/store/{}", shop.slug)).await;
    let counts: Vec<_> = door.body["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["name"].as_str().unwrap(),
                one["count"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(counts, [("茶杯", 30), ("茶壶", 100)]);
    let path = format!("/api/store/{}/products?", shop.slug);
    let (mut codes, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = app.anyone().get(&format!("{path}{cursor}")).await.body;
        let rows = page["products"].as_array().unwrap();
        assert!(rows.len() <= 60);
        codes.extend(
            rows.iter()
                .map(|row| row["code"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        cursor = format!("cursor={next}");
    }
    assert_eq!(codes.len(), 130);
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 130, "none twice");
    let odd = app.anyone().get(&format!("{path}cursor=x")).await;
    assert_eq!(odd.status, 400);
});

on_both_databases!(what_a_closed_order_brings_back_is_told, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let goods = listed(&keeper, &shop, "T9", 1).await;
    let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let path = at(
        &shop,
        &format!(
            "mine/orders/{}/cancellation",
            placed["id"].as_str().unwrap()
        ),
    );
    let wish = json!({ "key": new_id(), "rev": placed["rev"] });
    let closed = customer.post(&path, &wish).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let notices = app.notices(shop.id).await;
    for title in ["商品售罄", "商品到货"] {
        let told = notices.iter().filter(|notice| notice.zh.title == title);
        assert_eq!(told.count(), 1, "{title}");
    }
});

on_both_databases!(very_many_products_follow_their_category, |app| {
    let shop = app.shop("songxi").await;
    put_up_many(&app, &shop, 1_100, |_| "茶壶").await;
    let keeper = shop.member(Role::Operations).await;
    let known = keeper.get(&at(&shop, "categories")).await.body;
    let one = &known["categories"][0];
    let path = at(
        &shop,
        &format!("categories/{}", one["id"].as_str().unwrap()),
    );
    let body = json!({ "rev": one["rev"], "name": "壶", "attributes": [] });
    let renamed = keeper.put(&path, &body).await;
    assert_eq!(
        (renamed.status, &renamed.body["products"]),
        (200, &json!(500)),
        "{renamed:?}"
    );
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.code(), "name_taken", "some are still called so");
    for _ in 0..3 {
        app.fire().await;
    }
    let known = keeper.get(&at(&shop, "categories")).await.body;
    assert_eq!(known["categories"][0]["products"], 1_100);
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.status, 201, "{again:?}");
});

/// The migration's statement that brings rows over, as this database takes it.
fn brought_together(app: &TestApp) -> String {
    let changes = match app.app.store().engine() {
        Engine::Sqlite(_) => ChangesTogether::OF_SQLITE,
        Engine::Postgres(_) => ChangesTogether::OF_POSTGRES,
    };
    let sql = include_str!("../../schema/src/migrations/m0048_changes_together.sql");
    let mut all = sql.split(";\n");
    let insert = all.find(|statement| statement.contains("INSERT INTO"));
    insert.unwrap().replace("@CHANGES", changes)
}

on_both_databases!(a_history_of_fields_becomes_one_of_revisions, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let id = goods["id"].as_str().unwrap();
    let path = at(&shop, &format!("goods/{id}"));
    let skus = json!([
        { "code": "T9-1", "props": { "颜色": "白" }, "price_fen": 100, "stock": 5, "id": goods["skus"][0]["id"] }
    ]);
    let edits = [edit("title", json!("紫砂\"壶\"")), edit("skus", skus)];
    edited(&keeper, &shop, &goods, &edits).await;
    let before = keeper.get(&format!("{path}/changes")).await.body;
    assert!(before["changes"].as_array().unwrap().len() > 3, "{before}");
    let table = "CREATE TABLE product_change_of_field AS SELECT shop_id, product_id, 1 AS no, rev, at, member_id, nick,
        '' AS field, nick AS sku, '' AS before, '' AS after, batch_id FROM product_change";
    app.tamper(&format!("{table} WHERE rev < 0")).await;
    for (no, change) in (0..).zip(before["changes"].as_array().unwrap()) {
        let text = |value: &Value| value.to_string().replace('\'', "''");
        let sku = change["sku"].as_str();
        let sku = sku.map_or("NULL".into(), |sku| format!("'{sku}'"));
        app.tamper(&format!(
            "INSERT INTO product_change_of_field SELECT shop_id, product_id, {no}, rev, at, member_id, nick, {}, {sku}, '{}', '{}',
                batch_id FROM product_change WHERE rev = {}",
            change["field"].to_string().replace('"', "'"),
            text(&change["before"]),
            text(&change["after"]),
            change["rev"],
        ))
        .await;
    }
    app.tamper("DELETE FROM product_change").await;
    app.tamper(&brought_together(&app)).await;
    let after = keeper.get(&format!("{path}/changes")).await.body;
    let told = |page: &Value| -> Vec<Value> {
        let all = page["changes"].as_array().unwrap().iter();
        let fields = ["rev", "at", "by_name", "field", "sku", "before", "after"];
        all.map(|one| json!(fields.map(|field| &one[field])))
            .collect()
    };
    // They were numbered from the newest on: within a revision their order is the other way round.
    let mut wanted = told(&before);
    wanted.sort_by_key(|one| std::cmp::Reverse(one[0].as_i64()));
    let mut now = told(&after);
    for of_rev in now.chunk_by_mut(|a, b| a[0] == b[0]) {
        of_rev.reverse();
    }
    assert_eq!(now, wanted);
});

on_both_databases!(a_page_of_the_history_has_whole_revisions, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let mut goods = put_down(&keeper, &shop, "T9", 5).await;
    for n in 0..3 {
        let edits = [
            edit("title", json!(format!("壶 {n}"))),
            edit("care", json!(format!("温水 {n}"))),
        ];
        goods = edited(&keeper, &shop, &goods, &edits).await;
    }
    let path = at(
        &shop,
        &format!("goods/{}/changes", goods["id"].as_str().unwrap()),
    );
    let first = keeper.get(&format!("{path}?limit=2")).await.body;
    let of = |page: &Value| -> Vec<(i64, i64)> {
        let all = page["changes"].as_array().unwrap().iter();
        all.map(|one| (one["rev"].as_i64().unwrap(), one["place"].as_i64().unwrap()))
            .collect()
    };
    assert_eq!(of(&first), [(4, 1), (4, 0), (3, 1), (3, 0)]);
    let next = first["next"].as_str().unwrap();
    let rest = keeper
        .get(&format!("{path}?limit=2&cursor={next}"))
        .await
        .body;
    assert_eq!(of(&rest)[..2], [(2, 1), (2, 0)]);
    assert_eq!((&of(&rest)[2].0, &rest["next"]), (&1, &Value::Null));
    // A page ends with the revision that makes it long.
    let field = r#"{"field":"code","sku":"T9","before":"","after":""}"#;
    let many = vec![field; 1_500].join(",");
    app.tamper(&format!("UPDATE product_change SET changes = '[{many}]'"))
        .await;
    let long = keeper.get(&path).await.body;
    assert_eq!(of(&long).len(), 3_000);
    assert_eq!(long["next"], "3");
});
