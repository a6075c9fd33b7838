//! Orders of Taobao's exports come in: whole, once, at their own times, and without touching anything that is here.

use std::io::Write;

use reqwest::{Method, header::CONTENT_TYPE};
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{files::Staged, order_files, trade, vocabulary::new_id};
use yingke_schema::{
    audit::record,
    catalogue::sku,
    customers::customer,
    members::member::Role,
    order_files::import,
    outbox::event as outbox,
    timers::timer,
    trade::{line, order},
};
use yingke_tabular::ZipStream;

use crate::{
    buying,
    harness::{Answer, Client, TestApp, TestShop, told},
};

const HEAD: &str = "\"订单编号\",\"买家会员名\",\"买家应付货款\",\"买家应付邮费\",\"总金额\",\"买家实际支付金额\",\"订单状态\",\
    \"买家留言\",\"收货人姓名\",\"收货地址 \",\"联系手机\",\"订单创建时间\",\"订单付款时间 \",\"宝贝标题 \",\"宝贝总数量\",\
    \"物流单号 \",\"物流公司\",\"订单备注\",\"订单关闭原因\",\"退款金额\"\n";
const LINES: &str = "\"订单编号\",\"标题\",\"价格\",\"购买数量\",\"外部系统编号\",\"商品属性\",\"订单状态\",\"商家编码\"\n";

/// An order as the export writes one, with what is said of its state.
fn row(
    no: &str,
    (goods, freight, total, paid): (&str, &str, &str, &str),
    rest: [&str; 8],
) -> String {
    let [state, paid_at, title, pieces, waybill, carrier, why, refund] = rest;
    format!(
        "=\"{no}\",\"买家{no}\",\"{goods}\",\"{freight}\",\"{total}\",\"{paid}\",\"{state}\",\"放门口\",\"收件人甲\",\
        \"浙江省 杭州市 西湖区 某某路1号(310000)\",\"'13800000001\",\"2017-07-08 00:42:32\",\"{paid_at}\",\"{title}\",\"{pieces}\",\
        \"{waybill}\",\"{carrier}\",\"\",\"{why}\",\"{refund}\"\n"
    )
}

const PAID_AT: &str = "2017-07-08 00:42:39";

fn orders() -> String {
    let rows = [
        row(
            "101",
            ("100.00", "0.00", "100.00", "0"),
            [
                "等待买家付款",
                "",
                "胡桃木茶盘",
                "1",
                "",
                "",
                "订单未关闭",
                "0.00",
            ],
        ),
        row(
            "102",
            ("201.12", "10.00", "211.12", "211.12"),
            [
                "买家已付款，等待卖家发货",
                PAID_AT,
                "雪平锅",
                "3",
                "",
                "",
                "订单未关闭",
                "0.00",
            ],
        ),
        row(
            "103",
            ("50.00", "0.00", "50.00", "50.00"),
            [
                "卖家已发货，等待买家确认",
                PAID_AT,
                "茶杯",
                "1",
                "SF1234567890123",
                "顺丰速运",
                "",
                "0.00",
            ],
        ),
        row(
            "104",
            ("80.00", "0.00", "80.00", "80.00"),
            [
                "交易成功",
                PAID_AT,
                "茶壶",
                "1",
                "SF1234567890124",
                "顺丰速运",
                "",
                "15.50",
            ],
        ),
        row(
            "105",
            ("60.00", "0.00", "60.00", "0"),
            [
                "交易关闭",
                "",
                "茶壶",
                "1",
                "",
                "",
                "买家未及时付款",
                "0.00",
            ],
        ),
        row(
            "106",
            ("60.00", "8.00", "68.00", "0"),
            ["交易关闭", PAID_AT, "茶壶", "1", "", "", "退款", "68.00"],
        ),
    ];
    format!("{HEAD}{}", rows.concat())
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/order-imports{path}", shop.id)
}

async fn sent(who: &Client, shop: &TestShop<'_>, files: &[Vec<u8>]) -> String {
    let body = json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": files[0].len() });
    let begun = who.post(&at(shop, ""), &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    let id = begun.text("id").to_owned();
    for (no, file) in (1..).zip(files) {
        let request = who.request(Method::PUT, &at(shop, &format!("/{id}/files/{no}")));
        let request = request.header(CONTENT_TYPE, "application/octet-stream");
        let kept = told(request.body(file.clone())).await;
        assert_eq!(kept.status, 204, "{kept:?}");
    }
    id
}

async fn step(who: &Client, shop: &TestShop<'_>, id: &str, what: &str) -> Answer {
    let body = if what == "run" {
        json!({ "rows": "good" })
    } else {
        Value::Null
    };
    let path = at(shop, &format!("/{id}/{what}"));
    let request = who.request(Method::POST, &path);
    let request = if body.is_null() {
        request
    } else {
        request.json(&body)
    };
    let answer = told(request).await;
    assert_eq!(answer.status, 200, "{what}: {answer:?}");
    answer
}

async fn seen(who: &Client, shop: &TestShop<'_>, id: &str) -> Value {
    who.get(&at(shop, &format!("/{id}"))).await.body
}

/// Looked at, checked and brought in; how it stands then.
async fn brought(app: &TestApp, who: &Client, shop: &TestShop<'_>, files: &[Vec<u8>]) -> Value {
    let id = sent(who, shop, files).await;
    step(who, shop, &id, "look").await;
    step(who, shop, &id, "check").await;
    assert_eq!(app.work().await, 1);
    let checked = seen(who, shop, &id).await;
    assert_eq!(checked["state"], "checked", "{checked}");
    step(who, shop, &id, "run").await;
    assert_eq!(app.work().await, 1);
    seen(who, shop, &id).await
}

async fn order_of(app: &TestApp, shop: &TestShop<'_>, no: &str) -> order::Model {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>().with(order::Column::No.eq(no));
    rows.one().await.unwrap().expect(no)
}

async fn faults(who: &Client, shop: &TestShop<'_>, id: &str) -> Vec<(i64, String, String)> {
    let page = who.get(&at(shop, &format!("/{id}/faults"))).await.body;
    let faults = page["faults"].as_array().unwrap().iter();
    let told = faults.map(|fault| {
        let text = |field: &str| fault[field].as_str().unwrap_or_default().to_owned();
        (
            fault["line"].as_i64().unwrap(),
            text("column"),
            text("code"),
        )
    });
    told.collect()
}

on_both_databases!(orders_come_in_at_their_own_times_and_states, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let import = brought(&app, &keeper, &shop, &[gbk(&orders())]).await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(
        (&import["created"], &import["customers"], &import["faults"]),
        (&json!(6), &json!(6), &json!(0)),
        "{import}"
    );
    for (no, state, paid_fen, refunded_fen) in [
        ("101", "WAIT_BUYER_PAY", 0, 0),
        ("102", "WAIT_SELLER_SEND_GOODS", 21_112, 0),
        ("103", "WAIT_BUYER_CONFIRM_GOODS", 5_000, 0),
        ("104", "TRADE_FINISHED", 8_000, 1_550),
        ("105", "TRADE_CLOSED", 0, 0),
        ("106", "TRADE_CLOSED", 6_800, 6_800),
    ] {
        let row = order_of(&app, &shop, no).await;
        assert_eq!(
            (
                row.state.as_str(),
                row.paid_fen,
                row.refunded_fen,
                row.source.as_str()
            ),
            (state, paid_fen, refunded_fen, "taobao"),
            "{no}"
        );
        assert_eq!(
            (row.created_at, row.came_at),
            (1_499_445_752_000, app.now())
        );
    }
    let pan = order_of(&app, &shop, "102").await;
    assert_eq!(pan.paid_at, Some(1_499_445_759_000));
    assert_eq!(pan.address, "浙江省 杭州市 西湖区 某某路1号");
    assert_eq!(
        (
            pan.phone.as_str(),
            pan.buyer_message.as_str(),
            pan.note.as_str()
        ),
        ("13800000001", "放门口", "")
    );
    let db = app.app.store().shop(shop.id);
    assert_eq!(trade::check(&db).await.unwrap(), (6, Vec::new()));
    let buyer = db
        .rows::<customer::Entity>()
        .with(customer::Column::Id.eq(pan.customer_id));
    let buyer = buyer.one().await.unwrap().unwrap();
    assert_eq!((buyer.name.as_str(), buyer.value_fen), ("买家102", 21_112));
    assert_eq!(buyer.city.as_deref(), Some("杭州市"));
    let agent = shop.member(Role::Agent).await;
    for (source, found) in [("taobao", 6), ("here", 0)] {
        let path = format!("/api/shops/{}/orders?source={source}", shop.id);
        let list = agent.get(&path).await.body;
        assert_eq!(list["orders"].as_array().unwrap().len(), found, "{list}");
    }
    let path = format!("/api/shops/{}/orders?source=jd", shop.id);
    assert_eq!(agent.get(&path).await.status, 400);
    // What is not sold here has no page for a review.
    let finished = order_of(&app, &shop, "104").await;
    let owner = shop.member(Role::Owner).await;
    let path = format!("/api/shops/{}/orders/{}/reviews", shop.id, finished.id);
    let reviews = owner.get(&path).await;
    assert_eq!(reviews.body["open"], json!([]), "{reviews:?}");
    // One row for all of them, and one event.
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("import_orders"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].object.ends_with(import["id"].as_str().unwrap()));
    let events = db.rows::<outbox::Entity>().all().await.unwrap();
    let count = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
    assert_eq!(
        (
            count("OrdersBroughtIn"),
            count("OrderChanged"),
            count("Notice")
        ),
        (1, 0, 0)
    );
    // No clock runs for what is long past, whatever time it is.
    assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
    app.advance(400 * 24 * 3_600_000);
    assert_eq!(app.fire().await, 0);
    assert_eq!(
        order_of(&app, &shop, "103").await.state,
        "WAIT_BUYER_CONFIRM_GOODS"
    );
});

on_both_databases!(the_same_file_twice_brings_nothing_twice, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let file = gbk(&orders());
    brought(&app, &keeper, &shop, std::slice::from_ref(&file)).await;
    let again = brought(&app, &keeper, &shop, &[file]).await;
    assert_eq!(
        (
            &again["created"],
            &again["known"],
            &again["good"],
            &again["customers"]
        ),
        (&json!(0), &json!(6), &json!(0), &json!(0)),
        "{again}"
    );
    let db = app.app.store().shop(shop.id);
    assert_eq!(db.rows::<order::Entity>().count().await.unwrap(), 6);
    assert_eq!(db.rows::<customer::Entity>().count().await.unwrap(), 6);
});

on_both_databases!(
    lines_come_along_and_what_is_sold_here_is_known_for_it,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Owner).await;
        let sku = buying::put_up(&app, &shop, &[5]).await[0];
        let db = app.app.store().shop(shop.id);
        let ours = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
        let ours = ours.one().await.unwrap().unwrap();
        let money = ("30.00", "0.00", "30.00", "30.00");
        let state = [
            "买家已付款，等待卖家发货",
            PAID_AT,
            "见明细",
            "3",
            "",
            "",
            "",
            "0.00",
        ];
        let list = format!("{HEAD}{}", row("7", money, state));
        let lines = format!(
            "{LINES}=\"7\",\"我家的壶\",\"20.00\",\"1\",\"\",\"颜色:白\",\"买家已付款\",\"{}\"\n=\"7\",\"别家的杯\",\"6.00\",\"2\",\"\",\"\",\"买家已付款\",\"X-1\"\n",
            ours.code
        );
        let mut zip = ZipStream::default();
        for (name, text) in [
            ("ExportOrderList.csv", &list),
            ("ExportOrderDetailList.csv", &lines),
        ] {
            zip.begin(name, false);
            zip.push(&gbk(text));
        }
        let import = brought(&app, &keeper, &shop, &[zip.end()]).await;
        assert_eq!(import["created"], 1, "{import}");
        let order = order_of(&app, &shop, "7").await;
        // 32 yuan of goods for 30.
        assert_eq!(
            (order.goods_fen, order.discount_fen, order.total_fen),
            (3_200, 200, 3_000)
        );
        let rows = db
            .rows::<line::Entity>()
            .with(line::Column::OrderId.eq(order.id));
        let rows = rows.ascending(line::Column::No).all().await.unwrap();
        assert_eq!(
            (rows[0].sku_id, rows[0].product_id),
            (Some(sku), Some(ours.product_id))
        );
        assert_eq!((rows[1].sku_id, rows[1].title.as_str()), (None, "别家的杯"));
        assert_eq!(rows[0].sku, "颜色:白");
        // Stock is nobody's business here: neither when it comes nor when it is shipped.
        let ship = json!({ "key": new_id(), "rev": 1, "carrier": "顺丰速运", "waybill": "SF1234567890123" });
        // Among many it is left out, with the reason.
        let many = format!("/api/shops/{}/orders/batch/shipments", shop.id);
        let parcel = json!({
            "order": order.id, "rev": 1, "carrier": "顺丰速运", "waybill": "SF1234567890123",
        });
        for mode in ["all", "good"] {
            let body = json!({ "key": new_id(), "mode": mode, "rows": [parcel] });
            let report = keeper.post(&many, &body).await.body;
            assert_eq!(report["done"], 0, "{report}");
            assert_eq!(report["results"][0]["code"], "placed_elsewhere");
        }
        let path = format!("/api/shops/{}/orders/{}/shipment", shop.id, order.id);
        let shipped = keeper.post(&path, &ship).await;
        assert_eq!(shipped.status, 200, "{shipped:?}");
        let after = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
        let after = after.one().await.unwrap().unwrap();
        assert_eq!((after.stock, after.reserved), (ours.stock, 0));
        assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
        let seen = keeper
            .get(&format!("/api/shops/{}/orders/{}", shop.id, order.id))
            .await
            .body;
        assert_eq!(
            (&seen["source"], &seen["confirm_by"]),
            (&json!("taobao"), &Value::Null)
        );
        assert_eq!(seen["events"][0]["kind"], "placed_elsewhere");
    }
);

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
    let csv = keeper.request(Method::GET, &at(&shop, &format!("/{id}/faults.csv")));
    let csv = csv.send().await.unwrap().text().await.unwrap();
    assert!(
        csv.contains("number_shortened") && !csv.contains("收件人甲"),
        "{csv}"
    );
});

on_both_databases!(
    what_is_stopped_goes_on_and_what_is_given_up_is_gone,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Owner).await;
        let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
        for early in ["check", "run", "stop", "resume"] {
            let body = json!({ "rows": "good" });
            let request = keeper.request(Method::POST, &at(&shop, &format!("/{id}/{early}")));
            let request = if early == "run" {
                request.json(&body)
            } else {
                request
            };
            let refused = told(request).await;
            assert_eq!(
                (refused.status, refused.code()),
                (409, "wrong_state"),
                "{early}"
            );
        }
        step(&keeper, &shop, &id, "look").await;
        step(&keeper, &shop, &id, "check").await;
        app.work().await;
        step(&keeper, &shop, &id, "run").await;
        assert_eq!(
            step(&keeper, &shop, &id, "stop").await.body["state"],
            "stopped"
        );
        assert_eq!(app.work().await, 0);
        step(&keeper, &shop, &id, "resume").await;
        app.work().await;
        assert_eq!(seen(&keeper, &shop, &id).await["created"], 6);
        let other = sent(&keeper, &shop, &[gbk(&orders())]).await;
        let gone = keeper.delete(&at(&shop, &format!("/{other}"))).await;
        assert_eq!(gone.status, 204, "{gone:?}");
        assert_eq!(seen(&keeper, &shop, &other).await["state"], "dropped");
        let late = told(keeper.request(Method::POST, &at(&shop, &format!("/{other}/look")))).await;
        assert_eq!((late.status, late.code()), (409, "wrong_state"));
    }
);

on_both_databases!(a_file_that_nobody_goes_on_with_is_let_go, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
    let hours = |hours: i64| app.advance(hours * 3_600_000);
    let state = async || seen(&keeper, &shop, &id).await["state"].clone();
    hours(23);
    step(&keeper, &shop, &id, "look").await;
    hours(2);
    assert_eq!(app.fire().await, 1, "it was begun a day ago");
    assert_eq!(state().await, "looked", "and touched since");
    step(&keeper, &shop, &id, "check").await;
    hours(30);
    app.fire().await;
    assert_eq!(state().await, "checking", "its job is not over");
    assert_eq!(app.work().await, 1);
    hours(23);
    app.fire().await;
    assert_eq!(state().await, "checked");
    hours(2);
    app.fire().await;
    assert_eq!(state().await, "dropped");
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("import_orders"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        (rows[0].actor_kind.as_str(), rows[0].object.as_str()),
        ("anyone", format!("order_import/{id}").as_str())
    );
    assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
    let row = db.rows::<import::Entity>().one().await.unwrap().unwrap();
    let staged = Staged::of(app.app.files(), shop.id, row.id.0)
        .await
        .unwrap();
    assert!(staged.piece(1).await.unwrap().is_none(), "the file is gone");
    let late = told(keeper.request(Method::POST, &at(&shop, &format!("/{id}/look")))).await;
    assert_eq!((late.status, late.code()), (409, "wrong_state"));
});

on_both_databases!(a_file_from_before_there_were_timers_ends_too, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    tx.delete::<timer::Entity>(timer::Column::Kind.eq("order_import_ends"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.advance(25 * 3_600_000);
    assert_eq!(app.fire().await, 0, "it has none");
    let catch_up = async || {
        order_files::catch_up(app.app.store(), shop.id, app.now())
            .await
            .unwrap();
    };
    catch_up().await;
    app.fire().await;
    assert_eq!(seen(&keeper, &shop, &id).await["state"], "dropped");
    catch_up().await;
    assert_eq!(app.fire().await, 0, "it is over");
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

on_both_databases!(a_real_export_comes_in_whole, |app| {
    let Some(folder) = std::env::var_os("YINGKE_FIELD_DATA") else {
        // Past the capture of a test that passes.
        let line = b"NOT TESTED: set YINGKE_FIELD_DATA to read the real export of orders\n";
        std::io::stderr().write_all(line).unwrap();
        return;
    };
    let file = std::path::Path::new(&folder).join("taobao-orders/ExportOrderList.redacted.gbk.csv");
    let file = std::fs::read(file).expect("YINGKE_FIELD_DATA holds taobao-orders");
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let import = brought(&app, &keeper, &shop, &[file]).await;
    assert_eq!(
        (&import["created"], &import["faults"], &import["refused"]),
        (&json!(5), &json!(0), &json!(0)),
        "{import}"
    );
    let db = app.app.store().shop(shop.id);
    let orders = db
        .rows::<order::Entity>()
        .ascending(order::Column::CreatedAt);
    let orders = orders.all().await.unwrap();
    let paid: Vec<_> = orders.iter().map(|order| order.paid_fen).collect();
    assert_eq!(paid, [23_655, 98_900, 33_155, 18_615, 20_112]);
    assert!(
        orders
            .iter()
            .all(|order| order.state == "WAIT_SELLER_SEND_GOODS")
    );
});
