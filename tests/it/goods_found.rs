//! Goods are found by their SKUs and by what is left of them, and the list, its orders and a selection find the same.

use serde_json::{Value, json};
use yingke::{
    catalogue::{Selection, selected, selected_count},
    vocabulary::new_id,
};
use yingke_schema::members::member::Role;

use crate::{
    goods::{at, category, edit, listed, put_down, seen, terms, try_to},
    harness::{Client, TestApp, TestShop},
};

fn sku(code: &str, barcode: &str, stock: i64) -> Value {
    json!({
        "code": code, "barcode": barcode, "props": { "颜色": code }, "price_fen": 12_900, "stock": stock,
    })
}

async fn put_up(who: &Client, shop: &TestShop<'_>, code: &str, skus: &[Value]) {
    category(who, shop, "茶器", json!([])).await;
    let edits = [
        edit("title", json!(format!("白瓷壶 {code}"))),
        edit("category", json!("茶器")),
        edit("skus", json!(skus)),
    ];
    let body = json!({ "key": new_id(), "code": code, "edits": edits });
    let answer = who.post(&at(shop, "goods"), &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

/// Codes of the products, whatever the order; a selection of the filter must find as many.
async fn found(
    (app, shop): (&TestApp, &TestShop<'_>),
    who: &Client,
    query: &str,
    filter: &Value,
) -> Vec<String> {
    let mut all = Vec::new();
    for sort in ["-changed", "price", "stock", "title", "code"] {
        let path = at(shop, &format!("goods?sort={sort}&{query}"));
        let page = who.get(&path).await.body;
        let rows = page["goods"].as_array().unwrap().iter();
        let mut codes: Vec<_> = rows
            .map(|row| row["code"].as_str().unwrap().to_owned())
            .collect();
        codes.sort();
        assert_eq!(page["total"], codes.len(), "{query} {sort}");
        if sort != "-changed" {
            assert_eq!(codes, all, "{query} {sort}");
        }
        all = codes;
    }
    let selection = json!({ "filter": filter, "except": [] });
    let selection: Selection = serde_json::from_value(selection).unwrap();
    let db = app.app.store().shop(shop.id);
    let count = selected_count(&db, &selection).await.unwrap();
    let ids = selected(&db, &selection, None, 100).await.unwrap();
    assert_eq!((count, ids.len()), (all.len() as u64, all.len()), "{query}");
    all
}

on_both_databases!(goods_are_found_by_codes_and_barcodes_of_skus, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let first = [
        sku("Qz-白-7", "6901234567892", 5),
        sku("QZ-B", "", 5),
        sku("PCT_10", "", 5),
    ];
    put_up(&keeper, &shop, "T1", &first).await;
    put_up(&keeper, &shop, "T2", &[sku("QX-7", "6909876543219", 5)]).await;
    for (q, codes) in [
        ("qz-", &["T1"][..]),
        ("QZ-B", &["T1"]),
        ("6901", &["T1"]),
        ("690", &["T1", "T2"]),
        ("6909876543219", &["T2"]),
        ("pct_1", &["T1"]),
        // Each word in its own way.
        ("白瓷壶 qx", &["T2"]),
        ("qz 6909", &[]),
        // Not what stands inside a code, nor a pattern.
        ("567892", &[]),
        ("pct%", &[]),
        ("pctx1", &[]),
    ] {
        let query = format!("q={}", q.replace(' ', "+").replace('%', "%25"));
        let told = found((&app, &shop), &keeper, &query, &json!({ "q": q })).await;
        assert_eq!(told, codes, "{q}");
    }
    let other = app.shop("qingmu").await;
    let stranger = other.member(Role::Operations).await;
    let filter = json!({ "q": "QZ-B" });
    let none = found((&app, &other), &stranger, "q=QZ-B", &filter).await;
    assert!(none.is_empty(), "of this shop alone");
});

on_both_databases!(a_sku_that_was_taken_off_finds_nothing, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T1", 5).await;
    let skus = |code: &str, barcode: &str| [edit("skus", json!([sku(code, barcode, 5)]))];
    for edits in [skus("OLD-1", "69011"), skus("NEW-1", "69022")] {
        let now = seen(&keeper, &shop, &goods).await;
        assert_eq!(try_to(&keeper, &shop, &now, &edits).await.status, 200);
    }
    for (q, many) in [("OLD", 0), ("69011", 0), ("NEW", 1), ("69022", 1)] {
        let query = format!("q={q}");
        let told = found((&app, &shop), &keeper, &query, &json!({ "q": q })).await;
        assert_eq!(told.len(), many, "{q}");
    }
});

on_both_databases!(goods_are_narrowed_by_what_can_be_bought, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    for (code, stock) in [("T1", 0), ("T2", 3), ("T3", 30)] {
        put_down(&keeper, &shop, code, stock).await;
    }
    listed(&keeper, &shop, "T4", 300).await;
    for (query, filter, codes) in [
        (
            "min_stock=3",
            json!({ "min_stock": 3 }),
            &["T2", "T3", "T4"][..],
        ),
        ("max_stock=3", json!({ "max_stock": 3 }), &["T1", "T2"]),
        (
            "min_stock=1&max_stock=30",
            json!({ "min_stock": 1, "max_stock": 30 }),
            &["T2", "T3"],
        ),
        (
            "min_stock=4&state=listed&q=T",
            json!({ "min_stock": 4, "state": "listed", "q": "T" }),
            &["T4"],
        ),
        (
            "min_stock=5&max_stock=4",
            json!({ "min_stock": 5, "max_stock": 4 }),
            &[],
        ),
    ] {
        let told = found((&app, &shop), &keeper, query, &filter).await;
        assert_eq!(told, codes, "{query}");
    }
    let path = at(&shop, "goods?min_stock=x");
    assert_eq!(keeper.get(&path).await.status, 400);
});

on_both_databases!(
    goods_are_found_that_lack_what_freight_is_counted_by,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let made = keeper
            .post(&at(&shop, "delivery-templates"), &terms("快递"))
            .await;
        let template = made.text("id").to_owned();
        let mut heavy = sku("T1-1", "", 5);
        heavy["weight_g"] = json!(900);
        let mut half = sku("T2-1", "", 5);
        (half["weight_g"], half["volume_cm3"]) = (json!(900), json!(2_000));
        for (code, skus) in [
            ("T1", vec![heavy]),
            ("T2", vec![half, sku("T2-2", "", 5)]),
            ("T3", vec![sku("T3-1", "", 5)]),
        ] {
            put_up(&keeper, &shop, code, &skus).await;
        }
        let all = keeper.get(&at(&shop, "goods?sort=code")).await.body;
        for goods in &all["goods"].as_array().unwrap()[..2] {
            let edits = [edit("template", json!(template))];
            assert_eq!(try_to(&keeper, &shop, goods, &edits).await.status, 200);
        }
        for (measure, codes) in [("weight", &["T2"][..]), ("volume", &["T1", "T2"])] {
            let query = format!("unmeasured={measure}&template={template}");
            let filter = json!({ "unmeasured": measure, "template": template });
            let told = found((&app, &shop), &keeper, &query, &filter).await;
            assert_eq!(told, codes, "{measure}");
        }
        let bare = json!({ "unmeasured": "weight", "template": "none" });
        let query = "unmeasured=weight&template=none";
        let told = found((&app, &shop), &keeper, query, &bare).await;
        assert_eq!(told, ["T3"]);
        let everywhere = json!({ "unmeasured": "weight" });
        let told = found((&app, &shop), &keeper, "unmeasured=weight", &everywhere).await;
        assert_eq!(told, ["T2", "T3"]);
        let wrong = keeper.get(&at(&shop, "goods?unmeasured=colour")).await;
        assert_eq!(wrong.status, 400);
    }
);
