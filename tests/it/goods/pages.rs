use serde_json::json;
use yingke_schema::members::member::Role;

use super::{at, edit, edited, photo, put_down, put_up_many};
use crate::phrases;

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
        "position", "-price", "stock", "-stock", "-changed", "title", "-title", "code", "-code",
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

on_both_databases!(a_picture_of_a_description_alone_is_public_too, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let file = phrases::picture(&keeper, &shop, "detail.png").await;
    let address = format!("/api/store/{}/photos/{file}", shop.slug);
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    assert_eq!(app.anyone().get(&address).await.status, 404, "not yet");
    let html = format!("<p>详情</p><p><img src=\"{address}\" alt=\"\"></p>");
    let edits = [edit("description", json!(html))];
    let now = edited(&keeper, &shop, &goods, &edits).await;
    assert_eq!(now["pictures"], json!([]), "it is none of the first ones");
    assert_eq!(app.anyone().get(&address).await.status, 200);
});

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
