use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{CID, all, name, numbers, save, shown};
use crate::goods_files::{
    act, at, chair, checked, export, formats, imported, of, seen, taobao, usual,
};

fn unnamed(numbers: &[(&str, i64)]) -> Vec<(String, i64, Value)> {
    let numbers = numbers.iter();
    numbers
        .map(|(number, products)| ((*number).to_owned(), *products, Value::Null))
        .collect()
}

on_both_databases!(
    a_name_is_shown_before_and_after_and_files_go_out_as_they_came,
    |app| {
        for (no, (generation, format)) in formats().into_iter().enumerate() {
            let shop = app.shop(&format!("names{no}")).await;
            let keeper = shop.member(Role::Operations).await;
            let world = (&app, &*keeper, &shop);
            let file = |chairs: &[u64]| {
                let chairs: Vec<_> = chairs.iter().map(|no| chair(*no)).collect();
                taobao(generation, format, &chairs)
            };
            imported(world, &file(&[1, 2]), json!({})).await;
            assert_eq!(
                shown(&keeper, &shop).await,
                all("类目 50008055", "28320", 2)
            );
            let list = at(&shop, "taobao-numbers?unnamed=true");
            let values = [("1627207:28320", 2), ("1627207:28324", 2)];
            let expected = [&[(CID, 2)][..], &values].concat();
            assert_eq!(numbers(&keeper, &list).await, unnamed(&expected));

            let import = checked(world, &file(&[3]), json!({})).await;
            let path = of(&shop, &import, "/numbers");
            let one_each = expected.iter().map(|(number, _)| (*number, 1));
            let one_each: Vec<_> = one_each.collect();
            assert_eq!(numbers(&keeper, &path).await, unnamed(&one_each));
            let names = [
                ("category", CID, "餐椅"),
                ("value", "1627207:28320", "白"),
                ("value", "1627207:28324", "黑"),
            ];
            let named = name(world, &names).await;
            assert_eq!((named.status, named.text("kind")), (200, "goods_names"));
            assert!(numbers(&keeper, &path).await.is_empty());
            assert_eq!(shown(&keeper, &shop).await, all("餐椅", "白", 2));
            let known = keeper.get(&at(&shop, "categories")).await.body;
            assert_eq!(known["categories"].as_array().unwrap().len(), 1, "{known}");

            act(&keeper, &shop, &import, "/run", json!({ "rows": "all" })).await;
            app.work().await;
            assert_eq!(seen(&keeper, &shop, &import).await["state"], "done");
            assert_eq!(keeper.get(&path).await.code(), "file_gone");
            assert_eq!(shown(&keeper, &shop).await, all("餐椅", "白", 3));
            // A second name takes the place of the first.
            name(world, &[("value", "1627207:28320", "米白")]).await;
            assert_eq!(shown(&keeper, &shop).await, all("餐椅", "米白", 3));
            assert!(numbers(&keeper, &list).await.is_empty());
            let (status, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
            assert!(status == 200 && back == file(&[1, 2, 3]), "{generation:?}");
            let again = imported(world, &file(&[1, 2, 3]), json!({})).await;
            assert_eq!(again["counts"]["unchanged"], 3, "{again}");
        }
    }
);

on_both_databases!(a_name_that_is_taken_away_leaves_the_number, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let file = usual(&[chair(1)]);
    imported(world, &file, json!({})).await;
    let white = ("value", "1627207:28320", "白");
    name(world, &[white, ("category", CID, "餐椅")]).await;
    assert_eq!(shown(&keeper, &shop).await, all("餐椅", "白", 1));
    let nameless =
        |kind: &str, number: &str| json!({ "kind": kind, "number": number, "name": null });
    let value = nameless("value", "1627207:28320");
    let path = at(&shop, "taobao-numbers");
    let forgotten = json!({ "names": [{ "kind": "value", "number": "1627207:28320" }] });
    let refused = keeper.put(&path, &forgotten).await;
    assert_eq!((refused.status, refused.code()), (400, "bad_request"));
    let body = json!({ "names": [value, nameless("category", CID), nameless("prop", "9")] });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    app.work().await;
    // Its category is one of the shop by now.
    assert_eq!(shown(&keeper, &shop).await, all("餐椅", "28320", 1));
    let numbers = numbers(&keeper, &at(&shop, "taobao-numbers?unnamed=true")).await;
    assert!(
        numbers.contains(&(CID.to_owned(), 1, Value::Null)),
        "{numbers:?}"
    );
    let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    assert!(back == file, "the row stays as it came");
    // A number of a category's form is taken away there.
    let own = json!({ "name": "长椅", "attributes": [], "cid": "77" });
    let made = keeper.post(&at(&shop, "categories"), &own).await;
    assert_eq!(made.status, 201, "{made:?}");
    let body = json!({ "names": [nameless("category", "77")] });
    let kept = keeper.put(&path, &body).await;
    assert_eq!((kept.status, kept.code()), (422, "cid_taken"));
});

on_both_databases!(names_that_come_together_are_one_job, |app| {
    let shop = app.shop("songxi").await;
    let [keeper, other] = [
        shop.member(Role::Operations).await,
        shop.member(Role::Operations).await,
    ];
    imported((&app, &*keeper, &shop), &usual(&[chair(1)]), json!({})).await;
    let white = [("value", "1627207:28320", "白")];
    let first = save(&keeper, &shop, &white).await;
    let second = save(&keeper, &shop, &[("category", CID, "餐椅")]).await;
    assert_eq!(first.text("id"), second.text("id"));
    // What is edited is written down as an edit of who asked.
    let others = save(&other, &shop, &white).await;
    assert_ne!(first.text("id"), others.text("id"));
    app.work().await;
    assert_eq!(shown(&keeper, &shop).await, all("餐椅", "白", 1));
    let later = save(&keeper, &shop, &white).await;
    assert_ne!(first.text("id"), later.text("id"));
});
