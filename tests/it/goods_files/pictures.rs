use std::io::{Cursor, Read};

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_tabular::{Zip, ZipStream};
use yingke_taobao_csv::{Pair, Picture, Product};

use super::{at, chair, checked, export, faults, goods, imported, plain, usual, zip};
use crate::{
    harness::{Client, TestShop},
    phrases::png,
};

on_both_databases!(
    pictures_come_along_once_and_go_out_under_their_names,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let with = |no, name: &str| Product {
            pictures: vec![Picture {
                name: name.to_owned(),
                ..Picture::default()
            }],
            ..chair(no)
        };
        let zipped = |pictures: &[(&str, &[u8])]| {
            let (mut zip, mut bytes) = (ZipStream::default(), Vec::new());
            zip.begin("椅子.csv", false);
            zip.push(&usual(&[with(1, "0a1b"), with(2, "0c1d")]));
            for (name, content) in pictures {
                zip.begin(&format!("椅子/{name}.tbi"), true);
                zip.push(content);
            }
            bytes.extend(zip.end());
            bytes
        };
        let broken = checked(
            world,
            &zipped(&[("0a1b", &png()), ("0c1d", b"no picture")]),
            json!({}),
        )
        .await;
        assert_eq!(broken["look"]["pictures"], 2);
        assert_eq!(broken["counts"]["refused"], 1, "{broken}");
        assert_eq!(faults(&keeper, &shop, &broken).await[0]["row_code"], "CH-2");
        let missing = checked(world, &zipped(&[("0a1b", &png())]), json!({})).await;
        assert_eq!(
            faults(&keeper, &shop, &missing).await[0]["code"],
            "picture_missing"
        );
        let file = zipped(&[("0a1b", &png()), ("0C1D", &png())]);
        imported(world, &file, json!({})).await;
        let rows = goods(&keeper, &shop).await;
        let picture = rows[0]["picture"].as_str().unwrap();
        assert_eq!(
            rows[1]["picture"], picture,
            "the same bytes are the same picture"
        );
        assert_eq!(app.anyone().get(picture).await.status, 200);
        let again = imported(world, &file, json!({})).await;
        assert_eq!(again["counts"]["unchanged"], 2, "{again}");
        // The table alone shows the same pictures under the same names.
        let alone = usual(&[with(1, "0a1b"), with(2, "0c1d")]);
        let again = imported(world, &alone, json!({})).await;
        assert_eq!(again["counts"]["unchanged"], 2, "{again}");
        let renamed = Product {
            title: "黑胡桃椅".to_owned(),
            ..with(2, "0c1d")
        };
        let again = imported(
            world,
            &usual(&[with(1, "0a1b"), renamed.clone()]),
            json!({}),
        )
        .await;
        assert_eq!(again["counts"]["updated"], 1, "{again}");
        let wanted = json!({ "format": "taobao", "pictures": true });
        let (status, bytes) = export(&keeper, &shop, wanted).await;
        assert_eq!(status, 200);
        let mut zip = Zip::open(Cursor::new(bytes), 10).unwrap();
        let names: Vec<_> = zip
            .entries()
            .iter()
            .map(|entry| entry.name.clone())
            .collect();
        assert_eq!(names, ["goods.csv", "goods/0a1b.tbi", "goods/0c1d.tbi"]);
        let mut table = Vec::new();
        zip.part(0).unwrap().read_to_end(&mut table).unwrap();
        assert!(table == usual(&[with(1, "0a1b"), renamed]));
    }
);

/// A picture of one colour.
fn coloured(red: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([red, 160, 90]));
    let written = picture.write_to(&mut bytes, image::ImageFormat::Png);
    written.unwrap();
    bytes.into_inner()
}

/// The pictures of the shop's first product, with their addresses, and its description.
async fn shown(who: &Client, shop: &TestShop<'_>) -> (Vec<String>, Vec<Vec<u8>>, String) {
    let rows = goods(who, shop).await;
    let id = rows[0]["id"].as_str().unwrap();
    let product = who.get(&at(shop, &format!("goods/{id}"))).await.body;
    let addresses: Vec<String> = serde_json::from_value(product["pictures"].clone()).unwrap();
    let mut pictures = Vec::new();
    for address in &addresses {
        let answer = who.request(Method::GET, address).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{address}");
        pictures.push(answer.bytes().await.unwrap().to_vec());
    }
    let description = product["description"].as_str().unwrap().to_owned();
    (addresses, pictures, description)
}

on_both_databases!(plain_tables_bring_their_pictures_to_another_shop, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let picture = |name: &str, index| Picture {
        name: name.to_owned(),
        index,
        ..Picture::default()
    };
    let two = Product {
        pictures: vec![picture("0a1b", 0), picture("0c1d", 1)],
        ..chair(1)
    };
    let (mut zip, mut file) = (ZipStream::default(), Vec::new());
    zip.begin("椅子.csv", false);
    zip.push(&usual(&[two]));
    for (name, red) in [("0a1b", 10), ("0c1d", 200)] {
        zip.begin(&format!("椅子/{name}.tbi"), true);
        zip.push(&coloured(red));
    }
    file.extend(zip.end());
    let here = (&app, &*keeper, &shop);
    imported(here, &file, json!({})).await;
    let row = goods(&keeper, &shop).await[0].clone();
    let (addresses, ..) = shown(&keeper, &shop).await;
    let html = format!("<p>正面</p><img src=\"{}\">", addresses[0]);
    let edits = json!([{ "field": "description", "value": html }]);
    let body = json!({ "key": new_id(), "rev": row["rev"], "edits": edits });
    let path = at(&shop, &format!("goods/{}", row["id"].as_str().unwrap()));
    assert_eq!(keeper.put(&path, &body).await.status, 200);

    let (_, pictures, _) = shown(&keeper, &shop).await;
    assert_ne!(pictures[0], pictures[1]);
    for format in ["csv", "xlsx"] {
        let wanted = json!({ "format": format, "pictures": true });
        let (status, file) = export(&keeper, &shop, wanted).await;
        assert_eq!(status, 200);
        let same = imported(here, &file, json!({})).await;
        assert_eq!(same["counts"]["unchanged"], 1, "{same}");
        let other = app.shop(&format!("to-{format}")).await;
        let keeper = other.member(Role::Owner).await;
        for count in ["created", "unchanged"] {
            let there = imported((&app, &*keeper, &other), &file, json!({})).await;
            assert_eq!(there["look"]["pictures"], 2, "{there}");
            assert_eq!(there["counts"][count], 1, "{there}");
        }
        let (addresses, arrived, description) = shown(&keeper, &other).await;
        assert!(arrived == pictures, "{format}: the same, in their order");
        assert!(addresses[0].contains(&other.slug), "{addresses:?}");
        assert!(description.contains(&addresses[0]), "{description}");
    }
});

on_both_databases!(a_plain_table_names_files_beside_it, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let zipped = |named: &str| {
        let table = plain(&[
            &["code", "title", "category", "price", "pictures"],
            &["A1", "椅子", "椅", "99.00", named],
        ]);
        let (mut zip, mut bytes) = (ZipStream::default(), Vec::new());
        zip.begin("椅子.csv", false);
        zip.push(&table);
        for (name, content) in [("a.PNG", coloured(10)), ("坏.png", b"no picture".to_vec())] {
            zip.begin(&format!("椅子/{name}"), true);
            zip.push(&content);
        }
        bytes.extend(zip.end());
        bytes
    };
    let world = (&app, &*keeper, &shop);
    for (named, code) in [
        ("a.png,坏.png", "content_mismatch"),
        ("椅子/b.png", "no_such_picture"),
        ("../a.jpg/..", "no_such_picture"),
    ] {
        let refused = checked(world, &zipped(named), json!({})).await;
        assert_eq!(refused["counts"]["refused"], 1, "{refused}");
        let found = faults(&keeper, &shop, &refused).await;
        let told = (&found[0]["code"], &found[0]["column"]);
        assert_eq!(told, (&json!(code), &json!("pictures")), "{found}");
    }
    imported(world, &zipped("椅子/a.png"), json!({})).await;
    let (_, pictures, _) = shown(&keeper, &shop).await;
    assert_eq!(pictures.len(), 1);
});

on_both_databases!(pictures_of_one_name_and_two_endings_are_two, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let zipped = |named: &str| {
        let table = plain(&[
            &["code", "title", "category", "price", "pictures"],
            &["A1", "椅子", "椅", "99.00", named],
        ]);
        zip(&[
            ("椅子.csv", table),
            ("椅子/a.jpg", coloured(10)),
            ("椅子/a.png", coloured(200)),
        ])
    };
    let refused = checked(world, &zipped("a.webp"), json!({})).await;
    let found = faults(&keeper, &shop, &refused).await;
    let told = (&found[0]["code"], &found[0]["column"]);
    let expected = (&json!("picture_ambiguous"), &json!("pictures"));
    assert_eq!(told, expected, "{found}");
    let import = imported(world, &zipped("a.png,a.jpg"), json!({})).await;
    assert_eq!(import["look"]["pictures"], 2, "{import}");
    let (addresses, pictures, _) = shown(&keeper, &shop).await;
    assert!(addresses.len() == 2 && pictures[0] != pictures[1]);
});

/// The shop's first product, and where it is.
async fn only(who: &Client, shop: &TestShop<'_>) -> (Value, String) {
    let row = goods(who, shop).await[0].clone();
    let path = at(shop, &format!("goods/{}", row["id"].as_str().unwrap()));
    (who.get(&path).await.body, path)
}

on_both_databases!(pictures_of_colours_are_those_of_skus, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let picture = |name: &str, vid: Option<i64>| Picture {
        name: name.to_owned(),
        colour: vid.map(|vid| Pair {
            pid: 1_627_207,
            vid,
        }),
        ..Picture::default()
    };
    let product = Product {
        pictures: vec![picture("0a1b", None), picture("0c1d", Some(28_320))],
        ..chair(1)
    };
    let table = usual(&[product]);
    let (mut zip, mut file) = (ZipStream::default(), Vec::new());
    zip.begin("椅子.csv", false);
    zip.push(&table);
    for (name, red) in [("0a1b", 10), ("0c1d", 200)] {
        zip.begin(&format!("椅子/{name}.tbi"), true);
        zip.push(&coloured(red));
    }
    file.extend(zip.end());
    let here = (&app, &*keeper, &shop);
    imported(here, &file, json!({})).await;
    let (now, path) = only(&keeper, &shop).await;
    let of_skus = [&now["skus"][0]["picture"], &now["skus"][1]["picture"]];
    assert_eq!(of_skus, [&now["pictures"][1], &json!("")]);
    let wanted = json!({ "format": "taobao" });
    let (_, untouched) = export(&keeper, &shop, wanted).await;
    assert!(untouched == table, "byte for byte");
    let again = imported(here, &file, json!({})).await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");

    let mut skus = now["skus"].clone();
    for sku in skus.as_array_mut().unwrap() {
        sku.as_object_mut().unwrap().remove("reserved");
    }
    skus[1]["picture"] = now["pictures"][0].clone();
    let edits = json!([{ "field": "skus", "value": skus }]);
    let body = json!({ "key": new_id(), "rev": now["rev"], "edits": edits });
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    for format in ["taobao", "csv"] {
        let wanted = json!({ "format": format, "pictures": true });
        let (status, file) = export(&keeper, &shop, wanted).await;
        assert_eq!(status, 200);
        let same = imported(here, &file, json!({})).await;
        assert_eq!(same["counts"]["unchanged"], 1, "{same}");
        let other = app.shop(&format!("to-{format}")).await;
        let owner = other.member(Role::Owner).await;
        imported((&app, &*owner, &other), &file, json!({})).await;
        let (there, _) = only(&owner, &other).await;
        let of_skus = [&there["skus"][0]["picture"], &there["skus"][1]["picture"]];
        let wanted = [&there["pictures"][1], &there["pictures"][0]];
        assert_eq!(of_skus, wanted, "{format}");
    }
});
