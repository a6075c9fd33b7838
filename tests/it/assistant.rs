//! Many products changed at once: looked at first, written exactly so and once, taken back.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use yingke::{
    assistant,
    catalogue::{self, Listing, ProductSheet},
    jobs,
    vocabulary::{ProductId, ShopId, SkuId, new_id},
};
use yingke_schema::{
    assistant::item,
    audit::record,
    catalogue::{product, product_change, sku},
    members::member::Role,
};

use crate::{
    buying::order_of,
    goods::{category, terms},
    harness::{Answer, Client, On, TestApp, TestShop},
};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

/// A product with its SKUs, 白 for 100 yuan and 黑 for 200, ten pieces each.
struct Pot {
    id: ProductId,
    skus: Vec<SkuId>,
}

/// Pots P0, P1, … that are listed.
async fn pots(app: &TestApp, shop: &TestShop<'_>, many: i64) -> Vec<Pot> {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let mut pots = Vec::new();
    for place in 0..many {
        let row = |no: i64, colour: &str| {
            json!({
                "code": format!("P{place}-{no}"), "props": { "颜色": colour }, "price_fen": 10_000 * no,
                "stock": 10, "weight_g": 900,
            })
        };
        let sheet: ProductSheet = serde_json::from_value(json!({
            "code": format!("P{place}"), "title": format!("壶 {place}"), "category": "茶器", "selling_point": "",
            "availability": "stock", "ships_within_hours": 24, "pictures": [], "facts": [],
            "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "",
            "scenes": [], "usage": "", "care": "", "installation": "", "cautions": "", "faq": [],
            "goes_with": [], "skus": [row(1, "白"), row(2, "黑")],
        }))
        .unwrap();
        let pot = Pot {
            id: ProductId(new_id()),
            skus: vec![SkuId(new_id()), SkuId(new_id())],
        };
        let listing = Listing {
            id: pot.id,
            sku_ids: pot.skus.clone(),
            position: place,
            pictures: Vec::new(),
            sheet,
            at: app.now(),
        };
        catalogue::put_up(&tx, listing).await.unwrap();
        pots.push(pot);
    }
    tx.commit().await.unwrap();
    pots
}

fn all() -> Value {
    json!({ "filter": { "category": "茶器" }, "except": [] })
}

fn by_ops(selection: Value, ops: Value) -> Value {
    json!({ "by": "ops", "selection": selection, "ops": ops })
}

fn dearer(per_mille: i64) -> Value {
    json!({ "op": "price", "how": { "how": "multiply", "per_mille": per_mille }, "round": "none" })
}

fn titled(text: &str) -> Value {
    json!({ "op": "title", "how": { "how": "prefix", "text": text } })
}

async fn ask(who: &Client, shop: &TestShop<'_>, what: Value) -> Answer {
    let body = json!({ "key": new_id(), "what": what });
    who.post(&at(shop, "assistant/batches"), &body).await
}

/// A batch of one product, not looked at yet.
pub async fn begun(who: &Client, shop: &TestShop<'_>, product: ProductId) -> String {
    let what = by_ops(json!({ "ids": [product] }), json!([titled("新")]));
    let answer = ask(who, shop, what).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.text("id").to_owned()
}

fn of(shop: &TestShop<'_>, batch: &str, path: &str) -> String {
    at(shop, &format!("assistant/batches/{batch}{path}"))
}

async fn seen(who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    let answer = who.get(&of(shop, batch, "")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// A batch that is ready to be applied.
async fn ready(app: &TestApp, who: &Client, shop: &TestShop<'_>, what: Value) -> String {
    let answer = ask(who, shop, what).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.text("state"), "previewing");
    app.work().await;
    let id = answer.text("id").to_owned();
    let view = seen(who, shop, &id).await;
    assert_eq!(view["state"], "ready", "{view}");
    id
}

async fn turn(who: &Client, shop: &TestShop<'_>, batch: &str, act: &str) -> Answer {
    who.post(&of(shop, batch, &format!("/{act}")), &Value::Null)
        .await
}

async fn begin_applying(who: &Client, shop: &TestShop<'_>, batch: &str, skip_warned: bool) {
    let body = json!({ "skip_warned": skip_warned });
    let answer = who.post(&of(shop, batch, "/apply"), &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.text("state"), "applying");
}

async fn apply(app: &TestApp, who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    begin_applying(who, shop, batch, false).await;
    app.work().await;
    let view = seen(who, shop, batch).await;
    assert_eq!(view["state"], "applied", "{view}");
    view
}

async fn undo(app: &TestApp, who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    let answer = turn(who, shop, batch, "undo").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    app.work().await;
    let view = seen(who, shop, batch).await;
    assert_eq!(view["state"], "undone", "{view}");
    view
}

async fn items(who: &Client, shop: &TestShop<'_>, batch: &str, only: &str) -> Vec<Value> {
    let answer = who
        .get(&of(shop, batch, &format!("/items?only={only}")))
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["items"].as_array().unwrap().clone()
}

/// All that members keep of products, without their revisions.
async fn kept(app: &TestApp, shop: ShopId) -> (Vec<product::Model>, Vec<sku::Model>) {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<product::Entity>().ascending(product::Column::Id);
    let mut products = rows.all().await.unwrap();
    for product in &mut products {
        (product.rev, product.changed_at) = (0, 0);
    }
    let rows = db.rows::<sku::Entity>().ascending(sku::Column::Id);
    (products, rows.all().await.unwrap())
}

async fn revs(app: &TestApp, shop: ShopId) -> Vec<i64> {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<product::Entity>().ascending(product::Column::Id);
    let rows = rows.all().await.unwrap();
    rows.into_iter().map(|row| row.rev).collect()
}

on_both_databases!(a_batch_is_looked_at_applied_and_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 3).await;
    let before = kept(&app, shop.id).await;
    let ops = json!([
        titled("【新】"),
        dearer(1_100),
        { "op": "quantity", "how": { "how": "add_each", "n": 5 } },
        { "op": "tags", "how": { "how": "add", "tags": ["上新"] } },
    ]);
    let selection = json!({ "filter": { "category": "茶器" }, "except": [pots[2].id] });
    let batch = ready(&app, &keeper, &shop, by_ops(selection, ops.clone())).await;
    assert_eq!(kept(&app, shop.id).await, before, "nothing is written");
    let view = seen(&keeper, &shop, &batch).await;
    assert_eq!(view["what_words"], ops);
    assert_eq!((&view["total"], &view["changed"]), (&json!(2), &json!(2)));
    assert_eq!(view["job"]["state"], "done");
    let looked_at = items(&keeper, &shop, &batch, "changed").await;
    assert_eq!(looked_at[0]["product"], json!(pots[0].id));
    let changes = looked_at[0]["changes"].as_array().unwrap();
    let price = changes.iter().find(|change| change["sku"] == "P0-1");
    assert_eq!(
        price.unwrap(),
        &json!({ "field": "price_fen", "sku": "P0-1", "props": "颜色:白", "before": 10_000, "after": 11_000, "is_emptied": false })
    );
    let stock = changes.iter().find(|change| change["field"] == "stock");
    assert_eq!(stock.unwrap()["reserved"], 0);

    let applied = apply(&app, &keeper, &shop, &batch).await;
    assert_eq!(applied["can_undo"], true);
    assert_eq!(applied["job"]["done"], 2);
    let goods = at(&shop, &format!("goods/{}", pots[0].id));
    let now = keeper.get(&goods).await.body;
    assert_eq!(now["title"], "【新】壶 0");
    assert_eq!(now["tags"], json!(["上新"]));
    assert_eq!(
        (&now["skus"][0]["price_fen"], &now["rev"]),
        (&json!(11_000), &json!(2))
    );
    assert_eq!(
        (&now["skus"][1]["stock"], &now["skus"][1]["price_fen"]),
        (&json!(15), &json!(22_000))
    );
    let row = &keeper.get(&at(&shop, "goods?q=P0")).await.body["goods"][0];
    assert_eq!(
        (&row["stock"], &row["price_to_fen"]),
        (&json!(30), &json!(22_000))
    );
    let told = app.notices(shop.id).await.into_iter();
    let told = told.filter(|notice| notice.key == format!("batch/{batch}/applied"));
    assert_eq!(told.count(), 1);

    let undone = undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(undone["can_undo"], false);
    assert_eq!(
        kept(&app, shop.id).await,
        before,
        "the rows are as they were"
    );
    assert_eq!(items(&keeper, &shop, &batch, "undone").await.len(), 2);
    // Asked for again it is done already.
    let again = turn(&keeper, &shop, &batch, "undo").await;
    assert_eq!((again.status, again.text("state")), (200, "undone"));
    app.work().await;
    assert_eq!(kept(&app, shop.id).await, before);
});

on_both_databases!(every_kind_of_operation_is_written_and_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 1).await;
    category(&keeper, &shop, "餐桌", json!([])).await;
    let path = at(&shop, "delivery-templates");
    let made = keeper.post(&path, &terms("快递")).await;
    let template = made.body["id"].clone();
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    let edits = json!([{ "field": "description", "value": "<p>旧</p>\n<p>说明</p>" }]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    let whole = async || {
        let mut goods = keeper.get(&path).await.body;
        for moved in ["rev", "changed_at"] {
            goods.as_object_mut().unwrap().remove(moved);
        }
        goods
    };
    let before = whole().await;
    let ops = json!([
        { "op": "code", "how": { "how": "suffix", "text": "-N" } },
        { "op": "selling_point", "how": { "how": "set", "text": "好壶" } },
        { "op": "description", "how": { "how": "replace", "find": "<p>旧</p>\n", "with": "" } },
        { "op": "category", "name": "餐桌" },
        { "op": "attribute", "name": "材质", "value": "瓷" },
        { "op": "price", "how": { "how": "set", "fen": 9_900 }, "round": "none" },
        { "op": "quantity", "how": { "how": "spread_total", "n": 30, "rule": "even" } },
        { "op": "barcode", "how": { "how": "set", "text": "690{n}" } },
        { "op": "template", "id": template },
        { "op": "tags", "how": { "how": "set", "tags": ["清仓"] } },
        { "op": "low_stock", "pieces": 3 },
        { "op": "state", "state": "stored" },
    ]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    assert_eq!(whole().await, before, "nothing is written");
    apply(&app, &keeper, &shop, &batch).await;
    let now = whole().await;
    for (field, value) in [
        ("code", json!("P0-N")),
        ("selling_point", json!("好壶")),
        ("description", json!("<p>说明</p>")),
        ("category", json!("餐桌")),
        ("attributes", json!([{ "name": "材质", "value": "瓷" }])),
        ("template", template),
        ("tags", json!(["清仓"])),
        ("low_stock", json!(3)),
        ("state", json!("stored")),
    ] {
        assert_eq!(now[field], value, "{field}");
    }
    let skus = now["skus"].as_array().unwrap().iter();
    for (sku, barcode) in skus.zip(["6901", "6902"]) {
        assert_eq!(sku["price_fen"], 9_900);
        assert_eq!(sku["stock"], 15);
        assert_eq!(sku["barcode"], barcode);
    }
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(whole().await, before);
});

on_both_databases!(what_cannot_be_is_refused_and_what_is_odd_is_told, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 1).await;
    let rules = at(&shop, "assistant/assistant-rules");
    let body = json!({ "floor_fen": 9_500, "rev": 0 });
    assert_eq!(keeper.put(&rules, &body).await.status, 200);
    let price = |how: Value| json!({ "op": "price", "how": how, "round": "none" });
    let one = async |op: Value, only: &str| {
        let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([op]))).await;
        let mut items = items(&keeper, &shop, &batch, only).await;
        assert_eq!(items.len(), 1, "{op}");
        items.remove(0)
    };
    let emptied = json!({ "how": "pattern", "find": ".+", "with": "" });
    for (op, code, field) in [
        (
            json!({ "op": "title", "how": emptied }),
            "bad_title",
            "title",
        ),
        (titled(&"长".repeat(120)), "bad_title", "title"),
        (
            json!({ "op": "selling_point", "how": { "how": "set", "text": "长".repeat(201) } }),
            "bad_selling_point",
            "selling_point",
        ),
        (
            json!({ "op": "category", "name": "没有的" }),
            "no_such_category",
            "category",
        ),
        (
            json!({ "op": "low_stock", "pieces": -1 }),
            "bad_low_stock",
            "low_stock",
        ),
        (
            price(json!({ "how": "add", "fen": -10_001 })),
            "bad_price",
            "skus.0.price_fen",
        ),
        (
            json!({ "op": "quantity", "how": { "how": "add_each", "n": -11 } }),
            "too_little_stock",
            "skus.0.stock",
        ),
    ] {
        let item = one(op, "refused").await;
        assert_eq!(item["fault"]["code"], code);
        assert_eq!(item["fault"]["field"], field);
    }
    for (op, warnings) in [
        (titled(&"长".repeat(31)), json!(["title_long"])),
        (
            price(json!({ "how": "set", "fen": 9_400 })),
            json!(["price_floor", "price_fell_much"]),
        ),
        (
            json!({ "op": "quantity", "how": { "how": "set_each", "n": 0 } }),
            json!(["zero_stock"]),
        ),
    ] {
        assert_eq!(one(op, "warned").await["warnings"], warnings);
    }
});

fn coded(text: &str) -> Value {
    json!({ "op": "sku_code", "how": { "how": "set", "text": text } })
}

on_both_databases!(codes_of_skus_are_looked_at_written_and_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 3).await;
    let before = kept(&app, shop.id).await;
    let barcode = json!({ "how": "prefix", "text": "690-{sku}" });
    let ops = json!([coded("{code}-{颜色}{nn}"), { "op": "barcode", "how": barcode }]);
    let selection = json!({ "filter": { "category": "茶器" }, "except": [pots[2].id] });
    let batch = ready(&app, &keeper, &shop, by_ops(selection, ops)).await;
    assert_eq!(kept(&app, shop.id).await, before, "nothing is written");
    let looked_at = items(&keeper, &shop, &batch, "changed").await;
    let change = |field: &str, was: &str, is: &str| {
        json!({ "field": field, "sku": "P0-黑02", "props": "颜色:黑", "before": was, "after": is,
                "is_emptied": false })
    };
    assert_eq!(
        looked_at[0]["changes"].as_array().unwrap()[2..],
        [
            change("code", "P0-2", "P0-黑02"),
            change("barcode", "", "690-P0-黑02"),
        ]
    );
    apply(&app, &keeper, &shop, &batch).await;
    let (_, skus) = kept(&app, shop.id).await;
    let mut codes: Vec<_> = skus
        .iter()
        .map(|sku| (sku.code.as_str(), sku.barcode.as_str()))
        .collect();
    codes.sort_unstable();
    let wanted = [
        ("P0-白01", "690-P0-白01"),
        ("P0-黑02", "690-P0-黑02"),
        ("P1-白01", "690-P1-白01"),
        ("P1-黑02", "690-P1-黑02"),
        ("P2-1", ""),
        ("P2-2", ""),
    ];
    assert_eq!(codes, wanted);
    let db = app.app.store().shop(shop.id);
    let history = db.rows::<product_change::Entity>().all().await.unwrap();
    let of_it = history.iter().filter_map(|row| row.batch_id);
    let of_it = of_it.filter(|id| id.0.to_string() == batch).count();
    assert_eq!((history.len(), of_it), (2, 2));
    let fields = history
        .iter()
        .map(|row| row.changes.matches(r#""field""#).count());
    assert_eq!(fields.collect::<Vec<_>>(), [4, 4]);
    let audited = db.rows::<record::Entity>().all().await.unwrap();
    let audited = audited.iter().map(|row| row.action.as_str());
    let at_once = audited.filter(|action| *action == "edit_goods_batch");
    assert_eq!(at_once.count(), 1);
    let report = of(&shop, &batch, "/report.csv?lang=zh-CN");
    let report = keeper.request(Method::GET, &report).send().await.unwrap();
    let report = report.text().await.unwrap();
    let told = r#""规格编码","P0-黑02","黑","P0-2","P0-黑02""#;
    assert!(report.contains(told), "{report}");
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(kept(&app, shop.id).await, before);
});

on_both_databases!(
    only_skus_that_are_meant_are_changed_and_products_without_one_are_left_out,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 3).await;
        let row = |place: usize, colour: &str| {
            json!({ "id": pots[1].skus[place], "code": format!("P1-{}", place + 1),
                "props": { "颜色": colour }, "price_fen": 10_000 * (place + 1) })
        };
        let edits = json!([{ "field": "skus", "value": [row(0, "白"), row(1, "红")] }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let path = at(&shop, &format!("goods/{}", pots[1].id));
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        let before = kept(&app, shop.id).await;

        let black = json!({ "by": "prop", "name": "颜色", "value": "黑" });
        let add = json!({ "how": "add_each", "n": 5 });
        let ops = json!([
            { "op": "price", "how": { "how": "add", "fen": 100 }, "round": "none", "only": [black] },
            { "op": "quantity", "how": add, "only": [black, { "by": "code", "has": "P0" }] },
        ]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops.clone())).await;
        let view = seen(&keeper, &shop, &batch).await;
        assert_eq!(view["what_words"], ops);
        let count = |name: &str| view[name].as_i64().unwrap();
        let counts = ["total", "changed", "refused", "left_out"].map(count);
        assert_eq!(counts, [3, 2, 0, 1]);
        assert_eq!(view["job"]["done"], 3);
        let changed = items(&keeper, &shop, &batch, "changed").await;
        let told = changed.iter().flat_map(|item| {
            let changes = item["changes"].as_array().unwrap().iter();
            changes.map(|change| format!("{} {}", change["sku"], change["field"]))
        });
        let wanted = [
            r#""P0-2" "price_fen""#,
            r#""P0-2" "stock""#,
            r#""P2-2" "price_fen""#,
        ];
        assert_eq!(told.collect::<Vec<_>>(), wanted);
        let left_out = items(&keeper, &shop, &batch, "left_out").await;
        assert_eq!(left_out[0]["product"], json!(pots[1].id));
        assert_eq!(left_out[0]["fault"]["code"], "no_matching_sku");

        apply(&app, &keeper, &shop, &batch).await;
        let (_, skus) = kept(&app, shop.id).await;
        let mut now: Vec<_> = skus
            .iter()
            .map(|sku| (sku.code.as_str(), sku.price_fen, sku.stock))
            .collect();
        now.sort_unstable();
        let wanted = [
            ("P0-1", 10_000, 10),
            ("P0-2", 20_100, 15),
            ("P1-1", 10_000, 10),
            ("P1-2", 20_000, 10),
            ("P2-1", 10_000, 10),
            ("P2-2", 20_100, 10),
        ];
        assert_eq!(now, wanted);
        let report = of(&shop, &batch, "/report.csv?lang=zh-CN");
        let report = keeper.request(Method::GET, &report).send().await.unwrap();
        let report = report.text().await.unwrap();
        assert!(report.contains("不涉及"), "{report}");
        assert!(report.contains("没有符合条件的规格"), "{report}");
        undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(kept(&app, shop.id).await, before);

        let code = |has: &str| json!({ "by": "code", "has": has });
        for odd in [
            json!([code("")]),
            json!(vec![code("P"); 6]),
            json!([black, black]),
        ] {
            let odd = json!([{ "op": "quantity", "how": add, "only": odd }]);
            let refused = ask(&keeper, &shop, by_ops(all(), odd)).await;
            assert_eq!((refused.status, refused.text("code")), (422, "bad_only"));
        }
        // One condition without a list is read too.
        let bare = json!([{ "op": "quantity", "how": add, "only": black }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), bare)).await;
        let view = seen(&keeper, &shop, &batch).await;
        assert_eq!(view["what_words"][0]["only"], json!([black]));
    }
);

fn recoded(with: &str) -> Value {
    let how = json!({ "how": "pattern", "find": "^(P.)-(.)$", "with": with });
    json!({ "op": "sku_code", "how": how })
}

on_both_databases!(a_code_of_another_sku_is_refused_before_it_is_saved, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 3).await;
    let refusals = async |selection: Value, op: Value| {
        let what = by_ops(selection, json!([op]));
        let batch = ready(&app, &keeper, &shop, what).await;
        let refused = items(&keeper, &shop, &batch, "refused").await;
        let faults = refused.iter().map(|item| {
            let part = |name: &str| item["fault"][name].as_str().unwrap();
            format!("{} {}", part("code"), part("field"))
        });
        faults.collect::<Vec<_>>()
    };
    let second = || json!({ "ids": [pots[1].id] });
    let free = refusals(second(), recoded("$1-1$2")).await;
    assert!(free.is_empty(), "{free:?}");
    let edits = json!([{ "field": "skus", "value": [
        { "id": pots[0].skus[0], "code": "P0-1", "props": { "颜色": "白" }, "price_fen": 1 },
        { "id": pots[0].skus[1], "code": "P1-12", "props": { "颜色": "黑" }, "price_fen": 1 },
    ] }]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
    let first = at(&shop, &format!("goods/{}", pots[0].id));
    assert_eq!(keeper.put(&first, &body).await.status, 200);
    for (op, wanted) in [
        (recoded("P0-$2"), "code_taken skus.0.code"),
        (recoded("$1-1$2"), "code_taken skus.1.code"),
        (coded("同码"), "double_sku_code skus.1.code"),
        (coded("{尺寸}"), "no_such_prop skus.0.props"),
        (coded(""), "bad_sku_code skus.0.code"),
    ] {
        assert_eq!(refusals(second(), op).await, [wanted]);
    }
    let twice = refusals(all(), coded("X{n}")).await;
    assert_eq!(twice, ["code_taken skus.0.code"; 2], "the first keeps it");
});

on_both_databases!(
    a_sku_that_changed_meanwhile_keeps_its_code_and_a_taken_one_is_not_given_back,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 3).await;
        let named = async |rev: i64, codes: [&str; 2]| {
            let pot = &pots[0];
            let row = |place: usize, colour: &str| {
                json!({ "id": pot.skus[place], "code": codes[place], "props": { "颜色": colour },
                    "price_fen": 10_000 })
            };
            let edits = json!([{ "field": "skus", "value": [row(0, "白"), row(1, "黑")] }]);
            let body = json!({ "key": new_id(), "rev": rev, "edits": edits });
            let path = at(&shop, &format!("goods/{}", pot.id));
            let answer = keeper.put(&path, &body).await;
            assert_eq!(answer.status, 200, "{answer:?}");
        };
        let what = by_ops(all(), json!([coded("{code}-{颜色}")]));
        let batch = ready(&app, &keeper, &shop, what).await;
        named(1, ["Q0-1", "P0-2"]).await;
        apply(&app, &keeper, &shop, &batch).await;
        let failed = items(&keeper, &shop, &batch, "failed").await;
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0]["fault"]["code"], "changed_meanwhile");
        // What the second had is the first's by now.
        named(2, ["P1-1", "P0-2"]).await;
        undo(&app, &keeper, &shop, &batch).await;
        let stayed = items(&keeper, &shop, &batch, "kept").await;
        assert_eq!(stayed.len(), 1);
        assert_eq!(stayed[0]["fault"]["code"], "code_taken");
        let (_, skus) = kept(&app, shop.id).await;
        let mut codes: Vec<_> = skus.iter().map(|sku| sku.code.as_str()).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["P0-2", "P1-1", "P1-白", "P1-黑", "P2-1", "P2-2"]);
    }
);

on_both_databases!(each_product_is_written_once_though_the_node_dies, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 600).await;
    let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([dearer(1_500)]))).await;
    begin_applying(&keeper, &shop, &batch, false).await;
    let leave = CancellationToken::new();
    let node = jobs::run(app.app.clone(), app.app.works(), leave);
    let node = tokio::spawn(node);
    app.app.jobs().wake();
    let begun = async {
        while seen(&keeper, &shop, &batch).await["job"]["done"] == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    let begun = tokio::time::timeout(Duration::from_secs(30), begun).await;
    begun.expect("a part is written");
    node.abort();
    let _ = node.await;
    app.advance(31_000);
    app.work().await;
    let view = seen(&keeper, &shop, &batch).await;
    assert_eq!(view["state"], "applied");
    assert_eq!(
        (&view["job"]["done"], &view["job"]["failed"]),
        (&json!(600), &json!(0))
    );
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
    let db = app.app.store().shop(shop.id);
    let history = db.rows::<product_change::Entity>().count().await;
    assert_eq!(history.unwrap(), 600, "a row for each product");
    // A node that died right before the end of its job finds nothing to do.
    app.tamper("UPDATE job SET state = 'running', claimed_until = 0")
        .await;
    app.work().await;
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_write_no_product_twice() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 20).await;
    let mut batches = Vec::new();
    for _ in 0..2 {
        let what = by_ops(
            all(),
            json!([{ "op": "quantity", "how": { "how": "add_each", "n": 1 } }]),
        );
        batches.push(ready(&app, &keeper, &shop, what).await);
    }
    for batch in &batches {
        begin_applying(&keeper, &shop, batch, false).await;
    }
    let (here, there) = (app.app.works(), other.works());
    let (here, there) = tokio::join!(
        jobs::run_due(&app.app, &here),
        jobs::run_due(&other, &there)
    );
    assert_eq!(here.unwrap() + there.unwrap(), 2);
    let mut done = 0;
    for batch in &batches {
        done += seen(&keeper, &shop, batch).await["job"]["done"]
            .as_i64()
            .unwrap();
    }
    // Whoever came second found that the product had moved.
    assert_eq!(done, 20);
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
}

on_both_databases!(
    what_moved_since_the_preview_stays_and_orders_lose_nothing,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let pots = pots(&app, &shop, 3).await;
        let ops = json!([{ "op": "quantity", "how": { "how": "set_each", "n": 8 } }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        let edits = json!([{ "field": "title", "value": "别的名字" }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let edited = at(&shop, &format!("goods/{}", pots[0].id));
        assert_eq!(keeper.put(&edited, &body).await.status, 200);
        // Pieces of the second were sent, some of the third are waited for.
        app.tamper("UPDATE sku SET stock = stock - 1 WHERE code = 'P1-1'")
            .await;
        let order = order_of(&[(pots[2].skus[0], 3)]);
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        let view = apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(
            (&view["job"]["done"], &view["job"]["failed"]),
            (&json!(1), &json!(2))
        );
        let failed = items(&keeper, &shop, &batch, "failed").await;
        let codes: Vec<_> = failed.iter().map(|item| &item["fault"]["code"]).collect();
        assert_eq!(codes, ["changed_meanwhile", "stock_moved"]);
        let row = &keeper.get(&at(&shop, "goods?q=P2")).await.body["goods"][0];
        assert_eq!(row["stock"], 13, "16 in the house, 3 waited for");
        // Two more are sold; eight were set where ten had been.
        let order = order_of(&[(pots[2].skus[0], 2)]);
        customer.post(&at(&shop, "mine/orders"), &order).await;
        undo(&app, &keeper, &shop, &batch).await;
        let now = keeper
            .get(&at(&shop, &format!("goods/{}", pots[2].id)))
            .await;
        let sku = &now.body["skus"][0];
        assert_eq!((&sku["stock"], &sku["reserved"]), (&json!(10), &json!(5)));
    }
);

on_both_databases!(what_was_changed_since_is_kept_when_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 2).await;
    let ops = json!([titled("新"), dearer(2_000)]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    apply(&app, &keeper, &shop, &batch).await;
    let edits = json!([{ "field": "title", "value": "手改的名字" }]);
    let body = json!({ "key": new_id(), "rev": 2, "edits": edits });
    let edited = at(&shop, &format!("goods/{}", pots[0].id));
    assert_eq!(keeper.put(&edited, &body).await.status, 200);
    undo(&app, &keeper, &shop, &batch).await;
    let now = keeper.get(&edited).await.body;
    assert_eq!(
        (&now["title"], &now["skus"][0]["price_fen"]),
        (&json!("手改的名字"), &json!(10_000))
    );
    let kept = items(&keeper, &shop, &batch, "kept").await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["fault"]["code"], "changed_since");
    assert_eq!(kept[0]["fault"]["field"], "title");
    assert_eq!(items(&keeper, &shop, &batch, "undone").await.len(), 1);
});

on_both_databases!(products_of_many_skus_are_written_in_smaller_parts, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 5).await;
    for (place, pot) in pots.iter().enumerate() {
        let row = |no: i64| {
            json!({
                "code": format!("P{place}-{no}"), "props": { "颜色": format!("第 {no} 色") },
                "price_fen": 10_000 + no,
            })
        };
        let rows: Vec<_> = (1..=400).map(row).collect();
        let body =
            json!({ "key": new_id(), "rev": 1, "edits": [{ "field": "skus", "value": rows }] });
        let path = at(&shop, &format!("goods/{}", pot.id));
        assert_eq!(keeper.put(&path, &body).await.status, 200);
    }
    let before = kept(&app, shop.id).await;
    let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([dearer(2_000)]))).await;
    let applied = apply(&app, &keeper, &shop, &batch).await;
    assert_eq!(applied["job"]["done"], 5);
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 3));
    let (_, skus) = kept(&app, shop.id).await;
    let sold = skus.iter().filter(|sku| sku.gone_at.is_none());
    let dear = sold.filter(|sku| sku.price_fen == 2 * (10_001 + sku.position));
    assert_eq!(dear.count(), 2_000);
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(kept(&app, shop.id).await, before);
});

on_both_databases!(what_is_gone_is_not_given_back_and_the_rest_is, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 1).await;
    category(&keeper, &shop, "餐桌", json!([])).await;
    let ops = json!([titled("新"), { "op": "category", "name": "餐桌" }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    apply(&app, &keeper, &shop, &batch).await;
    app.tamper("DELETE FROM category WHERE name = '茶器'").await;
    undo(&app, &keeper, &shop, &batch).await;
    let goods = at(&shop, &format!("goods/{}", pots[0].id));
    let now = keeper.get(&goods).await.body;
    assert_eq!(
        (&now["title"], &now["category"]),
        (&json!("壶 0"), &json!("餐桌"))
    );
    let kept = items(&keeper, &shop, &batch, "kept").await;
    assert_eq!(kept[0]["fault"]["code"], "no_such_category");
});

on_both_databases!(a_batch_is_stopped_resumed_and_dropped, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 2).await;
    let asked = ask(&keeper, &shop, by_ops(all(), json!([titled("新")]))).await;
    let batch = asked.text("id").to_owned();
    let stopped = turn(&keeper, &shop, &batch, "stop").await;
    assert_eq!((stopped.status, stopped.text("state")), (200, "stopped"));
    assert_eq!(app.work().await, 0);
    assert_eq!(turn(&keeper, &shop, &batch, "undo").await.code(), "not_now");
    let resumed = turn(&keeper, &shop, &batch, "resume").await;
    assert_eq!((resumed.status, resumed.text("state")), (200, "previewing"));
    app.work().await;
    begin_applying(&keeper, &shop, &batch, false).await;
    assert_eq!(turn(&keeper, &shop, &batch, "drop").await.code(), "not_now");
    let stopped = turn(&keeper, &shop, &batch, "stop").await;
    assert_eq!(stopped.body["can_undo"], true);
    assert_eq!(app.work().await, 0);
    let other = shop.member(Role::Supervisor).await;
    let resumed = turn(&other, &shop, &batch, "resume").await;
    assert_eq!(resumed.text("state"), "applying");
    // Whoever began it has left: it is the other's now.
    app.tamper(&format!(
        "UPDATE member SET left_at = 1 WHERE id <> {}",
        literal(&app, other.id.0)
    ))
    .await;
    app.work().await;
    assert_eq!(seen(&other, &shop, &batch).await["state"], "applied");
    assert_eq!(turn(&other, &shop, &batch, "stop").await.code(), "not_now");
    let second = ready(&app, &other, &shop, by_ops(all(), json!([titled("又")]))).await;
    let dropped = turn(&other, &shop, &second, "drop").await;
    assert_eq!(dropped.text("state"), "dropped");
    let body = json!({ "skip_warned": false });
    let late = other.post(&of(&shop, &second, "/apply"), &body).await;
    assert_eq!((late.status, late.code()), (409, "not_now"));
});

/// An id as the database's own text has it.
fn literal(app: &TestApp, id: uuid::Uuid) -> String {
    match app.app.store().engine() {
        yingke::storage::Engine::Sqlite(_) => format!("x'{}'", id.simple()),
        yingke::storage::Engine::Postgres(_) => format!("'{id}'"),
    }
}

on_both_databases!(warnings_are_told_and_left_out_where_asked, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 3).await;
    let rules = at(&shop, "assistant/assistant-rules");
    let body = json!({ "floor_fen": 9_500, "rev": 0 });
    assert_eq!(keeper.put(&rules, &body).await.status, 200);
    let late = keeper.put(&rules, &body).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let ops = json!([{ "op": "title", "how": { "how": "set", "text": "同名壶" } }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    let warned = items(&keeper, &shop, &batch, "warned").await;
    assert_eq!(warned.len(), 2, "the first keeps the name");
    assert_eq!(warned[0]["warnings"], json!(["duplicate_title"]));
    begin_applying(&keeper, &shop, &batch, true).await;
    app.work().await;
    let view = seen(&keeper, &shop, &batch).await;
    assert_eq!(
        (&view["state"], &view["job"]["done"]),
        (&json!("applied"), &json!(1))
    );
    let cheaper = by_ops(all(), json!([dearer(900)]));
    let batch = ready(&app, &keeper, &shop, cheaper).await;
    let view = seen(&keeper, &shop, &batch).await;
    assert_eq!(
        (&view["warned"], &view["floor_fen"]),
        (&json!(3), &json!(9_500))
    );
    let body = json!({ "skip_warned": true });
    let nothing = keeper.post(&of(&shop, &batch, "/apply"), &body).await;
    assert_eq!((nothing.status, nothing.code()), (422, "nothing_to_apply"));
    let report = keeper.get(&of(&shop, &batch, "/report.csv")).await;
    assert_eq!(report.status, 200);
    assert_eq!(report.headers["content-type"], "text/csv; charset=utf-8");
});

on_both_databases!(a_sku_that_falls_to_nothing_is_named, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 1).await;
    let how = json!({ "how": "spread_total", "n": 10, "rule": "first" });
    let ops = json!([{ "op": "quantity", "how": how }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    let warned = items(&keeper, &shop, &batch, "warned").await;
    assert_eq!(warned[0]["warnings"], json!(["zero_stock"]));
    let total = json!({ "before": 20, "after": 10 });
    assert_eq!(warned[0]["stock_total"], total);
    assert_eq!(
        warned[0]["changes"],
        json!([{ "field": "stock", "sku": "P0-2", "props": "颜色:黑", "before": 10, "after": 0,
            "reserved": 0, "is_emptied": true }])
    );
    for (path, asked, words) in [
        ("/report.csv", "", "不再可售：黑 P0-2"),
        (
            "/report.csv",
            "en-GB,en;q=0.9",
            "Nothing left to sell: 黑 P0-2",
        ),
        (
            "/report.csv?lang=en",
            "zh-CN",
            "Nothing left to sell: 黑 P0-2",
        ),
    ] {
        let report = keeper.request(Method::GET, &of(&shop, &batch, path));
        let report = report.header("accept-language", asked).send().await;
        let text = report.unwrap().text().await.unwrap();
        assert!(text.contains(words), "{path} {asked}: {text}");
    }
});

on_both_databases!(cells_are_each_product_s_own_edits, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 4).await;
    let cells = |pot: &Pot, rev: i64, edits: Value| json!({ "product": pot.id, "rev": rev, "edits": edits });
    let named = |text: &str| json!([{ "field": "title", "value": text }]);
    let one_sku = json!([{ "field": "skus", "value": [
        { "id": pots[2].skus[0], "code": "P2-1", "props": { "颜色": "白" }, "price_fen": 1 },
    ] }]);
    let what = json!({ "by": "cells", "cells": [
        cells(&pots[0], 1, named("一号壶")),
        cells(&pots[1], 7, named("二号壶")),
        cells(&pots[2], 1, one_sku),
        cells(&pots[3], 1, json!([{ "field": "code", "value": "P0" }])),
        { "product": new_id(), "rev": 1, "edits": named("没有的壶") },
    ] });
    let batch = ready(&app, &keeper, &shop, what.clone()).await;
    let refused = items(&keeper, &shop, &batch, "refused").await;
    let codes: Vec<_> = refused.iter().map(|item| &item["fault"]["code"]).collect();
    assert_eq!(
        codes,
        [
            "changed_meanwhile",
            "skus_not_here",
            "code_taken",
            "no_such_product"
        ]
    );
    let view = apply(&app, &keeper, &shop, &batch).await;
    assert_eq!(
        (&view["total"], &view["what_words"]),
        (&json!(5), &json!([]))
    );
    let now = keeper
        .get(&at(&shop, &format!("goods/{}", pots[0].id)))
        .await;
    assert_eq!(now.body["title"], "一号壶");
    let mut twice = what;
    let first = twice["cells"][0].clone();
    twice["cells"].as_array_mut().unwrap().push(first);
    let refused = ask(&keeper, &shop, twice).await;
    assert_eq!((refused.status, refused.code()), (422, "named_twice"));
    let nothing = json!({ "by": "cells", "cells": [] });
    assert_eq!(ask(&keeper, &shop, nothing).await.code(), "bad_count");
    let none = by_ops(all(), json!([]));
    assert_eq!(ask(&keeper, &shop, none).await.status, 422);
});

on_both_databases!(a_retry_is_harmless_and_strangers_find_nothing, |app| {
    let (shop, elsewhere) = (app.shop("songxi").await, app.shop("qingmu").await);
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 1).await;
    let path = at(&shop, "assistant/batches");
    let what = by_ops(all(), json!([titled("新")]));
    let body = json!({ "key": new_id(), "what": what });
    let first = keeper.post(&path, &body).await;
    let again = keeper.post(&path, &body).await;
    assert_eq!((again.status, again.text("id")), (201, first.text("id")));
    let mut other = body.clone();
    other["what"]["ops"] = json!([titled("旧")]);
    let reused = keeper.post(&path, &other).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    assert_eq!(app.work().await, 1, "one preview");
    let agent = shop.member(Role::Agent).await;
    let batch = first.text("id");
    for answer in [
        agent.get(&path).await,
        agent.post(&path, &body).await,
        turn(&agent, &shop, batch, "undo").await,
        agent.get(&of(&shop, batch, "/items")).await,
    ] {
        assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    }
    let stranger = elsewhere.member(Role::Owner).await;
    for act in ["stop", "resume", "undo", "drop"] {
        let answer = turn(&stranger, &elsewhere, batch, act).await;
        assert_eq!(answer.status, 404, "{act}");
    }
    for path in ["", "/items", "/report.csv"] {
        let answer = stranger.get(&of(&elsewhere, batch, path)).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    let list = keeper.get(&format!("{path}?limit=1")).await.body;
    assert_eq!(list["batches"][0]["id"], batch);
    assert_eq!(list["next"], Value::Null);
});

on_both_databases!(
    what_can_neither_be_applied_nor_taken_back_is_forgotten,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        pots(&app, &shop, 2).await;
        let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([titled("新")]))).await;
        apply(&app, &keeper, &shop, &batch).await;
        let forget = async || {
            let store = app.app.store();
            assistant::forget_items(store, [shop.id], app.now())
                .await
                .unwrap();
            let db = store.shop(shop.id);
            db.rows::<item::Entity>().count().await.unwrap()
        };
        assert_eq!(forget().await, 2);
        app.advance(31 * 24 * 60 * 60 * 1_000);
        assert_eq!(forget().await, 0);
        let owner = app.signed_in(keeper.person).await;
        let view = seen(&owner, &shop, &batch).await;
        assert_eq!(
            (&view["is_forgotten"], &view["can_undo"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(turn(&owner, &shop, &batch, "undo").await.code(), "not_now");
        assert_eq!(forget().await, 0);
        // A node that died over it has another go on.
        let second = ready(&app, &owner, &shop, by_ops(all(), json!([titled("又")]))).await;
        app.tamper("UPDATE goods_batch SET is_forgotten = TRUE")
            .await;
        let body = json!({ "skip_warned": false });
        let late = owner.post(&of(&shop, &second, "/apply"), &body).await;
        assert_eq!((late.status, late.code()), (409, "not_now"));
        assert_eq!(forget().await, 0);
        // One whose job failed, and that nobody went on with, is no longer under way.
        let third = ask(&owner, &shop, by_ops(all(), json!([titled("再")]))).await;
        let now = app.now();
        app.tamper(&format!(
            "UPDATE job SET state = 'failed', ended_at = {now} WHERE state = 'waiting'"
        ))
        .await;
        app.advance(31 * 24 * 60 * 60 * 1_000);
        forget().await;
        let owner = app.signed_in(keeper.person).await;
        let view = seen(&owner, &shop, third.text("id")).await;
        assert_eq!(
            (&view["state"], &view["is_forgotten"]),
            (&json!("stopped"), &json!(true))
        );
    }
);
