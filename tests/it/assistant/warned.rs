use reqwest::Method;
use serde_json::json;
use yingke_schema::members::member::Role;

use super::{all, at, begin_applying, by_ops, dearer, items, of, pots, ready, seen};

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
