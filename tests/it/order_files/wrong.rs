use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{members::member::Role, trade::line};

use super::{HEAD, LINES, at, brought, faults, gbk, order_of, row, seen, sent, step};
use crate::harness::told;

on_both_databases!(every_fault_is_told_by_line_column_and_reason, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let fine = ["等待买家付款", "", "茶壶", "1", "", "", "", "0.00"];
    let one = ("1.00", "0.00", "1.00", "0");
    let mut strange = fine;
    strange[0] = "不知道的状态";
    let mut odd = fine;
    odd[3] = "0";
    let rows = [
        row("1", one, fine),
        row("1", one, fine),
        row("2", ("1.00", "0.00", "1.01", "0"), fine),
        row("3", one, strange),
        row("1.23457E+17", one, fine),
        row("4", ("一元", "0.00", "1.00", "0"), fine),
        row("5", one, odd),
    ];
    let id = sent(&keeper, &shop, &[gbk(&format!("{HEAD}{}", rows.concat()))]).await;
    let look = step(&keeper, &shop, &id, "look").await.body;
    let notes = look["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("resaved_numbers")), "{look}");
    let text = look.to_string();
    for secret in ["13800000001", "收件人甲", "某某路1号"] {
        assert!(!text.contains(secret), "{secret} is shown");
    }
    step(&keeper, &shop, &id, "check").await;
    app.work().await;
    let checked = seen(&keeper, &shop, &id).await;
    assert_eq!(
        (&checked["good"], &checked["refused"]),
        (&json!(1), &json!(6)),
        "{checked}"
    );
    let faults = faults(&keeper, &shop, &id).await;
    let has = |line: i64, column: &str, code: &str| {
        let wanted = (line, column.to_owned(), code.to_owned());
        assert!(faults.contains(&wanted), "{wanted:?} in {faults:?}");
    };
    has(3, "订单编号", "named_twice");
    has(4, "总金额", "total_differs");
    has(5, "订单状态", "state_unknown");
    has(6, "订单编号", "number_shortened");
    has(7, "买家应付货款", "bad_money");
    has(8, "宝贝总数量", "bad_quantity");
    let all = json!({ "rows": "all" });
    let refused = keeper.post(&at(&shop, &format!("/{id}/run")), &all).await;
    assert_eq!((refused.status, refused.code()), (409, "has_faults"));
    step(&keeper, &shop, &id, "run").await;
    app.work().await;
    assert_eq!(seen(&keeper, &shop, &id).await["created"], 1);
    for (lang, words) in [
        ("zh-CN", ["订单编号", "金额要写成 201.12 这样"]),
        ("en", ["Order number", "an amount is written in yuan"]),
    ] {
        let path = at(&shop, &format!("/{id}/faults.csv?lang={lang}"));
        let csv = keeper.request(Method::GET, &path);
        let csv = csv.send().await.unwrap().text().await.unwrap();
        for word in words.into_iter().chain(["number_shortened"]) {
            assert!(csv.contains(word), "{word} in {csv}");
        }
        assert!(!csv.contains("收件人甲"), "{csv}");
    }
});

on_both_databases!(columns_of_other_names_are_said_by_hand, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let file = "单号,买家,总价,状态,订单创建时间,名称,件数,备用\n\
        201,甲,30.00,等待买家付款,2020-01-01 10:00:00,茶杯,3,\n";
    let id = sent(&keeper, &shop, &[file.as_bytes().to_vec()]).await;
    let looked = step(&keeper, &shop, &id, "look").await.body;
    let table = &looked["look"]["files"][0];
    assert_eq!(
        (&table["what"], &table["columns"][4]["field"]),
        (&json!("orders"), &json!("created_at")),
        "{looked}"
    );
    assert!(looked["mapping"].is_null(), "{looked}");
    let needed = json!({ "field": "no", "is_needed": true });
    assert_eq!(table["fields"][0], needed, "{looked}");
    let path = |act: &str| at(&shop, &format!("/{id}/{act}"));
    let early = told(keeper.request(Method::POST, &path("check"))).await;
    assert_eq!(
        (early.status, early.code(), early.text("field")),
        (422, "column_needed", "orders.no")
    );
    let whole = json!({
        "no": 0, "nick": 1, "total_fen": 2, "state": 3, "created_at": 4, "title": 5,
    });
    let with = |field: &str, at: i64| {
        let mut orders = whole.clone();
        orders[field] = json!(at);
        orders
    };
    let without = |field: &str| {
        let mut orders = whole.clone();
        orders.as_object_mut().unwrap().remove(field);
        orders
    };
    let map = async |orders: Value, rev: &Value| {
        let body = json!({ "orders": orders, "rev": rev });
        keeper.put(&path("mapping"), &body).await
    };
    for (orders, code, field) in [
        (without("nick"), "column_needed", "orders.nick"),
        (without("title"), "column_needed", "orders.title"),
        (with("words", 5), "column_for_two", "orders.words"),
        (with("words", 8), "bad_mapping", "orders.words"),
        (with("colour", 7), "bad_mapping", "orders.colour"),
    ] {
        let refused = map(orders, &looked["rev"]).await;
        assert_eq!(
            (refused.status, refused.code(), refused.text("field")),
            (422, code, field),
            "{refused:?}"
        );
    }
    let late = map(whole.clone(), &json!(0)).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let mapped = map(whole.clone(), &looked["rev"]).await.body;
    assert_eq!(mapped["mapping"]["orders"], whole, "{mapped}");
    step(&keeper, &shop, &id, "check").await;
    app.work().await;
    let checked = seen(&keeper, &shop, &id).await;
    assert_eq!(
        (&checked["good"], &checked["faults"]),
        (&json!(1), &json!(0)),
        "{checked}"
    );
    // Said otherwise, it is checked anew.
    let mapped = map(with("pieces", 6), &checked["rev"]).await.body;
    assert_eq!(mapped["state"], "looked", "{mapped}");
    step(&keeper, &shop, &id, "check").await;
    app.work().await;
    step(&keeper, &shop, &id, "run").await;
    app.work().await;
    assert_eq!(seen(&keeper, &shop, &id).await["created"], 1);
    let order = order_of(&app, &shop, "201").await;
    assert_eq!(
        (order.total_fen, order.state.as_str()),
        (3_000, "WAIT_BUYER_PAY")
    );
    let db = app.app.store().shop(shop.id);
    let lines = db.rows::<line::Entity>();
    let lines = lines.with(line::Column::OrderId.eq(order.id));
    let lines = lines.all().await.unwrap();
    assert_eq!((lines[0].title.as_str(), lines[0].quantity), ("茶杯", 3));
    let over = map(whole.clone(), &json!(1)).await;
    assert_eq!((over.status, over.code()), (409, "wrong_state"));
});

on_both_databases!(a_heading_alone_brings_nothing, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    for files in [vec![gbk(HEAD)], vec![gbk(HEAD), gbk(LINES)]] {
        let import = brought(&app, &keeper, &shop, &files).await;
        let told = ["state", "good", "created", "faults"].map(|field| import[field].clone());
        let expected = [json!("done"), json!(0), json!(0), json!(0)];
        assert_eq!(told, expected, "{import}");
    }
});

on_both_databases!(
    tables_of_other_names_are_told_apart_whichever_was_sent_first,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let orders = "单号,买家,总价,状态,时间,件数\n\
            301,甲,30.00,等待买家付款,2020-01-01 10:00:00,2\n";
        let lines = "单号,品名,单价,数量\n301,茶杯,10.00,1\n301,茶壶,20.00,1\n";
        let [orders, lines] = [orders, lines].map(|text| text.as_bytes().to_vec());
        let mut looks = Vec::new();
        for files in [[orders.clone(), lines.clone()], [lines, orders]] {
            let id = sent(&keeper, &shop, &files).await;
            let looked = step(&keeper, &shop, &id, "look").await.body;
            let tables = looked["look"]["files"].as_array().unwrap().iter();
            let told = tables.map(|table| (table["what"].clone(), table["columns"].clone()));
            looks.push(told.collect::<Vec<_>>());
        }
        assert_eq!(looks[0], looks[1]);
        let kinds: Vec<_> = looks[0].iter().map(|(what, _)| what.clone()).collect();
        assert_eq!(kinds, [json!("orders"), json!("lines")]);
    }
);

on_both_databases!(a_file_that_is_none_is_refused_by_its_reason, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    for (file, code) in [
        (gbk(LINES), "no_orders"),
        (b"a,b\n1,2\n".to_vec(), "sheet_no_columns"),
        (b"PK\x03\x04rubbish".to_vec(), "zip_unreadable"),
        (vec![0; 100], "sheet_garbled"),
    ] {
        let id = sent(&keeper, &shop, &[file]).await;
        let refused = told(keeper.request(Method::POST, &at(&shop, &format!("/{id}/look")))).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    // A cell of more than 5,000 characters, and the same file chosen for both.
    let long = format!("{HEAD}\"{}\"\n", "长".repeat(5_001));
    for (files, code) in [
        (vec![gbk(&long)], "sheet_cell_too_long"),
        (vec![gbk(HEAD), gbk(HEAD)], "same_kind_twice"),
        (vec![gbk(LINES), gbk(LINES)], "same_kind_twice"),
    ] {
        let id = sent(&keeper, &shop, &files).await;
        let refused = told(keeper.request(Method::POST, &at(&shop, &format!("/{id}/look")))).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let large = json!({ "key": new_id(), "name": "a.csv", "bytes": 65 << 20 });
    let refused = keeper.post(&at(&shop, ""), &large).await;
    assert_eq!((refused.status, refused.code()), (422, "file_too_large"));
    let agent = shop.member(Role::Agent).await;
    assert_eq!(agent.get(&at(&shop, "")).await.status, 403);
});
