use serde_json::{Value, json};
use yingke_schema::members::member::Role;
use yingke_tabular::{ZipStream, xlsx};
use yingke_taobao_csv::{Encoding, Format, Generation, Product};

use super::{
    act, at, chair, checked, export, faults, goods, imported, look, of, plain, seen, taobao,
    told_text, usual, zip,
};

on_both_databases!(one_wrong_row_stops_all_or_only_itself, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let file = plain(&[
        &[
            "商品编码",
            "商品标题",
            "类目",
            "SKU 编码",
            "价格（元）",
            "库存",
        ],
        &["T-1", "白瓷壶", "茶器", "T-1-1", "129", "5"],
        &["T-2", "", "茶器", "T-2-1", "一百", "5"],
        &["T-3", "紫砂壶", "茶器", "T-1-1", "99", "1"],
        &["T-4", "玻璃壶", "茶器", "T-4-1", "59.5", "7"],
        &["T-5", "铸铁壶", "茶器", "T-5-1", "129", "5"],
    ]);
    let import = checked(world, &file, json!({})).await;
    assert_eq!(import["state"], "checked", "{import}");
    let found = faults(&keeper, &shop, &import).await;
    let told: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            (
                fault["line"].as_i64().unwrap(),
                fault["code"].as_str().unwrap(),
                fault["row_code"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        told.iter()
            .any(|(line, _, code)| (*line, *code) == (3, "T-2")),
        "{told:?}"
    );
    assert!(told.contains(&(4, "code_taken", "T-3")), "{told:?}");
    assert_eq!(import["counts"]["created"], 3, "{import}");
    assert!(
        goods(&keeper, &shop).await.is_empty(),
        "a check writes nothing"
    );
    let all = keeper
        .post(&of(&shop, &import, "/run"), &json!({ "rows": "all" }))
        .await;
    assert_eq!((all.status, all.code()), (409, "has_faults"));
    let csv = told_text(&keeper, &of(&shop, &import, "/faults.csv")).await;
    assert!(
        csv.contains("code_taken") && csv.contains("\"T-3\""),
        "{csv}"
    );
    for (lang, words) in [
        ("zh-CN", ["商品编码", "这个编码已被使用"]),
        ("en", ["Reason", "two decimals"]),
    ] {
        let path = of(&shop, &import, &format!("/faults.csv?lang={lang}"));
        let csv = told_text(&keeper, &path).await;
        for word in words {
            assert!(csv.contains(word), "{word} in {csv}");
        }
    }
    act(&keeper, &shop, &import, "/run", json!({ "rows": "good" })).await;
    app.work().await;
    let import = seen(&keeper, &shop, &import).await;
    assert_eq!(
        (&import["state"], &import["counts"]["created"]),
        (&json!("done"), &json!(3))
    );
    assert_eq!(import["counts"]["refused"], 2, "{import}");
    let titles: Vec<_> = goods(&keeper, &shop)
        .await
        .iter()
        .map(|row| row["code"].clone())
        .collect();
    assert_eq!(titles.len(), 3);
});

on_both_databases!(no_half_of_a_product_is_a_good_row, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let head = [
        "商品编码",
        "商品标题",
        "类目",
        "SKU 编码",
        "规格",
        "价格",
        "库存",
    ];
    let row = |code: &str, no: usize, price: &str| {
        let (sku, props) = (format!("{code}-{no}"), format!("颜色:{no}"));
        [code, "壶", "茶器", sku.as_str(), props.as_str(), price, "5"].map(str::to_owned)
    };
    let mut rows = vec![head.map(str::to_owned)];
    // Sorted by price: T-1 stands apart, and the first part of T-2 has a fault.
    rows.push(row("T-1", 1, "10"));
    rows.push(row("T-2", 1, "很贵"));
    rows.push(row("T-3", 1, "20"));
    rows.push(row("T-1", 2, "30"));
    rows.push(row("T-2", 2, "40"));
    // More than a product has, and no second one of the rest.
    rows.extend((1..=1_000).map(|no| row("T-4", no, "50")));
    let table: Vec<Vec<&str>> = rows
        .iter()
        .map(|cells| cells.iter().map(String::as_str).collect())
        .collect();
    let table: Vec<&[&str]> = table.iter().map(Vec::as_slice).collect();
    let book: Vec<Vec<String>> = rows.iter().map(|cells| cells.to_vec()).collect();
    for file in [plain(&table), xlsx("壶", &book)] {
        let import = checked(world, &file, json!({})).await;
        assert_eq!(import["state"], "checked", "{import}");
        let found = faults(&keeper, &shop, &import).await;
        let apart = found.as_array().unwrap().iter();
        let apart = apart.filter(|fault| fault["code"] == "rows_apart");
        let lines: Vec<_> = apart.map(|fault| fault["line"].as_i64().unwrap()).collect();
        assert_eq!(lines, [2, 3, 5, 6], "{found}");
        act(&keeper, &shop, &import, "/run", json!({ "rows": "good" })).await;
        app.work().await;
        let import = seen(&keeper, &shop, &import).await;
        assert_eq!(import["counts"]["refused"], 5, "{import}");
        let codes: Vec<_> = goods(&keeper, &shop)
            .await
            .iter()
            .map(|row| row["code"].clone())
            .collect();
        assert_eq!(codes, ["T-3"]);
    }
});

on_both_databases!(a_code_comes_once_also_where_its_row_is_refused, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let long = "椅".repeat(200);
    let called = |no, code: &str, title: &str| Product {
        outer_id: code.to_owned(),
        title: title.to_owned(),
        ..chair(no)
    };
    let file = usual(&[
        called(1, "A 1", &long),
        called(2, "A-1", "白橡木椅"),
        called(3, "", &long),
        called(4, "", &long),
    ]);
    let import = checked((&app, &*keeper, &shop), &file, json!({})).await;
    assert_eq!(import["counts"]["refused"], 4, "{import}");
    let found = faults(&keeper, &shop, &import).await;
    let told = found.as_array().unwrap().iter();
    let codes: Vec<_> = told.map(|fault| fault["code"].clone()).collect();
    let expected = [
        "bad_title",
        "code_twice",
        "bad_title",
        "bad_title",
        "code_twice",
    ];
    assert_eq!(codes, expected);
});

on_both_databases!(a_table_whose_columns_nobody_knows_is_refused, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    for (head, code) in [
        (["甲", "乙"], "no_known_column"),
        (["甲", "商品标题"], "no_code_column"),
    ] {
        let import = checked(world, &plain(&[&head, &["T-1", "壶"]]), json!({})).await;
        let told = (&import["state"], &import["job"]["reason"]);
        assert_eq!(told, (&json!("failed"), &json!(code)));
        let found = faults(&keeper, &shop, &import).await;
        let first = (&found[0]["code"], &found[0]["line"]);
        assert_eq!(first, (&json!(code), &json!(1)));
    }
});

on_both_databases!(
    a_hostile_file_is_refused_with_its_line_and_nothing_is_written,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let open_quote = "code,title\nA,\"壶\nB,壶\n".as_bytes().to_vec();
        let wide = [b"code,title\n".to_vec(), vec![b','; 1_000_000]].concat();
        // Long enough to tell that it is no UTF-16.
        let nul = b"code,title\nAA,x\nB,\0\n".to_vec();
        let mut wrong = "code,title\n".repeat(40_000).into_bytes();
        wrong.extend(b"\xff\xfe\xff\n");
        let mut taobao_open = taobao(
            Generation::G63,
            Format {
                encoding: Encoding::Utf8,
                ..Format::default()
            },
            &[chair(1), chair(2)],
        );
        taobao_open.extend("\"壶".as_bytes());
        for (file, line, code) in [
            (open_quote, 2, "open_quote"),
            (wide, 2, "too_many_columns"),
            (nul, 3, "nul"),
            (wrong, 40_001, "not_text"),
            (taobao_open, 8, "open_quote"),
        ] {
            let looked = look(&keeper, &shop, &file).await;
            if looked.status != 200 {
                assert_eq!((looked.status, looked.code()), (422, code));
                assert_eq!(looked.text("field"), format!("line.{line}"));
                continue;
            }
            let import = looked.body;
            act(&keeper, &shop, &import, "/check", json!({})).await;
            app.work().await;
            let import = seen(&keeper, &shop, &import).await;
            assert_eq!(
                (&import["state"], &import["job"]["reason"]),
                (&json!("failed"), &json!(code))
            );
            let last = import["counts"]["faults"].as_i64().unwrap() - 1;
            let path = of(&shop, &import, &format!("/faults?cursor={last}"));
            let last = keeper.get(&path).await.body["faults"][0].clone();
            assert_eq!((&last["code"], &last["line"]), (&json!(code), &json!(line)));
            let run = keeper
                .post(&of(&shop, &import, "/run"), &json!({ "rows": "good" }))
                .await;
            assert_eq!((run.status, run.code()), (409, "not_checked"));
            assert_eq!(keeper.delete(&of(&shop, &import, "")).await.status, 204);
        }
        assert!(goods(&keeper, &shop).await.is_empty());
    }
);

on_both_databases!(zips_that_lie_or_mix_are_refused, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let bomb = {
        let (mut zip, mut bytes) = (ZipStream::default(), Vec::new());
        zip.begin("goods.csv", false);
        zip.push(b"code,title\nA,");
        let spaces = vec![b'x'; 1 << 20];
        for _ in 0..64 {
            zip.push(&spaces);
            bytes.extend(zip.take());
        }
        bytes.extend(zip.end());
        bytes
    };
    assert!(bomb.len() < 1 << 20);
    let mut claims = zip(&[("goods.csv", b"code,title\n".to_vec())]);
    let entry = claims
        .windows(4)
        .rposition(|at| at == b"PK\x01\x02")
        .unwrap();
    let mut claims_less = claims.clone();
    claims[entry + 24..entry + 28].copy_from_slice(&[0xff; 4]);
    claims_less[entry + 24..entry + 28].copy_from_slice(&[3, 0, 0, 0]);
    for (file, code) in [
        (bomb, "cell_too_long"),
        (claims_less, "too_large_unpacked"),
        (
            zip(&[
                ("a.csv", usual(&[chair(1)])),
                ("b.csv", plain(&[&["code"]])),
            ]),
            "mixed_formats",
        ),
        (
            zip(&[("a.csv", plain(&[&["code"]])), ("b.xlsx", xlsx("壶", &[]))]),
            "mixed_formats",
        ),
        (zip(&[("a.txt", vec![b'x'])]), "no_table"),
        (b"PK\x03\x04 and nothing".to_vec(), "not_a_zip"),
        (b"\xd0\xcf\x11\xe0old".to_vec(), "old_workbook"),
        (
            xlsx("壶", &[vec!["version 1.00".to_owned()]]),
            "taobao_workbook",
        ),
        (Vec::from("\n\n"), "empty"),
    ] {
        let looked = look(&keeper, &shop, &file).await;
        assert_eq!((looked.status, looked.code()), (422, code), "{looked:?}");
        let import =
            keeper.get(&at(&shop, "goods-imports?limit=1")).await.body["imports"][0].clone();
        assert_eq!(keeper.delete(&of(&shop, &import, "")).await.status, 204);
    }
    // What it claims is not believed, and is no reason to take memory.
    let looked = look(&keeper, &shop, &claims).await;
    assert_eq!(looked.status, 200, "{looked:?}");
});

on_both_databases!(a_text_that_no_cell_of_a_workbook_holds_is_refused, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let described = |code: &str, text: &str| {
        let head = ["商品编码", "商品标题", "类目", "价格（元）", "描述"];
        plain(&[&head, &[code, "白橡木椅", "餐椅", "10", text]])
    };
    // Two units of UTF-16 each, so that half as many characters fill a cell.
    let longest = "😊".repeat(16_383) + "x";
    imported(world, &described("A1", &longest), json!({})).await;
    let workbook = json!({ "format": "xlsx" });
    let (status, bytes) = export(&keeper, &shop, workbook.clone()).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    imported(world, &described("B1", &(longest + "x")), json!({})).await;
    let (status, body) = export(&keeper, &shop, workbook).await;
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(
        (status, &body["code"]),
        (422, &json!("too_long_for_a_cell"))
    );
    let title = body["title"].as_str().unwrap();
    assert!(title.starts_with("B1: description"), "{title}");
    let (status, _) = export(&keeper, &shop, json!({ "format": "csv" })).await;
    assert_eq!(status, 200, "a CSV has room");
});

on_both_databases!(a_heading_alone_brings_nothing, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let title = ["商家编码".to_owned(), "标题".to_owned()];
    for file in [
        plain(&[&["code", "title"]]),
        xlsx("壶", &[title.to_vec()]),
        usual(&[]),
    ] {
        let import = imported(world, &file, json!({})).await;
        let counts = import["counts"].as_object().unwrap();
        assert!(counts.values().all(|count| *count == json!(0)), "{import}");
        let told = told_text(&keeper, &of(&shop, &import, "/faults.csv")).await;
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    assert!(goods(&keeper, &shop).await.is_empty());
});
