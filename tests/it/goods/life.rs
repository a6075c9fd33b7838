use futures_util::future::join_all;
use serde_json::{Value, json};
use yingke::{
    message_centre::{Category, Link, Notice, To},
    vocabulary::{ProductId, new_id},
};
use yingke_schema::members::member::Role;

use super::{at, edit, edited, put_down, seen, sku, try_to, written};
use crate::{
    buying::order_of,
    harness::{TestApp, TestMember, TestShop},
};

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

on_both_databases!(what_is_listed_again_is_no_news, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut goods = put_down(&keeper, &shop, "T9", 5).await;
    for state in ["listed", "stored", "listed"] {
        goods = edited(&keeper, &shop, &goods, &[edit("state", json!(state))]).await;
    }
    // Listed again with what had sold out, it is back.
    for (state, stock) in [("stored", 0), ("listed", 3)] {
        let edits = [
            edit("state", json!(state)),
            edit("skus", json!([sku("T9-1", "白", 12_900, stock)])),
        ];
        goods = edited(&keeper, &shop, &goods, &edits).await;
    }
    let told = app.notices(shop.id).await;
    let mut titles: Vec<_> = told.iter().map(|told| told.zh.title.as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["商品补货", "新品上架"]);
    let product: ProductId = serde_json::from_value(goods["id"].clone()).unwrap();
    for told in &told {
        assert_eq!(told.category, Category::Goods);
        assert_eq!(told.link, Some(Link::Product { product }));
    }
});

on_both_databases!(what_was_deleted_before_it_was_listed_is_new, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut goods = put_down(&keeper, &shop, "T9", 5).await;
    for state in ["deleted", "stored", "listed"] {
        goods = edited(&keeper, &shop, &goods, &[edit("state", json!(state))]).await;
    }
    let told = app.notices(shop.id).await.into_iter();
    let titles: Vec<_> = told.map(|told| told.zh.title).collect();
    assert_eq!(titles, ["新品上架"]);
});

on_both_databases!(
    what_left_sold_out_is_back_once_it_is_listed_with_pieces,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let mut goods = put_down(&keeper, &shop, "T9", 5).await;
        let state = |state: &str| edit("state", json!(state));
        let stock = |stock| edit("skus", json!([sku("T9-1", "白", 12_900, stock)]));
        let steps = [
            (state("listed"), 0),
            (stock(0), 0),
            (state("stored"), 0),
            (stock(3), 0),
            (state("listed"), 1),
            (state("stored"), 1),
            (state("listed"), 1),
            (stock(0), 1),
            (state("stored"), 1),
            (stock(3), 1),
            (state("deleted"), 1),
            (state("stored"), 1),
            (state("listed"), 2),
        ];
        for (change, wanted) in steps {
            goods = edited(&keeper, &shop, &goods, std::slice::from_ref(&change)).await;
            let told = app.notices(shop.id).await.into_iter();
            let back = told.filter(|told| told.zh.title == "商品补货").count();
            assert_eq!(back, wanted, "{change}");
        }
    }
);

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

on_both_databases!(a_product_is_listed_at_its_time_once, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let past = try_to(&keeper, &shop, &goods, &[edit("list_at", json!(app.now()))]).await;
    assert_eq!(past.code(), "bad_list_at");
    let when = app.now() + 60_000;
    let waiting = edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    put_down(&keeper, &shop, "T8", 5).await;
    let timed = async |sort: &str| {
        let path = format!("goods?timed=true&sort={sort}");
        let page = keeper.get(&at(&shop, &path)).await.body;
        let codes = page["goods"].as_array().unwrap().iter();
        let codes: Vec<_> = codes.map(|row| row["code"].clone()).collect();
        (page["total"].clone(), codes)
    };
    for sort in ["-changed", "price", "title"] {
        assert_eq!(timed(sort).await, (json!(1), vec![json!("T9")]), "{sort}");
    }
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
    assert_eq!(timed("-changed").await.0, json!(0));
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

on_both_databases!(what_is_listed_at_one_time_is_told_of_together, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let when = app.now() + 60_000;
    for code in ["T1", "T2", "T3"] {
        let goods = put_down(&keeper, &shop, code, 5).await;
        edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    }
    app.advance(60_000);
    while app.fire().await > 0 {}
    let page = keeper.get(&at(&shop, "goods?state=listed")).await.body;
    assert_eq!(page["total"], 3);
    assert!(app.notices(shop.id).await.is_empty(), "more may come");
    app.advance(30_000);
    app.fire().await;
    let told = app.notices(shop.id).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].zh.title, "新品上架");
    assert!(told[0].zh.text.ends_with("等 3 件商品"), "{told:?}");
});

/// The first category asks for a material from now on.
async fn ask_for_material(keeper: &TestMember, shop: &TestShop<'_>) {
    let list = keeper.get(&at(shop, "categories")).await.body;
    let category = &list["categories"][0];
    let path = at(
        shop,
        &format!("categories/{}", category["id"].as_str().unwrap()),
    );
    let rule = json!({ "name": "材质", "kind": "text", "is_required": true });
    let body = json!({ "rev": category["rev"], "name": category["name"], "attributes": [rule] });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
}

/// What members were told of listings that failed.
async fn told_not_listed(app: &TestApp, shop: &TestShop<'_>) -> Vec<Notice> {
    let notices = app.notices(shop.id).await.into_iter();
    let told = notices.filter(|notice| notice.zh.title == "定时上架未成功");
    told.collect()
}

on_both_databases!(what_is_not_listed_at_its_time_says_why, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let when = app.now() + 60_000;
    edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    ask_for_material(&keeper, &shop).await;
    app.advance(60_000);
    app.fire().await;
    let now = seen(&keeper, &shop, &goods).await;
    assert_eq!(now["state"], "stored");
    let id = goods["id"].as_str().unwrap();
    let history = keeper.get(&at(&shop, &format!("goods/{id}/changes"))).await;
    let first = &history.body["changes"][0];
    assert_eq!(first["field"], "not_listed");
    assert_eq!(
        first["after"],
        json!({ "code": "attribute_missing", "names": ["材质"] })
    );
    app.advance(30_000);
    app.fire().await;
    let told = told_not_listed(&app, &shop).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].zh.text.ends_with("：类目要求的属性没有填：材质"),
        "{told:?}"
    );
    let keeping = vec![Role::Owner, Role::Supervisor, Role::Operations];
    assert_eq!(told[0].to, To::Roles(keeping));
});

on_both_databases!(what_is_not_listed_at_one_time_is_told_of_together, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let when = app.now() + 60_000;
    for code in ["T1", "T2", "T3"] {
        let goods = put_down(&keeper, &shop, code, 5).await;
        edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    }
    ask_for_material(&keeper, &shop).await;
    app.advance(60_000);
    while app.fire().await > 0 {}
    let page = keeper.get(&at(&shop, "goods?state=listed")).await.body;
    assert_eq!(page["total"], 0);
    let told = told_not_listed(&app, &shop).await;
    assert!(told.is_empty(), "more may come");
    app.advance(30_000);
    app.fire().await;
    let told = told_not_listed(&app, &shop).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0]
            .zh
            .text
            .ends_with("等 3 件商品：类目要求的属性没有填：材质"),
        "{told:?}"
    );
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
