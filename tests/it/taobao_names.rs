//! Taobao's numbers have names in the shop: on what was imported before and after, while files go out byte for byte.

use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_taobao_csv::{Field, Input, Pair, Product, Reader, Row};

use crate::{
    audit,
    goods::category,
    goods_files::{
        act, at, chair, checked, export, formats, goods, imported, of, plain, seen, taobao, usual,
    },
    harness::{Answer, Client, TestApp, TestShop},
};

const CID: &str = "50008055";
const OAK: Pair = Pair {
    pid: 20_021,
    vid: 7,
};
const WALNUT: Pair = Pair { vid: 8, ..OAK };

/// Names by kind and number; what is there already has them afterwards.
async fn name(
    (app, who, shop): (&TestApp, &Client, &TestShop<'_>),
    names: &[(&str, &str, &str)],
) -> Answer {
    let answer = save(who, shop, names).await;
    app.work().await;
    app.fire().await;
    answer
}

async fn save(who: &Client, shop: &TestShop<'_>, names: &[(&str, &str, &str)]) -> Answer {
    let one = |(kind, number, name): &(&str, &str, &str)| json!({ "kind": kind, "number": number, "name": name });
    let names = names.iter().map(one);
    let body = json!({ "names": names.collect::<Vec<_>>() });
    who.put(&at(shop, "taobao-numbers"), &body).await
}

/// Numbers, how many products carry them, and their names.
async fn numbers(who: &Client, path: &str) -> Vec<(String, i64, Value)> {
    let answer = who.get(path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let numbers = answer.body["numbers"].as_array().unwrap().iter();
    let told = numbers.map(|one| {
        let number = one["number"].as_str().unwrap().to_owned();
        let products = one["products"].as_i64().unwrap();
        (number, products, one["name"].clone())
    });
    told.collect()
}

fn unnamed(numbers: &[(&str, i64)]) -> Vec<(String, i64, Value)> {
    let numbers = numbers.iter();
    numbers
        .map(|(number, products)| ((*number).to_owned(), *products, Value::Null))
        .collect()
}

/// Categories of the products, and what their first SKU is called.
async fn shown(who: &Client, shop: &TestShop<'_>) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for row in goods(who, shop).await {
        let path = at(shop, &format!("goods/{}", row["id"].as_str().unwrap()));
        let one = who.get(&path).await.body;
        let colour = &one["skus"][0]["props"]["颜色分类"];
        shown.push((
            row["category"].as_str().unwrap().to_owned(),
            colour.as_str().unwrap().to_owned(),
        ));
    }
    shown
}

fn all(category: &str, colour: &str, many: usize) -> Vec<(String, String)> {
    vec![(category.to_owned(), colour.to_owned()); many]
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

on_both_databases!(a_name_goes_to_a_category_that_is_there, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    category(&keeper, &shop, "餐椅", json!([])).await;
    imported(world, &usual(&[chair(1)]), json!({})).await;
    name(world, &[("category", CID, "餐椅")]).await;
    let known = keeper.get(&at(&shop, "categories")).await.body;
    let known = known["categories"].as_array().unwrap().iter();
    let known: Vec<_> = known.map(|one| (&one["name"], &one["products"])).collect();
    assert_eq!(known, [(&json!("餐椅"), &json!(1))]);
});

on_both_databases!(
    a_category_that_goes_into_another_is_written_down_and_leaves_its_number,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        imported(world, &usual(&[chair(1)]), json!({})).await;
        let list = at(&shop, "categories");
        let numbered = keeper.get(&list).await.body["categories"][0].clone();
        let id = numbered["id"].as_str().unwrap();
        let path = at(&shop, &format!("categories/{id}"));
        let named = format!("类目 {CID}");
        let body = json!({ "rev": numbered["rev"], "name": named, "attributes": [], "cid": "9" });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        category(&keeper, &shop, "餐椅", json!([])).await;
        name(world, &[("category", CID, "餐椅")]).await;
        let known = keeper.get(&list).await.body["categories"].clone();
        let known = known.as_array().unwrap().iter();
        let known: Vec<_> = known.map(|one| (&one["name"], &one["cid"])).collect();
        assert_eq!(known, [(&json!("餐椅"), &json!("9"))]);
        let written = audit::rows(&app, &shop).await.into_iter();
        let mut written = written.filter(|row| row.object == "categories");
        let merged = written.next().unwrap();
        assert_eq!((merged.action.as_str(), written.count()), ("edit_goods", 0));
        let detail: Value = serde_json::from_str(&merged.detail).unwrap();
        assert_eq!(detail, json!({ "from": named, "to": "餐椅" }));
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

/// With a material that is a number and a brand that was typed.
fn oaken() -> Product {
    let mut chair = chair(1);
    chair.properties.insert(0, OAK);
    chair.inputs = vec![Input {
        pid: 20_000,
        value: "松下;型号;ES-ST25".to_owned(),
    }];
    chair
}

/// The shop's first product.
async fn first(who: &Client, shop: &TestShop<'_>) -> Value {
    let rows = goods(who, shop).await;
    let path = at(shop, &format!("goods/{}", rows[0]["id"].as_str().unwrap()));
    who.get(&path).await.body
}

fn attributes(all: &[(&str, &str)]) -> Value {
    let all = all.iter();
    all.map(|(name, value)| json!({ "name": name, "value": value }))
        .collect()
}

/// Shows these attributes, and no others.
async fn show(who: &Client, shop: &TestShop<'_>, shown: &[(&str, &str)]) {
    let product = first(who, shop).await;
    let path = at(shop, &format!("goods/{}", product["id"].as_str().unwrap()));
    let edits = json!([{ "field": "attributes", "value": attributes(shown) }]);
    let body = json!({ "key": new_id(), "rev": product["rev"], "edits": edits });
    let shown = who.put(&path, &body).await;
    assert_eq!(shown.status, 200, "{shown:?}");
}

/// The product of a file of one.
fn only(file: &[u8]) -> Product {
    let mut rows = Reader::new(file).unwrap();
    rows.next().unwrap().unwrap().product().unwrap()
}

on_both_databases!(
    properties_with_names_are_attributes_and_a_change_changes_its_own_pair,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let file = usual(&[oaken()]);
        let out = async || {
            export(&keeper, &shop, json!({ "format": "taobao" }))
                .await
                .1
        };
        imported(world, &file, json!({})).await;
        assert_eq!(first(&keeper, &shop).await["attributes"], json!([]));
        let list = numbers(&keeper, &at(&shop, "taobao-numbers?unnamed=true")).await;
        for number in ["20000", "20021", "20021:7"] {
            let expected = (number.to_owned(), 1, Value::Null);
            assert!(list.contains(&expected), "{list:?}");
        }
        let names = [
            ("prop", "20000", "品牌"),
            ("prop", "20021", "材质"),
            ("value", "20021:7", "橡木"),
            ("value", "20021:8", "胡桃木"),
        ];
        name(world, &names).await;
        let came = [("材质", "橡木"), ("品牌", "松下;型号;ES-ST25")];
        let product = first(&keeper, &shop).await;
        assert_eq!(product["attributes"], attributes(&came), "{product}");
        assert!(out().await == file, "it stays as it came");
        let again = imported(world, &file, json!({})).await;
        assert_eq!(again["counts"]["unchanged"], 1, "{again}");

        show(
            &keeper,
            &shop,
            &[("材质", "胡桃木"), came[1], ("保修", "一年")],
        )
        .await;
        let mut expected = only(&file);
        expected.properties[0] = WALNUT;
        assert_eq!(only(&out().await), expected);
        show(&keeper, &shop, &[("材质", "橡木"), ("品牌", "松下")]).await;
        let mut expected = only(&file);
        expected.inputs[0].value = "松下".to_owned();
        assert_eq!(only(&out().await), expected);
        // Of what has no number nothing is written.
        show(&keeper, &shop, &[("材质", "竹"), came[1]]).await;
        assert!(out().await == file);
        show(&keeper, &shop, &came).await;
        assert!(out().await == file, "undone it is as it came");
        name(world, &[("prop", "20021", "主材")]).await;
        let product = first(&keeper, &shop).await;
        let renamed = attributes(&[("主材", "橡木"), came[1]]);
        assert_eq!(product["attributes"], renamed, "{product}");
        assert!(out().await == file);
    }
);

on_both_databases!(
    what_a_category_does_not_take_stays_in_the_row_and_refuses_nothing,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let rule = json!([{ "name": "材质", "kind": "choice", "choices": ["竹"] }]);
        category(&keeper, &shop, "餐椅", rule).await;
        let names = [
            ("category", CID, "餐椅"),
            ("prop", "20000", "品牌"),
            ("prop", "20021", "材质"),
            ("value", "20021:7", "橡木"),
        ];
        save(&keeper, &shop, &names).await;
        let file = usual(&[oaken()]);
        let import = imported(world, &file, json!({})).await;
        assert_eq!(import["counts"]["created"], 1, "{import}");
        let product = first(&keeper, &shop).await;
        let brand = attributes(&[("品牌", "松下;型号;ES-ST25")]);
        assert_eq!(product["attributes"], brand, "{product}");
        let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
        assert!(back == file);
    }
);

on_both_databases!(
    what_a_category_does_not_take_keeps_no_other_name_from_a_product,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let rule = json!([{ "name": "材质", "kind": "choice", "choices": ["竹"] }]);
        category(&keeper, &shop, "餐椅", rule).await;
        let file = usual(&[oaken()]);
        imported(world, &file, json!({})).await;
        name(world, &[("category", CID, "餐椅")]).await;
        let material = [("prop", "20021", "材质"), ("value", "20021:7", "橡木")];
        for brand in ["品牌", "牌子"] {
            let names = [&[("prop", "20000", brand)][..], &material].concat();
            name(world, &names).await;
            let product = first(&keeper, &shop).await;
            let shown = attributes(&[(brand, "松下;型号;ES-ST25")]);
            assert_eq!(product["attributes"], shown, "{product}");
        }
        let none = json!({ "kind": "prop", "number": "20000", "name": null });
        let path = at(&shop, "taobao-numbers");
        let taken_away = keeper.put(&path, &json!({ "names": [none] })).await;
        assert_eq!(taken_away.status, 200, "{taken_away:?}");
        app.work().await;
        assert_eq!(first(&keeper, &shop).await["attributes"], json!([]));
        let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
        assert!(back == file);
    }
);

on_both_databases!(what_a_row_has_no_more_is_no_attribute_any_more, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let names = [
        ("prop", "20000", "品牌"),
        ("prop", "20021", "材质"),
        ("value", "20021:7", "橡木"),
    ];
    save(&keeper, &shop, &names).await;
    imported(world, &usual(&[oaken()]), json!({})).await;
    let brand = ("品牌", "松下;型号;ES-ST25");
    let (oak, own) = (("材质", "橡木"), ("保修", "一年"));
    show(&keeper, &shop, &[oak, brand, own]).await;
    // What a table has no columns for it does not take away.
    let table = plain(&[
        &["商家编码", "标题", "规格编码"],
        &["CH-1", "椅", "CH-1-28320"],
    ]);
    imported(world, &table, json!({})).await;
    let product = first(&keeper, &shop).await;
    assert_eq!(
        (&product["title"], &product["attributes"]),
        (&json!("椅"), &attributes(&[oak, brand, own]))
    );
    let mut unbranded = oaken();
    unbranded.inputs.clear();
    let file = usual(&[unbranded]);
    imported(world, &file, json!({})).await;
    let product = first(&keeper, &shop).await;
    assert_eq!(product["attributes"], attributes(&[oak, own]), "{product}");
    let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    assert!(back == file);
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

/// Who asked for something before them has come to where it waits.
async fn others_come_and_go(who: &Client, shop: &TestShop<'_>) {
    for _ in 0..20 {
        let other = who.get(&at(shop, "categories")).await;
        assert_eq!(other.status, 200, "{other:?}");
    }
}

on_both_databases!(numbers_are_read_for_one_after_the_other, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let import = checked((&app, &*keeper, &shop), &usual(&[chair(1)]), json!({})).await;
    let paths = [at(&shop, "taobao-numbers"), of(&shop, &import, "/numbers")];
    let turn = app.app.goods_files().turn_to_count().await;
    for path in &paths {
        tokio::select! {
            biased;
            told = keeper.get(path) => panic!("{path} did not wait: {told:?}"),
            () = others_come_and_go(&keeper, &shop) => {}
        }
    }
    drop(turn);
    for path in &paths {
        let told = keeper.get(path).await;
        assert_eq!((told.status, &told.body["rest"]), (200, &Value::Null));
    }
});

on_both_databases!(a_category_has_a_number_of_its_own, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let make = async |name: &str, cid: &str| {
        let body = json!({ "name": name, "attributes": [], "cid": cid });
        keeper.post(&at(&shop, "categories"), &body).await
    };
    let made = make("餐椅", CID).await;
    assert_eq!((made.status, &made.body["cid"]), (201, &json!(CID)));
    let twice = make("长椅", CID).await;
    assert_eq!((twice.status, twice.code()), (422, "cid_taken"));
    assert_eq!(make("长椅", "12a").await.code(), "bad_cid");
    // What comes with the number lands in it, whatever it is called by then.
    let path = at(&shop, &format!("categories/{}", made.text("id")));
    let body = json!({ "rev": made.body["rev"], "name": "椅子", "attributes": [], "cid": CID });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    imported(world, &usual(&[chair(1)]), json!({})).await;
    assert_eq!(goods(&keeper, &shop).await[0]["category"], "椅子");
    // What is born in it goes out with the number.
    let table = plain(&[
        &["商家编码", "标题", "规格编码", "价格", "库存"],
        &["N-1", "凳", "N-1-1", "99", "5"],
    ]);
    imported(world, &table, json!({ "category": "椅子" })).await;
    let (_, file) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
    let rows = Reader::new(file.as_slice()).unwrap().map(Result::unwrap);
    let cid = |row: Row| row.get(Field::Cid).unwrap().unwrap().into_owned();
    let cids: Vec<_> = rows.map(cid).collect();
    assert_eq!(cids, [CID, CID]);
    // In the form it stands, and there it is changed.
    let other = name(world, &[("category", CID, "长椅")]).await;
    assert_eq!((other.status, other.code()), (422, "cid_taken"));
    let none = json!({ "rev": 2, "name": "椅子", "attributes": [] });
    let freed = keeper.put(&path, &none).await;
    assert_eq!((freed.status, &freed.body["cid"]), (200, &Value::Null));
    assert_eq!(make("长椅", CID).await.status, 201);
});
