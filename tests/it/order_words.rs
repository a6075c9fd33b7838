//! What the customer wrote with an order, and the shop's notes beside it.

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{storage::Engine, vocabulary::new_id};
use yingke_schema::{audit::record, members::member::Role, trade::order};
use yingke_tabular::Limits;

use crate::{
    after_sale::{answer, done, parcel, wish},
    buying::{order_of, place, put_up},
    harness::{Client, TestApp, TestShop, at, id_of},
};

const MESSAGE: &str = "放门口，打 13900139000";
const FILE: Limits = Limits {
    bytes: 1 << 20,
    unpacked_bytes: 8 << 20,
    rows: 1_000,
    columns: 40,
    cell_chars: 2_000,
    held_bytes: 8 << 20,
};

async fn row(app: &TestApp, shop: &TestShop<'_>, of: &Value) -> order::Model {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>();
    let rows = rows.with(order::Column::No.eq(of["no"].as_str().unwrap()));
    rows.one().await.unwrap().unwrap()
}

async fn noted(member: &Client, shop: &TestShop<'_>, order: &Value, note: &str) -> Value {
    let path = at(shop, &format!("orders/{}", id_of(order)));
    let rev = member.get(&path).await.body["rev"].clone();
    let new = json!({ "key": new_id(), "rev": rev, "note": note, "flag": 0 });
    let answer = member.put(&format!("{path}/note"), &new).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

on_both_databases!(
    what_the_customer_wrote_stands_beside_the_note_and_stays,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, leader) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let mut body = order_of(&[(sku, 1)]);
        body["words"] = json!(format!(" {MESSAGE}\n"));
        let order = customer.post(&at(&shop, "mine/orders"), &body).await.body;
        assert_eq!(order["buyer_message"], json!(MESSAGE), "{order}");
        let now = noted(&agent, &shop, &order, "加急").await;
        assert_eq!(now["note"], json!("加急"));
        let masked = now["buyer_message"].as_str().unwrap();
        assert!(masked.starts_with("放门口") && !masked.contains("13900139000"));
        let kept = row(&app, &shop, &order).await;
        assert_eq!(
            (kept.buyer_message.as_str(), kept.note.as_str()),
            (MESSAGE, "加急")
        );
        let list = agent.get(&at(&shop, "orders")).await.body;
        assert_eq!(
            (
                &list["orders"][0]["buyer_message"],
                &list["orders"][0]["note"]
            ),
            (&json!(masked), &json!("加急"))
        );
        let own = at(&shop, &format!("mine/orders/{}", id_of(&order)));
        let own = customer.get(&own).await;
        assert_eq!(own.body["buyer_message"], json!(MESSAGE));
        assert!(!own.body.to_string().contains("加急"), "{own:?}");
        let path = at(&shop, &format!("orders/{}/showings", id_of(&order)));
        let asked = json!({ "field": "buyer_message", "reason": "约送货时间" });
        let shown = agent.post(&path, &asked).await;
        assert_eq!(shown.body, json!({ "value": MESSAGE }), "{shown:?}");

        let asked = json!({ "format": "csv", "reason": "对账" });
        let path = at(&shop, "orders/export");
        let file = leader.request(Method::POST, &path).json(&asked);
        let file = file.send().await.unwrap().bytes().await.unwrap();
        let rows = yingke_tabular::read(&file, &FILE).unwrap();
        let cell = |row: usize, at: usize| rows[row].cells[at].as_str();
        assert_eq!((cell(0, 26), cell(0, 27)), ("买家留言", "备注"));
        assert_eq!((cell(1, 26), cell(1, 27)), (masked, "加急"));
    }
);

on_both_databases!(
    who_closes_an_order_says_why_and_the_customer_is_told,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let path = at(&shop, &format!("orders/{}", id_of(&order)));
        let close = async |reason: &str| {
            let body = json!({ "key": new_id(), "rev": order["rev"], "reason": reason });
            agent.client.post(&format!("{path}/closing"), &body).await
        };
        for theirs in ["not_paid_in_time", "customer_cancelled"] {
            let refused = close(theirs).await;
            assert_eq!((refused.status, refused.code()), (422, "bad_close_reason"));
        }
        let unsaid = json!({ "key": new_id(), "rev": order["rev"] });
        let unsaid = agent.client.post(&format!("{path}/closing"), &unsaid).await;
        assert!((400..500).contains(&unsaid.status), "{unsaid:?}");
        let closed = close("wrong_details").await;
        assert_eq!(closed.text("close_reason"), "wrong_details", "{closed:?}");
        let own = at(&shop, &format!("mine/orders/{}", id_of(&order)));
        assert_eq!(
            customer.get(&own).await.text("close_reason"),
            "wrong_details"
        );
        let db = app.app.store().shop(shop.id);
        let rows = db
            .rows::<record::Entity>()
            .with(record::Column::Action.eq("closed"));
        let rows = rows.all().await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(
            rows[0].detail.contains("wrong_details"),
            "{}",
            rows[0].detail
        );
    }
);

on_both_databases!(an_order_is_found_by_how_a_code_begins, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let skus = put_up(&app, &shop, &[9, 9]).await;
    place(&customer, &shop, &[(skus[0], 1)]).await;
    let found = async |words: &str| {
        let page = agent.get(&at(&shop, &format!("orders?q={words}"))).await;
        assert_eq!(page.status, 200, "{page:?}");
        page.body["orders"].as_array().unwrap().len()
    };
    for (code, words, others) in [
        (
            "TZ-ABC_9",
            ["TZ", "tz-aBC_", "Tz-abc_9"],
            ["tz-abd", "tz-abcx", "tzz"],
        ),
        ("zz9", ["zz", "ZZ", "Zz9"], ["zz8", "zza", "zz99"]),
        ("tZ9-a", ["tZ", "tZ9", "tZ9-a"], ["tz8", "tza", "tZ9-b"]),
        (
            "6901234567890",
            ["6901", "69012345", "6901234567890"],
            ["69021", "79012", "69012346"],
        ),
    ] {
        app.tamper(&format!(
            "UPDATE sku SET code = '{code}' WHERE position = 0"
        ))
        .await;
        for words in words {
            assert_eq!(found(words).await, 1, "{words} of {code}");
        }
        for words in others {
            assert_eq!(found(words).await, 0, "{words} is not {code}");
        }
    }
    app.tamper("UPDATE sku SET code = '-X1' WHERE position = 0")
        .await;
    assert_eq!((found("-X1").await, found("-X").await), (1, 0));
});

on_both_databases!(a_timeline_says_who_and_from_what_to_what, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let path = at(&shop, &format!("orders/{}", id_of(&order)));
    let body = json!({ "key": new_id(), "rev": 1, "freight_fen": 0, "discount_fen": 100 });
    let repriced = agent.client.put(&format!("{path}/price"), &body).await;
    assert_eq!(repriced.status, 200, "{repriced:?}");
    let to = json!({
        "key": new_id(), "rev": 2, "receiver": "林夏", "phone": "13900139000",
        "address": "浙江省杭州市西湖区文三路 1 号",
    });
    let own = at(&shop, &format!("mine/orders/{}/address", id_of(&order)));
    let moved = customer.client.put(&own, &to).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    let body = json!({ "key": new_id(), "rev": 3, "reason": "other" });
    let closed = agent
        .client
        .post(&format!("{path}/closing"), &body)
        .await
        .body;
    let events = &closed["events"];
    assert_eq!(
        (&events[0]["nick"], &events[0]["change"]),
        (&Value::Null, &Value::Null)
    );
    let (price, address, closing) = (&events[1], &events[2], &events[3]);
    assert_eq!(price["nick"], json!("客服小禾"), "{events}");
    let total = |of: &Value| of["total_fen"].as_i64().unwrap();
    let (from, then) = (&price["change"]["from"], &price["change"]["to"]);
    let freight = from["freight_fen"].as_i64().unwrap();
    assert_eq!(total(from) - total(then), freight + 100, "{price}");
    assert_eq!(address["address_parts"], json!(["phone"]));
    assert!(!address.to_string().contains("13900139000"), "{address}");
    assert_eq!(address["nick"], Value::Null);
    assert_eq!(closing["close_reason"], json!("other"));
    assert_eq!(
        (
            &closing["change"]["from"]["state"],
            &closing["change"]["to"]["state"]
        ),
        (&json!("WAIT_BUYER_PAY"), &json!("TRADE_CLOSED"))
    );
    // From before: the same without a name.
    app.tamper("UPDATE order_event SET nick = ''").await;
    let older = agent.get(&path).await.body;
    assert_eq!(older["events"][1]["nick"], Value::Null);
    assert_eq!(older["events"][1]["price"], price["price"]);
});

on_both_databases!(a_timeline_says_of_which_line_and_how_much, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    done(theirs, &shop, &order, "payment", json!({})).await;
    done(ours, &shop, &order, "shipment", parcel()).await;
    done(ours, &shop, &order, "extension", json!({ "days": 3 })).await;
    let asked = wish("money_only", 500);
    done(theirs, &shop, &order, "refunds/1", asked).await;
    let order = done(ours, &shop, &order, "refunds/1", answer("pay")).await;
    let events = order["events"].as_array().unwrap();
    let of = |kind: &str| events.iter().find(|event| event["kind"] == kind).unwrap();
    let waybill = &of("shipped")["about"]["parcel"]["waybill_masked"];
    assert_eq!(waybill, "****0123", "{order}");
    assert_eq!(of("extended")["about"]["days"], 3);
    assert_eq!(of("paid")["about"]["line"], Value::Null);
    let asked = &of("refund_asked")["about"];
    assert_eq!(asked["line"], 1);
    let wish = json!({ "kind": "money_only", "amount_fen": 500 });
    assert_eq!(asked["wish"], wish);
    let paid = of("refunded");
    assert_eq!(paid["about"]["line"], 1);
    let back = |then: &str| &paid["change"][then]["refunded_fen"];
    assert_eq!((back("from"), back("to")), (&json!(0), &json!(500)));
});

/// The migration's statements about orders, as this database takes them.
fn splitting(app: &TestApp) -> Vec<String> {
    let position = match app.app.store().engine() {
        Engine::Sqlite(_) => "instr",
        Engine::Postgres(_) => "strpos",
    };
    let sql = include_str!("../../schema/src/migrations/m0043_order_words.sql");
    let all = sql.split(";\n");
    let all = all.filter(|statement| statement.contains("\nUPDATE trade_order"));
    all.map(|statement| statement.replace("@POSITION", position))
        .collect()
}

on_both_databases!(notes_from_before_are_split_where_it_is_sure, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let words = "买家留言：放门口";
    // The note as it came, what somebody wrote since, and where it is: with which message and note it goes on.
    let cases = [
        (words, None, "", "放门口", ""),
        (
            "服务：送货上楼\n买家留言：放门口",
            None,
            "",
            "放门口",
            "服务：送货上楼",
        ),
        (
            "买家留言：放门口\n缺一件",
            None,
            "taobao",
            "放门口",
            "缺一件",
        ),
        (words, Some("已联系"), "", "放门口", "已联系"),
        ("服务：安装", None, "", "", "服务：安装"),
        ("", Some(words), "", "", words),
        ("问过，买家留言：无", None, "", "", "问过，买家留言：无"),
    ];
    let mut orders = Vec::new();
    for (first, then, source, ..) in cases {
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let no = order["no"].as_str().unwrap();
        let set = format!("note = '{first}', source = '{source}' WHERE no = '{no}'");
        app.tamper(&format!("UPDATE trade_order SET {set}")).await;
        if let Some(note) = then {
            noted(&agent, &shop, &order, note).await;
        }
        orders.push(order);
    }
    let statements = splitting(&app);
    assert_eq!(statements.len(), 3);
    for statement in &statements {
        app.tamper(statement).await;
    }
    for (order, (first, _, _, message, note)) in orders.iter().zip(cases) {
        let kept = row(&app, &shop, order).await;
        assert_eq!(
            (&*kept.buyer_message, &*kept.note),
            (message, note),
            "{first}"
        );
    }
});
