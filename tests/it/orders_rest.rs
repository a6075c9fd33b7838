//! Many orders at once, what a second person agrees to, small money, protected prices, invoices, own filters, and files.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::{audit::record, members::member::Role, trade::order};
use yingke_tabular::Limits;

use crate::{
    buying::{place, put_up, written},
    harness::{Answer, Client, TestApp, TestShop, told},
};

const DAY_MS: i64 = 24 * 60 * 60_000;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;
const FILE: Limits = Limits {
    bytes: 1 << 20,
    unpacked_bytes: 8 << 20,
    rows: 1_000,
    columns: 40,
    cell_chars: 2_000,
    held_bytes: 8 << 20,
};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

fn id(order: &Value) -> &str {
    order["id"].as_str().unwrap()
}

async fn row(app: &TestApp, shop: &TestShop<'_>, of: &Value) -> order::Model {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>();
    let rows = rows.with(order::Column::No.eq(of["no"].as_str().unwrap()));
    rows.one().await.unwrap().unwrap()
}

async fn paid(customer: &Client, shop: &TestShop<'_>, lines: &[(SkuId, i64)]) -> Value {
    let order = place(customer, shop, lines).await;
    let path = at(shop, &format!("mine/orders/{}/payment", id(&order)));
    let body = json!({ "key": new_id(), "rev": order["rev"] });
    let answer = customer.post(&path, &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Something done to the order as it is now.
async fn ask(
    app: &TestApp,
    who: &Client,
    shop: &TestShop<'_>,
    (order, act): (&Value, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = json!(row(app, shop, order).await.rev);
    let path = at(shop, &format!("orders/{}/{act}", id(order)));
    who.post(&path, &more).await
}

async fn audited(app: &TestApp, shop: &TestShop<'_>, action: &str) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq(action)).all().await;
    rows.unwrap().into_iter().map(|row| row.detail).collect()
}

async fn bytes(who: &Client, path: &str, body: &Value) -> Vec<u8> {
    let answer = who.request(Method::POST, path).json(body).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}

on_both_databases!(many_orders_are_noted_each_for_itself_and_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let first = place(&customer, &shop, &[(sku, 1)]).await;
    let second = place(&customer, &shop, &[(sku, 1)]).await;
    let path = at(&shop, "orders/batch/note");
    let seen = |order: &Value, rev: &Value| json!({ "id": order["id"], "rev": rev });
    let nobody = new_id();
    let body = json!({
        "key": new_id(), "flag": 1, "note": { "text": "加急", "how": "append" },
        "orders": [seen(&first, &first["rev"]), seen(&second, &json!(99)), { "id": nobody, "rev": 1 }],
    });
    let report = agent.post(&path, &body).await.body;
    assert_eq!(
        (&report["done"], &report["refused"]),
        (&json!(1), &json!(2)),
        "{report}"
    );
    let codes: Vec<_> = report["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(
        codes,
        [
            &Value::Null,
            &json!("changed_meanwhile"),
            &json!("not_found")
        ]
    );
    let noted = row(&app, &shop, &first).await;
    assert_eq!((noted.note.as_str(), noted.flag), ("加急", 1));
    // Again, by the same key: done is done, and what could not be may be tried.
    let again = agent.post(&path, &body).await.body;
    assert_eq!(again["results"][0]["is_done"], json!(true));
    let still = row(&app, &shop, &first).await;
    assert_eq!((still.note.as_str(), still.rev), ("加急", noted.rev));
    let more = json!({
        "key": new_id(), "note": { "text": "改约", "how": "append" },
        "orders": [seen(&first, &json!(noted.rev))],
    });
    assert_eq!(agent.post(&path, &more).await.body["done"], json!(1));
    let grown = row(&app, &shop, &first).await;
    assert_eq!((grown.note.as_str(), grown.flag), ("加急\n改约", 1));
    let long = json!({
        "key": new_id(), "note": { "text": "长".repeat(330), "how": "append" },
        "orders": [seen(&first, &json!(grown.rev))],
    });
    let refused = agent.post(&path, &long).await.body;
    assert_eq!(refused["results"][0]["code"], json!("note_too_long"));
    for (wrong, code) in [
        (
            json!({ "key": new_id(), "orders": [], "flag": 1 }),
            "too_many",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1))] }),
            "nothing_to_do",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1))], "flag": 6 }),
            "bad_flag",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1)), seen(&first, &json!(1))], "flag": 1 }),
            "named_twice",
        ),
    ] {
        let refused = agent.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let (actions, events) = written(&app, &shop, &first).await;
    assert_eq!(actions, ["placed", "note_order", "note_order"]);
    assert_eq!(events, ["placed", "noted", "noted"]);
});

on_both_databases!(parcels_of_a_file_leave_all_or_those_that_can, |app| {
    let shop = app.shop("songxi").await;
    let (packer, customer) = (shop.member(Role::Warehouse).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let one = paid(&customer, &shop, &[(sku, 1)]).await;
    let two = paid(&customer, &shop, &[(sku, 1)]).await;
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let no = |order: &Value| order["no"].as_str().unwrap().to_owned();
    let file = format!(
        "订单编号,物流公司,运单号\n=\"{}\",,SF1234567890123\n{},,JT1234567890123\n{},,SF1234567890124\n9,,SF1234567890125\n",
        no(&one),
        no(&two),
        no(&unpaid),
    );
    let path = at(&shop, "orders/batch/shipments/check");
    let request = packer.request(Method::POST, &path);
    let request = request.header("content-type", "application/octet-stream");
    let checked = told(request.body(file)).await;
    assert_eq!(checked.status, 200, "{checked:?}");
    let checked = checked.body;
    assert_eq!(checked["rows"].as_array().unwrap().len(), 2, "{checked}");
    let told_of = |row: &Value| (row["carrier"].clone(), row["is_ambiguous"].clone());
    assert_eq!(
        told_of(&checked["rows"][0]),
        (json!("顺丰速运"), json!(false))
    );
    assert_eq!(
        told_of(&checked["rows"][1]),
        (json!("极兔速递"), json!(true))
    );
    let faults = json!([
        { "line": 4, "column": null, "code": "wrong_state" },
        { "line": 5, "column": "order_no", "code": "no_such_order" },
    ]);
    assert_eq!(
        (&checked["faults"], &checked["faults_count"]),
        (&faults, &json!(2))
    );

    let path = at(&shop, "orders/batch/shipments");
    let parcel = |order: &Value, rev: i64, waybill: &str| json!({ "order": order["id"], "rev": rev, "carrier": "顺丰速运", "waybill": waybill });
    let revs = [
        row(&app, &shop, &one).await.rev,
        row(&app, &shop, &two).await.rev,
    ];
    let rows = |bad: &str| {
        json!([
            parcel(&one, revs[0], "SF1234567890123"),
            parcel(&two, revs[1], bad)
        ])
    };
    let body = json!({ "key": new_id(), "mode": "all", "rows": rows("SF1") });
    let nothing = packer.post(&path, &body).await.body;
    assert_eq!(
        (&nothing["applied"], &nothing["done"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(nothing["results"][1]["code"], json!("bad_waybill"));
    assert_eq!(row(&app, &shop, &one).await.state, "WAIT_SELLER_SEND_GOODS");
    let body = json!({ "key": new_id(), "mode": "good", "rows": rows("SF1") });
    let some = packer.post(&path, &body).await.body;
    assert_eq!(
        (&some["applied"], &some["done"]),
        (&json!(true), &json!(1)),
        "{some}"
    );
    assert_eq!(
        row(&app, &shop, &one).await.state,
        "WAIT_BUYER_CONFIRM_GOODS"
    );
    // Ten at once with one key ship nothing twice.
    let body = json!({
        "key": new_id(), "mode": "all", "rows": [parcel(&two, revs[1], "SF1234567890126")],
    });
    let answers = join_all((0..10).map(|_| packer.post(&path, &body))).await;
    assert!(
        answers.iter().all(|answer| answer.body["done"] == json!(1)),
        "{answers:?}"
    );
    let (actions, _) = written(&app, &shop, &two).await;
    assert_eq!(actions, ["placed", "paid", "shipped"]);
});

on_both_databases!(
    a_price_above_the_limit_is_agreed_to_by_somebody_else,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, leader) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let wish = |discount_fen: i64| json!({ "freight_fen": 0, "discount_fen": discount_fen, "words": "老客户，请批" });
        let act = (&order, "price-requests");
        let small = ask(&app, &agent, &shop, act, wish(100)).await;
        assert_eq!((small.status, small.code()), (409, "not_needed"));
        let impossible = ask(&app, &agent, &shop, act, wish(PRICE_FEN)).await;
        assert_eq!(impossible.code(), "bad_price");
        let dearer = json!({ "freight_fen": 20_000, "discount_fen": 3_000, "words": "补运费" });
        let dearer = ask(&app, &agent, &shop, act, dearer).await;
        assert_eq!((dearer.status, dearer.code()), (409, "needs_customer"));
        let older = ask(&app, &agent, &shop, act, wish(3_000)).await;
        let asked = ask(&app, &agent, &shop, act, wish(4_000)).await.body;
        assert_eq!(
            (&asked["no"], &asked["is_possible"]),
            (&json!(2), &json!(true))
        );
        let requests = at(&shop, &format!("orders/{}/requests", id(&order)));
        let list = agent.get(&requests).await.body;
        assert_eq!(older.body["state"], "open");
        assert_eq!(
            list["requests"][0]["state"], "over",
            "a newer one took its place"
        );
        let open = leader.get(&at(&shop, "trade-requests")).await.body;
        assert_eq!(open["requests"].as_array().unwrap().len(), 1);

        let answer = |approve: bool| json!({ "key": new_id(), "approve": approve, "words": "" });
        let path = format!("{requests}/2/answer");
        assert_eq!(agent.post(&path, &answer(true)).await.status, 403);
        let both = join_all([0, 1].map(async |_| leader.post(&path, &answer(true)).await)).await;
        for approved in &both {
            assert_eq!(
                (approved.status, approved.text("state")),
                (200, "approved"),
                "{both:?}"
            );
        }
        assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN - 4_000);
        assert_eq!(
            leader.post(&path, &answer(false)).await.code(),
            "already_answered"
        );
        let (actions, _) = written(&app, &shop, &order).await;
        assert_eq!(
            actions,
            ["placed", "make_request", "make_request", "price_changed"]
        );

        // The price went on in the meantime: the other one is not what was asked about.
        let late = ask(&app, &agent, &shop, act, wish(5_000)).await.body;
        let path = at(&shop, &format!("orders/{}/price", id(&order)));
        let rev = row(&app, &shop, &order).await.rev;
        let price = json!({ "key": new_id(), "rev": rev, "freight_fen": 0, "discount_fen": 6_000 });
        assert_eq!(leader.put(&path, &price).await.status, 200);
        let path = format!("{requests}/{}/answer", late["no"]);
        let over = leader.post(&path, &answer(true)).await;
        assert_eq!(over.text("state"), "over");
        assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN - 6_000);

        // A request from before that was known may ask for a higher freight at the same total.
        let older = ask(&app, &agent, &shop, act, wish(7_000)).await.body;
        app.tamper("UPDATE trade_request SET freight_fen = 1000, discount_fen = 7000 WHERE state = 'open'")
            .await;
        let path = format!("{requests}/{}/answer", older["no"]);
        let refused = leader.post(&path, &answer(true)).await;
        assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
        assert_eq!(row(&app, &shop, &order).await.freight_fen, 0);
        let told: BTreeSet<_> = app
            .notices(shop.id)
            .await
            .into_iter()
            .map(|notice| notice.zh.title)
            .collect();
        for title in [
            "有改价申请待审批",
            "申请已通过并已执行",
            "订单已变化，申请已失效",
        ] {
            assert!(told.contains(title), "{told:?}");
        }
    }
);

on_both_databases!(a_request_is_about_prices_and_not_about_their_sum, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let wish = json!({ "freight_fen": 0, "discount_fen": 3_000, "words": "老客户，请批" });
    let asked = ask(&app, &agent, &shop, (&order, "price-requests"), wish).await;
    assert_eq!(asked.body["is_possible"], true, "{asked:?}");
    app.advance(1);
    let rev = row(&app, &shop, &order).await.rev;
    let lines = json!([{ "line": 0, "discount_fen": 500 }, { "line": 1, "discount_fen": -500 }]);
    let same = json!({ "key": new_id(), "rev": rev, "freight_fen": 0, "lines": lines });
    let path = at(&shop, &format!("orders/{}/price", id(&order)));
    assert_eq!(leader.put(&path, &same).await.status, 200);
    assert_eq!(row(&app, &shop, &order).await.total_fen, 2 * PRICE_FEN);
    let requests = at(&shop, &format!("orders/{}/requests", id(&order)));
    let list = agent.get(&requests).await.body;
    assert_eq!(list["requests"][0]["is_possible"], false, "{list}");
    let answer = json!({ "key": new_id(), "approve": true, "words": "" });
    let over = leader.post(&format!("{requests}/1/answer"), &answer).await;
    assert_eq!(over.text("state"), "over");
    assert_eq!(row(&app, &shop, &order).await.total_fen, 2 * PRICE_FEN);
});

on_both_databases!(a_price_above_a_supervisor_s_limit_is_the_owner_s, |app| {
    let shop = app.shop("songxi").await;
    let (agent, one, two, owner) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
        shop.member(Role::Supervisor).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let rules = at(&shop, "trade-rules");
    let mut new = owner.get(&rules).await.body;
    new["rules"]["most_supervisor_discount_bp"] = json!(2_000);
    let refused = one.put(&rules, &new).await;
    assert_eq!((refused.status, refused.code()), (403, "owner_sets_it"));
    assert_eq!(owner.put(&rules, &new).await.status, 200);
    let most = PRICE_FEN / 5;
    let price = at(&shop, &format!("orders/{}/price", id(&order)));
    let body =
        json!({ "key": new_id(), "rev": order["rev"], "freight_fen": 0, "discount_fen": most + 1 });
    let refused = one.put(&price, &body).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let wish = |discount_fen: i64| json!({ "freight_fen": 0, "discount_fen": discount_fen, "words": "老客户" });
    let act = (&order, "price-requests");
    let answer = || json!({ "key": new_id(), "approve": true, "words": "" });
    let path = |no: &Value| {
        at(
            &shop,
            &format!("orders/{}/requests/{no}/answer", id(&order)),
        )
    };
    // One rank after the other: what a supervisor asks for, and what an agent asks above both.
    let small = ask(&app, &one, &shop, act, wish(most)).await;
    assert_eq!(small.code(), "not_needed");
    let asked = ask(&app, &one, &shop, act, wish(most + 1)).await.body;
    let refused = two.post(&path(&asked["no"]), &answer()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let asked = ask(&app, &agent, &shop, act, wish(most + 100)).await.body;
    let refused = one.post(&path(&asked["no"]), &answer()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN);
    let approved = owner.post(&path(&asked["no"]), &answer()).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    assert_eq!(
        row(&app, &shop, &order).await.total_fen,
        PRICE_FEN - most - 100
    );
});

on_both_databases!(a_price_of_single_lines_is_asked_for_and_exported, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let lines =
        json!([{ "line": 0, "discount_fen": 3_000 }, { "line": 1, "discount_fen": -2_500 }]);
    let wish = json!({ "freight_fen": 0, "lines": lines, "words": "样品有划痕，另一件加急" });
    let asked = ask(&app, &agent, &shop, (&order, "price-requests"), wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    assert_eq!(
        (&asked.body["discount_fen"], &asked.body["lines"]),
        (&json!(500), &lines)
    );
    let path = at(&shop, &format!("orders/{}/requests/1/answer", id(&order)));
    let answer = json!({ "key": new_id(), "approve": true, "words": "" });
    let approved = leader.post(&path, &answer).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    assert_eq!(
        row(&app, &shop, &order).await.total_fen,
        2 * PRICE_FEN - 500
    );
    let made = audited(&app, &shop, "make_request").await;
    assert!(made[0].contains("-2500"), "{made:?}");
    let path = at(&shop, "orders/export");
    let body = json!({ "format": "csv", "reason": "对账" });
    let rows = yingke_tabular::read(&bytes(&leader, &path, &body).await, &FILE).unwrap();
    let cells = [11, 12, 13].map(|at| rows[1].cells[at].as_str());
    assert_eq!(cells, ["5.00", "99.00；154.00", "253.00"]);
});

on_both_databases!(
    above_the_limit_two_give_a_compensation_and_never_the_asker_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, one, two) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = paid(&customer, &shop, &[(sku, 1)]).await;
        let give =
            |amount_fen: i64| json!({ "line": 0, "amount_fen": amount_fen, "reason": "delay" });
        let act = (&order, "compensations");
        let given = ask(&app, &agent, &shop, act, give(3_000)).await;
        assert_eq!(
            (given.status, &given.body["refunded_fen"]),
            (200, &json!(3_000)),
            "{given:?}"
        );
        // In parts it is no less.
        for who in [&agent, &two] {
            let more = ask(&app, who, &shop, act, give(2_001)).await;
            assert_eq!((more.status, more.code()), (403, "above_your_limit"));
        }
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, 3_000);
        let all = ask(&app, &agent, &shop, act, give(PRICE_FEN)).await;
        assert_eq!((all.status, all.code()), (409, "bad_amount"));
        let system = json!({ "line": 0, "amount_fen": 1, "reason": "price_protection" });
        assert_eq!(
            ask(&app, &agent, &shop, act, system).await.code(),
            "not_theirs"
        );

        let act = (&order, "compensation-requests");
        let mut wish = give(6_000);
        wish["words"] = json!("运输破损，已核实");
        let asked = ask(&app, &one, &shop, act, wish.clone()).await.body;
        let path = at(
            &shop,
            &format!("orders/{}/requests/{}/answer", id(&order), asked["no"]),
        );
        let yes = json!({ "key": new_id(), "approve": true });
        let alone = one.post(&path, &yes).await;
        assert_eq!((alone.status, alone.code()), (403, "same_person"));
        let answers = join_all((0..6).map(|_| two.post(&path, &yes))).await;
        assert!(
            answers
                .iter()
                .all(|answer| answer.text("state") == "approved"),
            "{answers:?}"
        );
        let now = row(&app, &shop, &order).await;
        assert_eq!((now.refunded_fen, now.paid_fen), (9_000, PRICE_FEN));
        let view = agent
            .get(&at(&shop, &format!("orders/{}/compensation", id(&order))))
            .await
            .body;
        assert_eq!(
            (&view["given_fen"], &view["alone_fen"]),
            (&json!(9_000), &json!(0))
        );
        let (actions, events) = written(&app, &shop, &order).await;
        assert_eq!(
            actions,
            [
                "placed",
                "paid",
                "compensated",
                "make_request",
                "compensated"
            ]
        );
        assert_eq!(
            events,
            [
                "placed",
                "paid",
                "compensated",
                "request_made",
                "compensated"
            ]
        );
        // What was given is not refunded once more.
        let mine = customer
            .get(&at(&shop, &format!("mine/orders/{}", id(&order))))
            .await
            .body;
        assert_eq!(
            mine["lines"][0]["most_refundable_fen"],
            json!(PRICE_FEN - 9_000)
        );
    }
);

on_both_databases!(a_price_that_fell_is_given_back_once_and_in_time, |app| {
    let shop = app.shop("songxi").await;
    let (customer, stranger) = (shop.customer().await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 2)]).await;
    let late = paid(&customer, &shop, &[(sku, 1)]).await;
    let path = |order: &Value| {
        at(
            &shop,
            &format!("mine/orders/{}/price-protection", id(order)),
        )
    };
    let none = customer.get(&path(&order)).await.body;
    assert_eq!(none["lines"], json!([]));
    let wish = async |order: &Value| json!({ "key": new_id(), "rev": row(&app, &shop, order).await.rev, "line": 0 });
    let body = wish(&order).await;
    assert_eq!(
        customer.post(&path(&order), &body).await.code(),
        "no_difference"
    );
    app.tamper("UPDATE sku SET price_fen = 10000").await;
    let some = customer.get(&path(&order)).await.body;
    assert_eq!(
        some["lines"],
        json!([{ "line": 0, "fen": 2 * (PRICE_FEN - 10_000), "needs_shop": false }])
    );
    assert_eq!(stranger.get(&path(&order)).await.status, 404);
    let body = wish(&order).await;
    assert_eq!(stranger.post(&path(&order), &body).await.status, 404);
    let where_to = path(&order);
    let answers = join_all((0..6).map(|_| customer.post(&where_to, &body))).await;
    assert!(
        answers.iter().all(|answer| answer.status == 200),
        "{answers:?}"
    );
    assert_eq!(
        row(&app, &shop, &order).await.refunded_fen,
        2 * (PRICE_FEN - 10_000)
    );
    app.tamper("UPDATE sku SET price_fen = 9000").await;
    assert_eq!(customer.get(&path(&order)).await.body["lines"], json!([]));
    let body = wish(&order).await;
    assert_eq!(customer.post(&path(&order), &body).await.code(), "enough");
    app.advance(7 * DAY_MS + 1);
    let body = wish(&late).await;
    assert_eq!(
        customer.post(&path(&late), &body).await.code(),
        "window_over"
    );
    let (actions, _) = written(&app, &shop, &order).await;
    assert_eq!(actions, ["placed", "paid", "compensated"]);
});

on_both_databases!(a_slip_of_a_price_pays_nobody_by_itself, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    // Just half is a price; less may be one digit too few.
    app.tamper("UPDATE sku SET price_fen = 6449").await;
    let mine = at(
        &shop,
        &format!("mine/orders/{}/price-protection", id(&order)),
    );
    let some = customer.get(&mine).await.body;
    let fen = PRICE_FEN - 6_449;
    assert_eq!(
        some["lines"],
        json!([{ "line": 0, "fen": fen, "needs_shop": true }])
    );
    let wish = json!({ "key": new_id(), "rev": row(&app, &shop, &order).await.rev, "line": 0 });
    for _ in 0..2 {
        let asked = customer.post(&mine, &wish).await;
        assert_eq!(asked.status, 200, "{asked:?}");
    }
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<yingke_schema::outbox::event::Entity>();
    let told = rows.all().await.unwrap();
    let told = told
        .iter()
        .filter(|row| row.payload.contains("protection_asked/"));
    assert_eq!(told.count(), 1);
    let act = (&order, "price-protection");
    let slip = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
    assert_eq!((slip.status, slip.code()), (409, "price_halved"));
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, fen);
});

on_both_databases!(what_was_asked_for_in_time_the_shop_gives_later, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let silent = paid(&customer, &shop, &[(sku, 1)]).await;
    let mine = at(
        &shop,
        &format!("mine/orders/{}/price-protection", id(&order)),
    );
    let rev = row(&app, &shop, &order).await.rev;
    let wish = json!({ "key": new_id(), "rev": rev, "line": 0 });
    // A slip that is put right, and then a sale: told of the one, the shop knows nothing of the other.
    for (price_fen, told) in [(1_290, 1), (6_000, 2), (6_000, 2)] {
        app.tamper(&format!("UPDATE sku SET price_fen = {price_fen}"))
            .await;
        let asked = customer.post(&mine, &wish).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        let notices = app.notices(shop.id).await.into_iter();
        let keys = notices.map(|notice| notice.key);
        let keys = keys.filter(|key| key.starts_with("protection_asked/"));
        assert_eq!(keys.count(), told, "{price_fen}");
    }
    app.advance(7 * DAY_MS + 1);
    let late = customer.post(&mine, &wish).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
    let path = at(&shop, &format!("orders/{}/price-protection", id(&order)));
    let seen = leader.get(&path).await.body["lines"][0].clone();
    let fen = PRICE_FEN - 6_000;
    assert_eq!((&seen["fen"], &seen["reason"]), (&json!(fen), &Value::Null));
    let act = (&silent, "price-protection");
    let never = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!((never.status, never.code()), (409, "window_over"));
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, fen);
});

on_both_databases!(a_large_difference_is_given_by_a_member_who_may, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = paid(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let rules = at(&shop, "trade-rules");
    let mut new = leader.get(&rules).await.body;
    new["rules"]["most_refund_fen"] = json!(5_000);
    assert_eq!(leader.put(&rules, &new).await.status, 200);
    app.tamper("UPDATE sku SET price_fen = 10000").await;
    let mine = at(
        &shop,
        &format!("mine/orders/{}/price-protection", id(&order)),
    );
    let needs = async || {
        let lines = customer.get(&mine).await.body["lines"].clone();
        let lines = lines.as_array().unwrap().iter();
        lines
            .map(|line| line["needs_shop"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(needs().await, [false, false]);
    let wish = json!({ "key": new_id(), "rev": row(&app, &shop, &order).await.rev, "line": 0 });
    assert_eq!(customer.post(&mine, &wish).await.status, 200);
    // Lines are no way around the limit.
    assert_eq!(needs().await, [true]);
    let act = (&order, "price-protection");
    let above = ask(&app, &agent, &shop, act, json!({ "line": 1 })).await;
    assert_eq!((above.status, above.code()), (403, "above_refund_limit"));
    let given = ask(&app, &leader, &shop, act, json!({ "line": 1 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    let both = 2 * (PRICE_FEN - 10_000);
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, both);
});

on_both_databases!(
    the_shop_gives_a_difference_back_as_the_customer_would,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let customer = shop.customer().await;
        let skus = put_up(&app, &shop, &[9, 9]).await;
        let order = paid(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
        let late = paid(&customer, &shop, &[(skus[0], 1)]).await;
        let unpaid = place(&customer, &shop, &[(skus[0], 1)]).await;
        let path = |order: &Value| at(&shop, &format!("orders/{}/price-protection", id(order)));
        let reasons = async |order: &Value| {
            let view = agent.get(&path(order)).await.body;
            let lines = view["lines"].as_array().unwrap().iter();
            lines.map(|line| line["reason"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(reasons(&order).await, ["no_difference", "no_difference"]);
        assert_eq!(agent.get(&path(&unpaid)).await.body["until"], Value::Null);
        let act = (&order, "price-protection");
        let dear = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((dear.status, dear.code()), (409, "no_difference"));
        let behind = json!({ "key": new_id(), "rev": 0, "line": 0 });
        let behind = agent.post(&path(&order), &behind).await;
        assert_eq!((behind.status, behind.code()), (409, "changed_meanwhile"));

        app.tamper("UPDATE sku SET price_fen = 10000").await;
        let fen = PRICE_FEN - 10_000;
        let view = agent.get(&path(&order)).await.body;
        assert_eq!(
            view["lines"],
            json!([
                { "line": 0, "fen": 2 * fen, "given_fen": 0, "reason": null },
                { "line": 1, "fen": fen, "given_fen": 0, "reason": null },
            ])
        );
        assert!(view["until"].as_i64() > Some(app.now()));
        assert_eq!(trainee.get(&path(&order)).await.status, 403);
        let forbidden = ask(&app, &trainee, &shop, act, json!({ "line": 0 })).await;
        assert_eq!(forbidden.status, 403);
        let seen = json!({ "line": 0, "fen": fen });
        let other = ask(&app, &agent, &shop, act, seen).await;
        assert_eq!((other.status, other.code()), (409, "changed_meanwhile"));
        let rev = row(&app, &shop, &order).await.rev;
        let body = json!({ "key": new_id(), "rev": rev, "line": 0, "fen": 2 * fen });
        let where_to = path(&order);
        let answers = join_all((0..6).map(|_| agent.post(&where_to, &body))).await;
        assert!(
            answers.iter().all(|answer| answer.status == 200),
            "{answers:?}"
        );
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, 2 * fen);
        let again = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((again.status, again.code()), (409, "enough"));
        assert_eq!(reasons(&order).await, [json!("enough"), Value::Null]);
        let view = agent.get(&path(&order)).await.body;
        assert_eq!(view["lines"][0]["given_fen"], json!(2 * fen));

        // The customer finds the other line, and not what the shop has given.
        let theirs = at(
            &shop,
            &format!("mine/orders/{}/price-protection", id(&order)),
        );
        let left = customer.get(&theirs).await.body;
        assert_eq!(
            left["lines"],
            json!([{ "line": 1, "fen": fen, "needs_shop": false }])
        );
        let (actions, _) = written(&app, &shop, &order).await;
        assert_eq!(actions, ["placed", "paid", "compensated"]);
        let db = app.app.store().shop(shop.id);
        let by = db.rows::<record::Entity>();
        let by = by.with(record::Column::Action.eq("compensated"));
        assert_eq!(by.one().await.unwrap().unwrap().actor_id, agent.id.0);
        let small = at(&shop, &format!("orders/{}/compensation", id(&order)));
        let small = agent.get(&small).await.body;
        assert_eq!(small["given_fen"], json!(0), "it is no small compensation");

        app.advance(7 * DAY_MS + 1);
        assert_eq!(reasons(&late).await, ["window_over"]);
        let act = (&late, "price-protection");
        let over = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((over.status, over.code()), (409, "window_over"));
    }
);

on_both_databases!(an_invoice_is_asked_for_masked_and_issued_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let (customer, stranger) = (shop.customer().await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let mine = |order: &Value| at(&shop, &format!("mine/orders/{}/invoice", id(order)));
    let theirs = at(&shop, &format!("orders/{}/invoice", id(&order)));
    let form = |rev: &Value, tax_no: &str| {
        json!({
            "key": new_id(), "rev": rev, "kind": "company", "title": "青木家具有限公司",
            "tax_no": tax_no, "email": "lin.xia@example.com",
        })
    };
    let right = "91350100M000100Y43";
    let refused = customer
        .client
        .put(&mine(&unpaid), &form(&unpaid["rev"], right))
        .await;
    assert_eq!((refused.status, refused.code()), (409, "wrong_state"));
    let refused = customer
        .client
        .put(&mine(&order), &form(&order["rev"], "91350100M000100Y44"))
        .await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_tax_no", "tax_no")
    );
    let body = form(&order["rev"], right);
    assert_eq!(stranger.client.put(&mine(&order), &body).await.status, 404);
    for _ in 0..2 {
        let asked = customer.client.put(&mine(&order), &body).await;
        assert_eq!(
            (asked.status, &asked.body["invoice"]["tax_no"]),
            (200, &json!(right)),
            "{asked:?}"
        );
    }
    let seen = trainee.get(&theirs).await.body;
    assert!(
        !seen.to_string().contains("lin.xia") && !seen.to_string().contains(right),
        "{seen}"
    );
    let showing = json!({ "reason": "开具发票" });
    let path = format!("{theirs}/showing");
    assert_eq!(trainee.post(&path, &showing).await.status, 403);
    assert_eq!(
        agent.post(&path, &showing).await.body["email"],
        "lin.xia@example.com"
    );
    let wrong = ask(
        &app,
        &agent,
        &shop,
        (&order, "invoice/issue"),
        json!({ "number": "1 2" }),
    )
    .await;
    assert_eq!(wrong.code(), "bad_number");
    let number = json!({ "number": "25332000000012345678" });
    let issued = ask(
        &app,
        &agent,
        &shop,
        (&order, "invoice/issue"),
        number.clone(),
    )
    .await
    .body;
    assert_eq!(issued["invoice"]["amount_fen"], json!(PRICE_FEN));
    let twice = ask(&app, &agent, &shop, (&order, "invoice/issue"), number).await;
    assert_eq!(twice.code(), "already_issued");
    let rev = json!(row(&app, &shop, &order).await.rev);
    assert_eq!(
        customer
            .client
            .put(&mine(&order), &form(&rev, right))
            .await
            .code(),
        "already_issued"
    );
    let (actions, events) = written(&app, &shop, &order).await;
    assert_eq!(
        actions,
        [
            "placed",
            "paid",
            "ask_invoice",
            "show_order_data",
            "issue_invoice"
        ]
    );
    assert_eq!(
        events,
        ["placed", "paid", "invoice_asked", "invoice_issued"]
    );
    assert_eq!(issued["invoice"]["given_back_since_fen"], 0);
    // Its amount stands as it was issued, and what goes back later is named beside it.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let given = ask(&app, &agent, &shop, (&order, "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    let now = agent.get(&theirs).await.body;
    assert_eq!(now["invoice"]["amount_fen"], PRICE_FEN);
    assert_eq!(now["invoice"]["given_back_since_fen"], 300);
    let details = audited(&app, &shop, "ask_invoice").await.join("");
    assert!(
        !details.contains("青木") && !details.contains("lin.xia"),
        "{details}"
    );
});

on_both_databases!(a_member_enters_an_invoice_for_a_customer, |app| {
    let shop = app.shop("songxi").await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let theirs = |order: &Value| at(&shop, &format!("orders/{}/invoice", id(order)));
    let mine = at(&shop, &format!("mine/orders/{}/invoice", id(&order)));
    let form = |rev: &Value, email: &str| {
        json!({
            "key": new_id(), "rev": rev, "kind": "personal", "title": "林夏", "email": email,
        })
    };
    let early = form(&unpaid["rev"], "lin.xia@example.com");
    let refused = agent.put(&theirs(&unpaid), &early).await;
    assert_eq!((refused.status, refused.code()), (409, "wrong_state"));
    let wrong = agent.put(&theirs(&order), &form(&order["rev"], "x")).await;
    assert_eq!((wrong.code(), wrong.text("field")), ("bad_email", "email"));
    let body = form(&order["rev"], "lin.xia@example.com");
    assert_eq!(trainee.put(&theirs(&order), &body).await.status, 403);
    for _ in 0..2 {
        let entered = agent.put(&theirs(&order), &body).await;
        assert_eq!(entered.status, 200, "{entered:?}");
        let seen = &entered.body["invoice"];
        assert_eq!(seen["title_masked"], "林**");
        assert!(seen["asked_nick"].is_string(), "{seen}");
        assert!(!seen.to_string().contains("lin.xia"), "{seen}");
    }
    let late = form(&order["rev"], "zhou@example.com");
    let late = agent.put(&theirs(&order), &late).await;
    assert_eq!(late.code(), "changed_meanwhile");
    let (actions, events) = written(&app, &shop, &order).await;
    assert_eq!(actions, ["placed", "paid", "ask_invoice"]);
    assert_eq!(events, ["placed", "paid", "invoice_asked"]);
    let details = audited(&app, &shop, "ask_invoice").await.join("");
    assert!(!details.contains("林夏"), "{details}");

    // It is the customer's: they see it whole, and change it.
    let own = customer.client.get(&mine).await.body;
    assert_eq!(own["invoice"]["email"], "lin.xia@example.com");
    let rev = json!(row(&app, &shop, &order).await.rev);
    let changed = form(&rev, "zhou@example.com");
    let changed = customer.client.put(&mine, &changed).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    let seen = agent.get(&theirs(&order)).await.body;
    assert_eq!(seen["invoice"]["asked_nick"], Value::Null);

    let number = json!({ "number": "25332000000012345678" });
    let issued = ask(&app, &agent, &shop, (&order, "invoice/issue"), number).await;
    assert_eq!(issued.status, 200, "{issued:?}");
    let rev = json!(row(&app, &shop, &order).await.rev);
    let body = form(&rev, "lin.xia@example.com");
    let late = agent.put(&theirs(&order), &body).await;
    assert_eq!((late.status, late.code()), (409, "already_issued"));
});

on_both_databases!(filters_are_a_member_s_own, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let path = |id: uuid::Uuid| at(&shop, &format!("order-filters/{id}"));
    let query = json!({
        "state": "WAIT_SELLER_SEND_GOODS", "time": "paid", "days": 7, "refund_state": "WAIT_SELLER_AGREE",
    });
    let filter = |name: &str| json!({ "name": name, "query": query });
    let first = new_id();
    for _ in 0..2 {
        let kept = one.put(&path(first), &filter("待发货")).await;
        assert_eq!(
            kept.body["filters"].as_array().unwrap().len(),
            1,
            "{kept:?}"
        );
        for (field, value) in query.as_object().unwrap() {
            assert_eq!(kept.body["filters"][0]["query"][field], *value);
        }
    }
    assert_eq!(
        two.get(&at(&shop, "order-filters")).await.body,
        json!({ "filters": [] })
    );
    assert_eq!(two.delete(&path(first)).await.status, 204);
    let taken = one.put(&path(new_id()), &filter("待发货")).await;
    assert_eq!((taken.status, taken.code()), (422, "name_taken"));
    for (wrong, code) in [
        (filter(""), "bad_filter_name"),
        (filter(&"长".repeat(21)), "bad_filter_name"),
        (json!({ "name": "x", "query": { "flag": 9 } }), "bad_filter"),
        (
            json!({ "name": "x", "query": { "q": "138 0013 8000" } }),
            "phone_not_kept",
        ),
    ] {
        assert_eq!(one.put(&path(new_id()), &wrong).await.code(), code);
    }
    for no in 1..20 {
        assert_eq!(
            one.put(&path(new_id()), &filter(&format!("第{no}个")))
                .await
                .status,
            200
        );
    }
    let full = one.put(&path(new_id()), &filter("再来")).await;
    assert_eq!(full.code(), "too_many_filters");
    assert_eq!(
        one.put(&path(first), &filter("改名")).await.body["filters"][0]["name"],
        "改名"
    );
    assert_eq!(one.delete(&path(first)).await.status, 204);
});

on_both_databases!(a_file_of_orders_is_masked_guarded_and_written_down, |app| {
    let shop = app.shop("songxi").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 2)]).await;
    let other = place(&customer, &shop, &[(sku, 1)]).await;
    app.tamper("UPDATE trade_order SET note = '=1+1'").await;
    let path = at(&shop, "orders/export");
    let asked = |format: &str, more: Value| {
        let mut body = json!({ "format": format, "reason": "对账" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let csv = bytes(&leader, &path, &asked("csv", json!({}))).await;
    let text = String::from_utf8(csv.clone()).unwrap();
    assert!(
        text.starts_with("\u{feff}\"订单编号\"") && text.contains("\"'=1+1\""),
        "{text}"
    );
    for secret in ["13800138000", "林夏", "文三路"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let number = format!("\"\t{}\"", order["no"].as_str().unwrap());
    assert!(text.contains(&number), "a spreadsheet keeps it: {text}");
    for code in ["WAIT_", "NO_REFUND"] {
        assert!(!text.contains(code), "{code}: {text}");
    }
    assert!(text.contains("待发货") && text.contains("本店"), "{text}");
    let english = asked("csv", json!({ "language": "en" }));
    let english = bytes(&agent, &path, &english).await;
    let english = String::from_utf8(english).unwrap();
    assert!(english.contains("\"To ship\"") && english.contains("\"This shop\""));
    let rows = yingke_tabular::read(&csv, &FILE).unwrap();
    let xlsx = bytes(&leader, &path, &asked("xlsx", json!({}))).await;
    let same = yingke_tabular::read(&xlsx, &FILE).unwrap();
    assert_eq!((rows.len(), same.len()), (3, 3));
    assert!(
        rows.iter()
            .zip(&same)
            .all(|(one, two)| one.cells[..20] == two.cells[..20])
    );
    assert_eq!(
        rows[2].cells[0],
        order["no"].as_str().unwrap(),
        "newest first"
    );
    assert_eq!(rows[2].cells[12], "258.00", "what each line costs");
    assert_eq!(rows[2].cells[14], "258.00");
    let chosen = asked("csv", json!({ "orders": [new_id(), other["id"]] }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &chosen).await, &FILE).unwrap();
    assert_eq!(
        rows[1..]
            .iter()
            .map(|row| row.cells[0].as_str())
            .collect::<Vec<_>>(),
        [other["no"].as_str().unwrap()]
    );
    let found = asked("csv", json!({ "filter": { "state": "TRADE_FINISHED" } }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &found).await, &FILE).unwrap();
    assert_eq!(rows.len(), 1, "the heading stands above nothing too");
    let found = asked("csv", json!({ "filter": { "time": "paid", "from": 0 } }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &found).await, &FILE).unwrap();
    assert_eq!(rows.len(), 2, "what was not paid is not among them");
    for (wrong, code) in [
        (json!({ "format": "csv", "reason": "x" }), "bad_reason"),
        (asked("csv", json!({ "orders": [] })), "too_many"),
        (
            asked("csv", json!({ "filter": { "days": 0 } })),
            "bad_filter",
        ),
    ] {
        let refused = leader.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let lines = asked("csv", json!({ "rows": "lines" }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &lines).await, &FILE).unwrap();
    let number = order["no"].as_str().unwrap();
    let line = rows.iter().find(|row| row.cells[0] == number).unwrap();
    assert_eq!(
        line.cells[5..10],
        ["2", "129.00", "258.00", "0.00", "258.00"]
    );
    assert_eq!(audited(&app, &shop, "export_orders").await.len(), 7);
});

on_both_databases!(
    a_file_that_is_not_masked_is_for_few_and_written_down,
    |app| {
        let shop = app.shop("songxi").await;
        let (leader, other, agent) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        paid(&customer, &shop, &[(sku, 1)]).await;
        let path = at(&shop, "orders/export/whole");
        let asked = json!({ "format": "csv", "reason": "补寄赠品" });
        assert_eq!(agent.post(&path, &asked).await.status, 403);
        let why = json!({ "format": "csv", "reason": " " });
        assert_eq!(leader.post(&path, &why).await.code(), "bad_reason");
        assert!(audited(&app, &shop, "export_order_data").await.is_empty());
        for _ in 0..5 {
            let text = String::from_utf8(bytes(&leader, &path, &asked).await).unwrap();
            for whole in ["13800138000", "林夏", "文三路"] {
                assert!(text.contains(whole), "{whole}: {text}");
            }
        }
        let more = leader.post(&path, &asked).await;
        assert_eq!((more.status, more.code()), (429, "too_fast"));
        bytes(&other, &path, &asked).await;
        let told = audited(&app, &shop, "export_order_data").await;
        assert_eq!(told.len(), 6);
        assert!(
            told[0].contains("\"count\":1") && told[0].contains("补寄赠品"),
            "{told:?}"
        );
        assert!(!told.join("").contains("林夏"));
    }
);
