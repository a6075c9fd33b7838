use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{
    Pot, all, apply, ask, at, by_ops, dearer, items, kept, of, pots, ready, revs, seen, titled,
    turn, undo,
};
use crate::goods::{category, terms};

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
    let pots = pots(&app, &shop, 2).await;
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
    let list_at = app.now() + 60_000;
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
        { "op": "words", "of": "care", "how": { "how": "set", "text": "湿布擦拭\n勿暴晒" } },
        { "op": "faq", "how": { "how": "add", "q": "包邮吗", "a": "全国包邮" } },
        { "op": "answers", "how": { "how": "suffix", "text": "。" } },
        { "op": "goes_with", "how": { "how": "add", "codes": ["P0", "P1"] } },
        { "op": "weight", "grams": 1_500 },
        { "op": "volume", "cm3": 2_000 },
        { "op": "ships_within", "hours": 72 },
        { "op": "state", "state": "stored" },
        { "op": "list_at", "at": list_at },
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
        ("care", json!("湿布擦拭\n勿暴晒")),
        ("faq", json!([{ "q": "包邮吗", "a": "全国包邮。" }])),
        ("goes_with", json!(["P1-N"])),
        ("ships_within_hours", json!(72)),
        ("state", json!("stored")),
        ("list_at", json!(list_at)),
    ] {
        assert_eq!(now[field], value, "{field}");
    }
    let skus = now["skus"].as_array().unwrap().iter();
    for (sku, barcode) in skus.zip(["6901", "6902"]) {
        assert_eq!(sku["price_fen"], 9_900);
        assert_eq!(sku["stock"], 15);
        assert_eq!(sku["barcode"], barcode);
        assert_eq!(sku["weight_g"], 1_500);
        assert_eq!(sku["volume_cm3"], 2_000);
    }
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(whole().await, before);
});

on_both_databases!(goods_of_a_batch_are_listed_at_its_time, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 2).await;
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    let store = json!([{ "field": "state", "value": "stored" }]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": store });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    let later = |at: i64| by_ops(all(), json!([{ "op": "list_at", "at": at }]));
    let late = ready(&app, &keeper, &shop, later(app.now())).await;
    let refused = items(&keeper, &shop, &late, "refused").await;
    assert_eq!(refused[0]["fault"]["code"], "bad_list_at");
    let batch = ready(&app, &keeper, &shop, later(app.now() + 60_000)).await;
    assert_eq!(
        items(&keeper, &shop, &batch, "unchanged").await.len(),
        1,
        "it is listed"
    );
    apply(&app, &keeper, &shop, &batch).await;
    let waiting = json!({ "filter": { "timed": true }, "except": [] });
    let them = by_ops(waiting, json!([titled("【新】")]));
    let them = ready(&app, &keeper, &shop, them).await;
    let them = items(&keeper, &shop, &them, "changed").await;
    assert_eq!(them.len(), 1);
    assert_eq!(them[0]["product"], json!(pots[0].id));
    app.advance(61_000);
    app.fire().await;
    let now = keeper.get(&path).await.body;
    assert_eq!(
        (&now["state"], &now["list_at"]),
        (&json!("listed"), &Value::Null)
    );
});

on_both_databases!(
    what_is_replaced_far_down_is_seen_before_it_is_saved,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 1).await;
        let page = |words: &str| format!("<p>{}</p><p>{words}</p>", "长".repeat(40_000));
        let path = at(&shop, &format!("goods/{}", pots[0].id));
        let edits = json!([{ "field": "description", "value": page("包邮") }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        let how = json!({ "how": "replace", "find": "包邮", "with": "满 99 元包邮" });
        let ops = json!([{ "op": "description", "how": how }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        let shown = |change: &Value| {
            let [before, after] = ["before", "after"].map(|side| change[side].as_str().unwrap());
            assert!(before.ends_with("长</p><p>包邮</p>"), "{before}");
            assert!(after.ends_with("长</p><p>满 99 元包邮</p>"), "{after}");
        };
        let looked_at = items(&keeper, &shop, &batch, "changed").await;
        shown(&looked_at[0]["changes"][0]);
        let report = keeper.request(Method::GET, &of(&shop, &batch, "/report.csv"));
        let report = report.send().await.unwrap().text().await.unwrap();
        assert!(report.contains("<p>满 99 元包邮</p>"), "{report}");
        apply(&app, &keeper, &shop, &batch).await;
        let history = keeper.get(&format!("{path}/changes")).await.body;
        shown(&history["changes"][0]);
    }
);

on_both_databases!(what_is_taken_off_the_shelf_waits_for_no_time, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 1).await;
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    let list_at = app.now() + 60_000;
    let edits = json!([
        { "field": "state", "value": "stored" }, { "field": "list_at", "value": list_at },
    ]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    let stored = json!([{ "op": "state", "state": "stored" }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), stored)).await;
    apply(&app, &keeper, &shop, &batch).await;
    assert_eq!(keeper.get(&path).await.body["list_at"], Value::Null);
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(keeper.get(&path).await.body["list_at"], list_at);
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
            "fewer_than_none",
            "skus.0.stock",
        ),
    ] {
        let item = one(op, "refused").await;
        assert_eq!(item["fault"]["code"], code);
        assert_eq!(item["fault"]["field"], field);
    }
    let mut bulky = terms("大件");
    bulky["charge_by"] = json!("volume");
    let path = at(&shop, "delivery-templates");
    let bulky = keeper.post(&path, &bulky).await.body["id"].clone();
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
        (
            json!({ "op": "template", "id": bulky }),
            json!(["volume_missing"]),
        ),
    ] {
        assert_eq!(one(op, "warned").await["warnings"], warnings);
    }
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

on_both_databases!(a_text_that_is_replaced_all_over_shows_each_place, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 1).await;
    let paragraphs = (0..8).map(|no| format!("<p>第{no:03}段榫卯结构</p>"));
    let text = paragraphs.collect::<Vec<_>>().join("<p>旧款</p>");
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    let edits = json!([{ "field": "description", "value": text }]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    let how = json!({ "how": "replace", "find": "旧款", "with": "新品🇨🇳" });
    let ops = json!([{ "op": "description", "how": how }, titled("新")]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    let looked_at = items(&keeper, &shop, &batch, "changed").await;
    let changes = looked_at[0]["changes"].as_array().unwrap();
    let of = |field: &str| {
        changes
            .iter()
            .find(|change| change["field"] == field)
            .unwrap()
    };
    let places = &of("description")["places"];
    assert_eq!(places["shown"].as_array().unwrap().len(), 5);
    assert_eq!(places["more"], 2);
    assert_eq!(
        places["shown"][4],
        json!({ "lead": "…段榫卯结构</p><p>", "before": "旧款", "after": "新品🇨🇳", "tail": "</p><p>第005段…" }),
    );
    assert_eq!(of("title").get("places"), None, "it is shown whole");
});
