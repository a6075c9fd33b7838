use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::members::member::Role;

use super::{at, edit, edited, listed, put_down, seen, sku, try_to, written};
use crate::{
    buying::place,
    harness::{Client, TestShop},
};

const ROWS: [&str; 9] = [
    "",
    "&q=T9",
    "&sort=price&category=茶器",
    "&sort=title&template=none",
    "&sort=code",
    "&sort=-code&category=茶器",
    "&sort=code&q=T9",
    "&min_fen=1",
    "&min_stock=1",
];

async fn codes(who: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&at(shop, &format!("goods?{query}"))).await.body;
    let rows = page["goods"].as_array().unwrap();
    assert_eq!(page["total"], rows.len(), "{query}");
    rows.iter().map(|row| row["code"].clone()).collect()
}

/// Everywhere that members and customers look for goods.
async fn is_found(
    (keeper, customer): (&Client, &Client),
    shop: &TestShop<'_>,
) -> (bool, bool, Value) {
    let mut in_lists = Vec::new();
    for more in ROWS {
        let found = codes(keeper, shop, &format!("limit=9{more}")).await;
        in_lists.push(found.contains(&json!("T9")));
    }
    let picked = keeper.get(&at(shop, "products?q=T9")).await.body;
    in_lists.push(picked["products"] != json!([]));
    let is_in_lists = in_lists.iter().all(|is_there| *is_there);
    assert!(is_in_lists || !in_lists.contains(&true), "{in_lists:?}");
    let page = format!("/api/store/{}/products", shop.slug);
    let front = customer.get(&page).await.body;
    let is_sold = front["products"] != json!([]);
    let one = customer.get(&format!("{page}/T9")).await;
    assert_eq!(one.status == 200, is_sold);
    let categories = keeper.get(&at(shop, "categories")).await.body;
    let count = categories["categories"][0]["products"].clone();
    (is_in_lists, is_sold, count)
}

on_both_databases!(
    what_is_deleted_lies_in_the_recycle_bin_and_comes_back,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let people = (&*keeper, &*customer);
        let goods = listed(&keeper, &shop, "T9", 5).await;
        assert_eq!(is_found(people, &shop).await, (true, true, json!(1)));

        let bought: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let order = place(&customer, &shop, &[(bought, 2)]).await;
        let delete = [edit("state", json!("deleted"))];
        let refused = try_to(&keeper, &shop, &goods, &delete).await;
        assert_eq!((refused.status, refused.code()), (422, "goods_reserved"));
        assert_eq!(refused.body["field"], "state");
        let path = format!("mine/orders/{}", order["id"].as_str().unwrap());
        let body = json!({ "key": new_id(), "rev": order["rev"] });
        let cancel = at(&shop, &format!("{path}/cancellation"));
        assert_eq!(customer.post(&cancel, &body).await.status, 200);

        let gone = edited(&keeper, &shop, &goods, &delete).await;
        assert_eq!(gone["state"], "deleted");
        assert_eq!(is_found(people, &shop).await, (false, false, json!(0)));
        for more in ROWS {
            let found = codes(&keeper, &shop, &format!("state=deleted{more}")).await;
            assert_eq!(found, [json!("T9")], "{more}");
        }
        let kept = customer.get(&at(&shop, &path)).await.body;
        assert_eq!(kept["lines"][0]["title"], goods["title"], "it was bought");
        let again = put_down_as(&keeper, &shop, "T9").await;
        assert_eq!(again, (422, json!("code_taken")));
        let list = keeper.get(&at(&shop, "categories")).await.body;
        let category = list["categories"][0]["id"].as_str().unwrap();
        let dropped = keeper
            .delete(&at(&shop, &format!("categories/{category}")))
            .await;
        assert_eq!((dropped.status, dropped.code()), (409, "category_in_use"));

        let back = edited(&keeper, &shop, &gone, &[edit("state", json!("stored"))]).await;
        assert_eq!(is_found(people, &shop).await, (true, false, json!(1)));
        let id = back["id"].as_str().unwrap();
        let history = keeper.get(&at(&shop, &format!("goods/{id}/changes"))).await;
        let turns = history.body["changes"].as_array().unwrap().iter();
        let turns = turns.map(|turn| [turn["before"].clone(), turn["after"].clone()]);
        assert_eq!(
            turns.take(2).collect::<Vec<_>>(),
            [
                [json!("deleted"), json!("stored")],
                [json!("listed"), json!("deleted")]
            ]
        );
        assert_eq!(written(&app, &shop, &back).await, (4, 4));
    }
);

async fn put_down_as(who: &Client, shop: &TestShop<'_>, code: &str) -> (u16, Value) {
    let edits = [
        edit("title", json!("又一把壶")),
        edit("category", json!("茶器")),
        edit("skus", json!([sku("NEW-1", "白", 100, 1)])),
    ];
    let body = json!({ "key": new_id(), "code": code, "edits": edits });
    let answer = who.post(&at(shop, "goods"), &body).await;
    (answer.status, answer.body["code"].clone())
}

on_both_databases!(a_page_counts_without_the_recycle_bin, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    for code in ["T1", "T2", "T3"] {
        put_down(&keeper, &shop, code, 5).await;
    }
    let gone = put_down(&keeper, &shop, "T4", 5).await;
    edited(&keeper, &shop, &gone, &[edit("state", json!("deleted"))]).await;
    let asked = [
        "",
        "&category=茶器",
        "&template=none",
        "&q=T",
        "&state=stored",
    ];
    for more in asked {
        let path = at(&shop, &format!("goods?limit=2{more}"));
        let page = keeper.get(&path).await.body;
        let rows = page["goods"].as_array().unwrap().len();
        assert_eq!((rows, &page["total"]), (2, &json!(3)), "{more}");
    }
});

on_both_databases!(what_is_deleted_is_not_listed_at_its_time, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let when = app.now() + 60_000;
    let waiting = edited(&keeper, &shop, &goods, &[edit("list_at", json!(when))]).await;
    let gone = edited(&keeper, &shop, &waiting, &[edit("state", json!("deleted"))]).await;
    assert_eq!(gone["list_at"], Value::Null);
    app.advance(60_000);
    app.fire().await;
    assert_eq!(seen(&keeper, &shop, &goods).await["state"], "deleted");
    let agent = shop.member(Role::Agent).await;
    let back = try_to(&agent, &shop, &gone, &[edit("state", json!("stored"))]).await;
    assert_eq!(back.status, 403);
});

on_both_databases!(phrases_leave_out_what_is_deleted, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, agent) = (
        shop.member(Role::Operations).await,
        shop.member(Role::Agent).await,
    );
    let goods = listed(&keeper, &shop, "T9", 5).await;
    let phrase = json!({
        "folder": "", "code": "pot", "title": "茶壶", "body": "您看这把", "pictures": [],
        "products": [goods["id"]],
    });
    let path = at(&shop, "phrases");
    let made = json!({ "of": "own", "phrase": phrase });
    assert_eq!(agent.post(&path, &made).await.status, 201);
    let shown = async || {
        let library = agent.get(&path).await.body;
        let mut all = library["phrases"].as_array().unwrap().iter();
        let of_phrase = all.find(|one| one["code"] == "pot").unwrap()["products"].clone();
        let cards = library["products"].as_array().unwrap().len();
        (of_phrase, cards)
    };
    assert_eq!(shown().await, (json!([goods["id"]]), 1));
    edited(&keeper, &shop, &goods, &[edit("state", json!("deleted"))]).await;
    assert_eq!(shown().await, (json!([]), 0));
});
