use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{
    DAY, act, at, chair, checked, goods, imported, look, of, plain, seen, told_text, usual,
};
use crate::harness::told;

on_both_databases!(
    a_node_that_dies_leaves_neither_half_a_product_nor_one_twice,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let products: Vec<_> = (1..=700).map(chair).collect();
        let import = checked(world, &usual(&products), json!({})).await;
        act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
        let node = app.app.clone();
        let works = node.works();
        let runs = works
            .iter()
            .find(|work| work.kind() == "goods_import")
            .unwrap()
            .clone();
        let running = tokio::spawn(async move { yingke::jobs::run_due(&node, &[runs]).await });
        // Cut off wherever it is once something is there.
        while goods(&keeper, &shop).await.is_empty() && !running.is_finished() {
            crate::harness::glance().await;
        }
        running.abort();
        let _ = running.await;
        app.advance(31_000);
        app.work().await;
        let import = seen(&keeper, &shop, &import).await;
        assert_eq!(
            (&import["state"], &import["counts"]["created"]),
            (&json!("done"), &json!(700))
        );
        assert_eq!(import["job"]["done"], 700);
        let page = keeper.get(&at(&shop, "goods?limit=1")).await.body;
        assert_eq!(page["total"], 700);
    }
);

on_both_databases!(
    what_would_change_of_a_product_is_told_before_it_is_written,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let head: &[&str] = &["商品编码", "商品标题", "SKU 编码", "价格", "库存"];
        let old = plain(&[
            head,
            &["C-1", "白橡木椅", "C-1-1", "299", "5"],
            &["C-2", "胡桃木椅", "C-2-1", "399", "5"],
        ]);
        let mapping = json!({ "category": "餐椅" });
        let first = imported(world, &old, mapping.clone()).await;
        let path = of(&shop, &first, "/changes");
        let none = keeper.get(&path).await.body;
        assert_eq!(none, json!({ "products": [], "next": null, "total": 0 }));
        let new = plain(&[
            head,
            &["C-1", "白橡木餐椅", "C-1-1", "279.5", "5"],
            &["C-2", "胡桃木椅", "C-2-1", "399", "5"],
            &["C-3", "榆木椅", "C-3-1", "199", "1"],
            &["C-4", "松木椅", "C-4-1", "很贵", "1"],
        ]);
        let import = checked(world, &new, mapping).await;
        let counts = ["created", "updated", "unchanged", "refused"];
        let counts = counts.map(|count| import["counts"][count].as_i64().unwrap());
        assert_eq!(counts, [1, 1, 1, 1], "{import}");
        let told = keeper.get(&of(&shop, &import, "/changes")).await.body;
        assert_eq!((&told["total"], &told["next"]), (&json!(1), &Value::Null));
        let product = &told["products"][0];
        assert_eq!(
            (&product["code"], &product["title"], &product["line"]),
            (&json!("C-1"), &json!("白橡木椅"), &json!(2))
        );
        let changes = product["changes"].as_array().unwrap().iter();
        let changes: Vec<_> = changes
            .map(|change| ["field", "sku", "before", "after"].map(|of| change[of].clone()))
            .collect();
        let title = [
            json!("title"),
            Value::Null,
            json!("白橡木椅"),
            json!("白橡木餐椅"),
        ];
        assert!(changes.contains(&title), "{told}");
        let price = [
            json!("price_fen"),
            json!("C-1-1"),
            json!(29_900),
            json!(27_950),
        ];
        assert!(changes.contains(&price), "{told}");
        assert_eq!(changes.len(), 2, "{told}");
        for (lang, words) in [
            ("zh-CN", ["价格（元）", "279.50"]),
            ("en", ["Price (yuan)", "After"]),
        ] {
            let path = of(&shop, &import, &format!("/changes.csv?lang={lang}"));
            let csv = told_text(&keeper, &path).await;
            for word in words {
                assert!(csv.contains(word), "{word} in {csv}");
            }
        }
        assert_eq!(
            goods(&keeper, &shop).await.len(),
            2,
            "a check writes nothing"
        );
        act(&keeper, &shop, &import, "/run", json!({ "rows": "good" })).await;
        app.work().await;
        let told = keeper.get(&of(&shop, &import, "/changes")).await.body;
        assert_eq!(told["products"], json!([]), "it is written");
    }
);

on_both_databases!(what_a_check_noted_is_not_lost_with_its_node, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut products: Vec<_> = (1..=700).map(chair).collect();
    // Without a code of its own: only the first part notes something.
    products[0].outer_id = String::new();
    let looked = look(&keeper, &shop, &usual(&products)).await.body;
    act(&keeper, &shop, &looked, "/check", json!({})).await;
    let node = app.app.clone();
    let works = node.works();
    let checks = works.iter().find(|work| work.kind() == "goods_check");
    let checks = checks.unwrap().clone();
    let running = tokio::spawn(async move { yingke::jobs::run_due(&node, &[checks]).await });
    let done = async || {
        let import = seen(&keeper, &shop, &looked).await;
        import["job"]["done"].as_i64().unwrap()
    };
    while done().await == 0 && !running.is_finished() {
        crate::harness::glance().await;
    }
    running.abort();
    let _ = running.await;
    app.advance(31_000);
    app.work().await;
    let import = seen(&keeper, &shop, &looked).await;
    assert_eq!(
        (&import["state"], &import["counts"]["created"]),
        (&json!("checked"), &json!(700)),
        "{import}"
    );
    let notes = import["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("code_made")), "{import}");
});

on_both_databases!(an_import_is_stopped_and_goes_on, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let file = usual(&[chair(1), chair(2)]);
    let import = checked((&app, &*keeper, &shop), &file, json!({})).await;
    act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
    let stopped = act(&keeper, &shop, &import, "/stop", json!({})).await;
    assert_eq!(stopped["state"], "stopped");
    app.work().await;
    assert!(goods(&keeper, &shop).await.is_empty());
    act(&keeper, &shop, &import, "/resume", json!({})).await;
    app.work().await;
    assert_eq!(seen(&keeper, &shop, &import).await["state"], "done");
    assert_eq!(goods(&keeper, &shop).await.len(), 2);
});

on_both_databases!(
    an_import_is_its_shop_s_and_a_retry_begins_no_second_one,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let body = json!({ "key": new_id(), "name": "a.csv", "bytes": 12 });
        let begun = keeper.post(&at(&shop, "goods-imports"), &body).await;
        let again = keeper.post(&at(&shop, "goods-imports"), &body).await;
        assert_eq!(begun.body["id"], again.body["id"]);
        let mut other = body.clone();
        other["bytes"] = json!(13);
        let reused = keeper.post(&at(&shop, "goods-imports"), &other).await;
        assert_eq!((reused.status, reused.code()), (409, "key_reused"));
        let elsewhere = app.shop("elsewhere").await;
        let stranger = elsewhere.member(Role::Owner).await;
        for act in ["", "/faults", "/faults.csv"] {
            assert_eq!(
                stranger.get(&of(&elsewhere, &begun.body, act)).await.status,
                404
            );
        }
        let agent = shop.member(Role::Agent).await;
        assert_eq!(agent.get(&of(&shop, &begun.body, "")).await.status, 403);
        let early = keeper
            .post(&of(&shop, &begun.body, "/look"), &json!({}))
            .await;
        assert_eq!((early.status, early.code()), (409, "pieces_missing"));
        let piece = |n: u64, bytes: &'static [u8]| {
            let path = of(&shop, &begun.body, &format!("/pieces/{n}"));
            keeper.request(Method::PUT, &path).body(bytes)
        };
        assert_eq!(told(piece(0, b"short")).await.status, 422);
        assert_eq!(told(piece(1, b"beyond")).await.status, 422);
        assert_eq!(told(piece(0, b"code,title\nA")).await.status, 204);
        assert_eq!(
            told(piece(0, b"code,title\nB")).await.status,
            204,
            "the same one again"
        );
        let looked = keeper
            .post(&of(&shop, &begun.body, "/look"), &json!({}))
            .await;
        assert_eq!(looked.body["look"]["first_rows"][0][0], "B");
        assert_eq!(told(piece(0, b"code,title\nC")).await.status, 409);
        app.advance(8 * DAY);
        app.fire().await;
        let over = seen(&keeper, &shop, &begun.body).await;
        assert_eq!(over["state"], "dropped");
        let late = keeper
            .post(&of(&shop, &begun.body, "/check"), &json!({}))
            .await;
        assert_eq!(late.status, 409);
    }
);
