use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::{ProductId, new_id};
use yingke_schema::{audit::record, catalogue::product_change, members::member::Role};

use super::{all, apply, ask, at, by_ops, items, kept, of, pots, ready, seen, undo};
use crate::harness::{Client, TestShop};

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
        assert_eq!(
            codes,
            ["P0-2", "P1-1", "P1-2", "P1-白", "P2-1", "P2-2"],
            "but the one"
        );
    }
);

on_both_databases!(what_goes_with_a_product_follows_its_code, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 3).await;
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    let edit = async |rev: i64, field: &str, value: Value| {
        let edits = json!([{ "field": field, "value": value }]);
        let body = json!({ "key": new_id(), "rev": rev, "edits": edits });
        keeper.put(&path, &body).await
    };
    let set = edit(1, "goes_with", json!(["P2", "P1"])).await;
    assert_eq!(set.status, 200, "{set:?}");
    let goes_with = async || {
        let page = at(&shop, &format!("products/{}", pots[0].id));
        let page = keeper.get(&page).await.body;
        let form = keeper.get(&path).await.body;
        let shown = page["goes_with"].as_array().unwrap().iter();
        let shown: Vec<_> = shown.map(|one| one["code"].clone()).collect();
        assert_eq!(json!(shown), form["goes_with"]);
        form["goes_with"].clone()
    };
    assert_eq!(goes_with().await, json!(["P2", "P1"]));
    let suffix = json!({ "op": "code", "how": { "how": "suffix", "text": "-N" } });
    let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([suffix]))).await;
    apply(&app, &keeper, &shop, &batch).await;
    assert_eq!(goes_with().await, json!(["P2-N", "P1-N"]));
    // What is shown can be saved again.
    let turned = edit(3, "goes_with", json!(["P1-N", "P2-N"])).await;
    assert_eq!(turned.status, 200, "{turned:?}");
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(goes_with().await, json!(["P1", "P2"]));
    let other = at(&shop, &format!("goods/{}", pots[1].id));
    let edits = json!([{ "field": "code", "value": "Q1" }]);
    let body = json!({ "key": new_id(), "rev": 3, "edits": edits });
    assert_eq!(keeper.put(&other, &body).await.status, 200);
    assert_eq!(goes_with().await, json!(["Q1", "P2"]));
});

fn cell(product: ProductId, rev: i64, field: &str, value: Value) -> Value {
    let edits = [json!({ "field": field, "value": value })];
    json!({ "product": product, "rev": rev, "edits": edits })
}

async fn goes_with(who: &Client, shop: &TestShop<'_>, product: ProductId) -> Value {
    let path = at(shop, &format!("goods/{product}"));
    who.get(&path).await.body["goes_with"].clone()
}

on_both_databases!(
    what_goes_with_a_product_is_taken_back_where_its_codes_are_changed_with_it,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 3).await;
        let edits = json!([{ "field": "goes_with", "value": ["P1"] }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let path = at(&shop, &format!("goods/{}", pots[0].id));
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        let cells = json!([
            cell(pots[0].id, 2, "goes_with", json!(["P2", "P1"])),
            cell(pots[1].id, 1, "code", json!("Q1")),
            cell(pots[2].id, 1, "code", json!("Q2")),
        ]);
        let what = json!({ "by": "cells", "cells": cells });
        let batch = ready(&app, &keeper, &shop, what).await;
        apply(&app, &keeper, &shop, &batch).await;
        let now = goes_with(&keeper, &shop, pots[0].id).await;
        assert_eq!(now, json!(["Q2", "Q1"]));
        undo(&app, &keeper, &shop, &batch).await;
        let undone = items(&keeper, &shop, &batch, "undone").await;
        assert_eq!(undone.len(), 3);
        let now = goes_with(&keeper, &shop, pots[0].id).await;
        assert_eq!(now, json!(["P1"]));
    }
);

on_both_databases!(
    what_goes_with_a_product_is_followed_from_one_part_of_a_batch_to_the_next,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 25).await;
        let mut cells: Vec<_> = pots
            .iter()
            .map(|pot| cell(pot.id, 1, "title", json!("壶")))
            .collect();
        cells[0] = cell(pots[0].id, 1, "code", json!("Q0"));
        // With a description parts are of twenty products.
        cells[1] = cell(pots[1].id, 1, "description", json!("<p>好</p>"));
        cells[24] = cell(pots[24].id, 1, "goes_with", json!(["P0"]));
        let what = json!({ "by": "cells", "cells": cells });
        let batch = ready(&app, &keeper, &shop, what).await;
        let view = apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["job"]["failed"], 0, "{view}");
        let now = goes_with(&keeper, &shop, pots[24].id).await;
        assert_eq!(now, json!(["Q0"]));
        let view = undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["job"]["failed"], 0, "{view}");
        let now = goes_with(&keeper, &shop, pots[24].id).await;
        assert_eq!(now, json!([]));
    }
);

on_both_databases!(
    what_is_to_go_with_many_products_is_meant_whatever_it_is_called_by_then,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 3).await;
        let with = |code: &str| {
            let op = json!({ "op": "goes_with", "how": { "how": "add", "codes": [code] } });
            by_ops(all(), json!([op]))
        };
        let batch = ready(&app, &keeper, &shop, with("P1")).await;
        let itself = items(&keeper, &shop, &batch, "unchanged").await;
        assert_eq!((itself.len(), &itself[0]["code"]), (1, &json!("P1")));
        let edits = json!([{ "field": "code", "value": "Q1" }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let path = at(&shop, &format!("goods/{}", pots[1].id));
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        let all_of = async || {
            let mut all = Vec::new();
            for pot in &pots {
                all.push(goes_with(&keeper, &shop, pot.id).await);
            }
            json!(all)
        };
        apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(all_of().await, json!([["Q1"], [], ["Q1"]]));
        undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(all_of().await, json!([[], [], []]));
        let batch = ready(&app, &keeper, &shop, with("P1")).await;
        let refused = items(&keeper, &shop, &batch, "refused").await;
        assert_eq!(refused.len(), 3, "nothing is called so any more");
        let fault = &refused[0]["fault"];
        assert_eq!(
            (&fault["code"], &fault["field"]),
            (&json!("no_such_product"), &json!("goes_with.0"))
        );
    }
);

on_both_databases!(
    a_code_that_was_changed_since_the_preview_is_what_goes_with_a_product,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 2).await;
        let cells = json!([cell(pots[0].id, 1, "goes_with", json!(["P1"]))]);
        let what = json!({ "by": "cells", "cells": cells });
        let batch = ready(&app, &keeper, &shop, what).await;
        let edits = json!([{ "field": "code", "value": "Q1" }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let path = at(&shop, &format!("goods/{}", pots[1].id));
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        let view = apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["job"]["failed"], 0, "{view}");
        let now = goes_with(&keeper, &shop, pots[0].id).await;
        assert_eq!(now, json!(["Q1"]));
    }
);
