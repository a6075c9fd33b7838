//! After-sale cases: every step once, by whom it belongs to, and by the clock where nobody acts.

use std::io::Cursor;

use futures_util::future::join_all;
use image::{ImageFormat, RgbImage};
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    timers, trade,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{
    audit::record,
    catalogue::sku,
    members::member::Role,
    outbox::event,
    trade::{after_sale, line},
};

use crate::{
    buying::{people, place, put_up, written},
    files::send,
    harness::{Answer, Client, On, TestApp, TestCustomer, TestMember, TestShop, told},
};

const HOUR_MS: i64 = 60 * 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

pub fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

pub async fn ask(
    who: &Client,
    shop: &TestShop<'_>,
    (order, method, act): (&Value, Method, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order["rev"].clone();
    let whose = if who.token.as_deref().unwrap().starts_with("yk_d_") {
        "mine/"
    } else {
        ""
    };
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

/// Done to the order as it is now; the member's view of it then.
pub async fn done(
    (who, member): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let now = seen(member, shop, order).await;
    let answer = ask(who, shop, (&now, Method::POST, act), more).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    seen(member, shop, order).await
}

pub async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", order["id"].as_str().unwrap()));
    let answer = member.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

pub fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

pub fn wish(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen, "reason": "damage", "words": "杯口有缺口" })
}

pub fn answer(said: &str) -> Value {
    json!({ "answer": said, "words": "请看照片" })
}

/// One order of one piece, with the customer.
pub async fn sent(shop: &TestShop<'_>, sku: SkuId, (agent, customer): (&Client, &Client)) -> Value {
    let order = place(customer, shop, &[(sku, 1)]).await;
    let order = done((customer, agent), shop, &order, "payment", json!({})).await;
    done((agent, agent), shop, &order, "shipment", parcel()).await
}

pub struct Opened<'a> {
    pub shop: TestShop<'a>,
    pub agent: TestMember,
    pub customer: TestCustomer,
    pub order: Value,
}

/// A case about an order of one piece that is on its way.
pub async fn opened(app: &TestApp, wish: Value) -> Opened<'_> {
    let shop = app.shop("songxi").await;
    let sku = put_up(app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish).await;
    Opened {
        shop,
        agent,
        customer,
        order,
    }
}

pub fn case(order: &Value) -> &Value {
    &order["lines"][0]["case"]
}

pub fn state(order: &Value) -> &str {
    case(order)["state"].as_str().unwrap()
}

async fn board(member: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let page = member.get(&at(shop, &format!("after-sales?{query}"))).await;
    assert_eq!(page.status, 200, "{page:?}");
    page.body["cases"].as_array().unwrap().clone()
}

/// Nothing that is kept contradicts the history: neither of the order nor of its cases.
pub async fn is_sound(app: &TestApp, shop: &TestShop<'_>) {
    let db = app.app.store().shop(shop.id);
    let (_, wrong) = trade::check(&db).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
    let cases = db.rows::<after_sale::Entity>().all().await.unwrap();
    for case in &cases {
        let of = db.rows::<line::Entity>();
        let of = of.with(line::Column::OrderId.eq(case.order_id));
        let of = of.with(line::Column::No.eq(case.line_no)).one().await;
        assert_eq!(case.state, of.unwrap().unwrap().refund_state);
        assert_eq!(case.due_at.is_some(), case.falls.is_some());
        let is_over = case.state == "SUCCESS" || case.state == "CLOSED";
        assert_eq!(case.ended_at.is_some(), is_over);
    }
    let lines = db.rows::<line::Entity>();
    let lines = lines.with(line::Column::RefundState.ne("NO_REFUND"));
    assert_eq!(lines.count().await.unwrap(), cases.len() as u64);
    let skus = db.rows::<sku::Entity>().all().await.unwrap();
    let is_right = |sku: &sku::Model| 0 <= sku.reserved && sku.reserved <= sku.stock;
    assert!(skus.iter().all(is_right), "{skus:?}");
}

/// What the board goes by is what the order's view says.
async fn rows_are_as_seen(app: &TestApp, shop: &TestShop<'_>, order: &Value) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<after_sale::Entity>().all().await.unwrap();
    let mut compared = 0;
    for (no, line) in (0_i64..).zip(order["lines"].as_array().unwrap()) {
        let case = &line["case"];
        if case.is_null() {
            continue;
        }
        let is_this =
            |row: &&after_sale::Model| json!(row.order_id) == order["id"] && row.line_no == no;
        let row = rows.iter().find(is_this).expect("a case has its row");
        let kept = json!([row.due_at, row.falls, row.asked_fen, row.state]);
        let seen = json!([
            case["due_at"],
            case["falls"],
            case["asked_fen"],
            case["state"]
        ]);
        assert_eq!(kept, seen, "{order}");
        compared += 1;
    }
    let of_this = rows.iter();
    let of_this = of_this.filter(|row| json!(row.order_id) == order["id"]);
    assert_eq!(of_this.count(), compared, "every row was looked at");
}

on_both_databases!(an_exchange_ends_with_another_piece, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("exchange", 0)).await;
    let now = case(&order);
    assert_eq!(
        (&now["kind"], &now["reason"], &now["freight"]),
        (&json!("exchange"), &json!("damage"), &json!("shop"))
    );
    assert_eq!(
        (&now["due_at"], &now["falls"], &now["turn"]),
        (
            &json!(app.now() + 48 * HOUR_MS),
            &json!("agreed"),
            &json!("shop")
        )
    );
    let waiting = board(&agent, &shop, "").await;
    assert_eq!(
        (&waiting[0]["order"], &waiting[0]["due_at"]),
        (&order["id"], &now["due_at"])
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(state(&order), "WAIT_SELLER_RESEND");
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    assert_eq!(state(&order), "WAIT_BUYER_CONFIRM_RESENT");
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (3, 0), "two pieces have left");
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(0))
    );
    let steps = case(&order)["steps"].as_array().unwrap();
    assert_eq!(steps[0]["words"], "杯口有缺口");
    assert_eq!(steps[2]["waybill"], "****0123", "masked for members");
    assert!(board(&agent, &shop, "").await.is_empty());
    is_sound(&app, &shop).await;
});

on_both_databases!(some_pieces_go_back_and_the_others_later, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let of = |kind: &str, amount_fen, quantity| {
        let mut wish = wish(kind, amount_fen);
        wish["quantity"] = json!(quantity);
        wish
    };
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    for (wrong, code) in [
        (of("goods_back", PRICE_FEN, 3), "bad_quantity"),
        (of("goods_back", PRICE_FEN, 0), "bad_quantity"),
        (of("goods_back", PRICE_FEN + 1, 1), "bad_amount"),
    ] {
        let step = (&order, Method::POST, "refunds/0");
        let refused = ask(&customer.client, &shop, step, wrong).await;
        assert_eq!((refused.status, refused.code()), (409, code));
    }
    let one = of("goods_back", PRICE_FEN, 1);
    let order = done(theirs, &shop, &order, "refunds/0", one).await;
    assert_eq!(case(&order)["quantity"], 1);
    let waiting = board(&agent, &shop, "").await;
    let shown = (&waiting[0]["quantity"], &waiting[0]["line_quantity"]);
    assert_eq!(shown, (&json!(1), &json!(2)));
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["refunded_fen"], PRICE_FEN);
    assert_eq!(order["state"], "WAIT_BUYER_CONFIRM_GOODS");
    // The other piece was never in question.
    let two = (&order, Method::POST, "refunds/0");
    let two = ask(&customer.client, &shop, two, of("exchange", 0, 2)).await;
    assert_eq!((two.status, two.code()), (409, "bad_quantity"));
    let order = done(theirs, &shop, &order, "refunds/0", wish("exchange", 0)).await;
    let now = case(&order);
    assert_eq!((&now["no"], &now["quantity"]), (&json!(2), &json!(1)));
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    done(ours, &shop, &order, "refunds/0", resend).await;
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!(
        (left.stock, left.reserved),
        (2, 0),
        "one more piece has left"
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(another_sku_is_set_aside_with_the_yes_and_sent, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 2]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, skus[0], (&agent, &customer)).await;
    let mut other = wish("exchange", 0);
    other["wanted"] = json!(skus[1]);
    let mut unknown = other.clone();
    unknown["wanted"] = json!(new_id());
    let step = (&order, Method::POST, "refunds/0");
    let refused = ask(&customer.client, &shop, step, unknown).await;
    assert_eq!((refused.status, refused.code()), (422, "no_such_sku"));
    // A stranger learns nothing of what stands in it.
    let stranger = shop.customer().await;
    for wanted in [skus[1].to_string(), new_id().to_string()] {
        let mut asked = other.clone();
        asked["wanted"] = json!(wanted);
        let step = (&order, Method::POST, "refunds/0");
        let refused = ask(&stranger.client, &shop, step, asked).await;
        assert_eq!(refused.status, 404, "{refused:?}");
    }
    let of = async || {
        let db = app.app.store().shop(shop.id);
        let row = db.rows::<sku::Entity>().with(sku::Column::Id.eq(skus[1]));
        let row = row.one().await.unwrap().unwrap();
        (row.stock, row.reserved)
    };
    let order = done(theirs, &shop, &order, "refunds/0", other.clone()).await;
    assert_eq!(of().await, (2, 0));
    assert!(case(&order)["wanted"].is_string());
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(of().await, (2, 1), "nobody else gets it");
    let order = done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    assert_eq!(of().await, (2, 0), "it is free again");
    let order = done(theirs, &shop, &order, "refunds/0", other).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    assert_eq!(of().await, (1, 0));
    assert_eq!(order["lines"][0]["exchanged"], json!([]), "on its way");
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    let line = &order["lines"][0];
    let came = json!([{ "sku": "颜色:第1色", "quantity": 1 }]);
    assert_eq!(
        (&line["sku"], &line["exchanged"]),
        (&json!("颜色:第0色"), &came)
    );
    let rows = agent.get(&at(&shop, "orders")).await.body;
    assert_eq!(rows["orders"][0]["exchanged"], came);
    let mine = customer.get(&at(&shop, "mine/orders")).await.body;
    assert_eq!(mine["orders"][0]["lines"][0]["exchanged"], came);
    is_sound(&app, &shop).await;
    let back = wish("goods_back", PRICE_FEN);
    let order = done(theirs, &shop, &order, "refunds/0", back).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(order["lines"][0]["exchanged"], came, "not paid back yet");
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["lines"][0]["exchanged"], json!([]), "it went back");
});

/// Somebody else buys all of it, for good.
async fn sold_out(shop: &TestShop<'_>, member: &Client, (sku, pieces): (SkuId, i64)) {
    let rival = shop.customer().await;
    let order = place(&rival, shop, &[(sku, pieces)]).await;
    let theirs = (&rival.client, member);
    done(theirs, shop, &order, "payment", json!({})).await;
}

/// What both sides of the shop's cases were told, by its code.
pub async fn codes_told(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<event::Entity>().ascending(event::Column::Id);
    let rows = rows.with(event::Column::Kind.eq("CaseActed"));
    let rows = rows.all().await.unwrap().into_iter();
    let told = rows.map(|row| serde_json::from_str::<Value>(&row.payload).unwrap());
    let codes = told.map(|told| told["said"]["code"].as_str().unwrap().to_owned());
    codes.collect()
}

on_both_databases!(
    an_exchange_for_what_is_sold_out_comes_back_for_its_money,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1]).await;
        let (agent, customer) = people(&shop).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = sent(&shop, skus[0], (&agent, &customer)).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        assert_eq!(case(&order)["falls"], "agreed");
        assert_eq!(board(&agent, &shop, "").await[0]["falls"], "agreed");
        sold_out(&shop, &agent, (skus[1], 1)).await;
        let order = seen(&agent, &shop, &order).await;
        assert_eq!(case(&order)["falls"], "goods_back");
        assert_eq!(board(&agent, &shop, "").await[0]["falls"], "goods_back");
        let refused = (&order, Method::POST, "refunds/0");
        let refused = ask(&agent, &shop, refused, answer("agree")).await;
        assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
        app.advance(48 * HOUR_MS);
        // Two clocks at once, and once more after a restart.
        let key = format!("order_case:{}:0", order["id"].as_str().unwrap());
        let payload = json!({ "order": order["id"], "line": 0 }).to_string();
        let effects = [app.app.effects(), app.app.effects()];
        let clocks = effects.iter().flatten();
        let clocks = clocks.filter(|effect| effect.kind() == "order_case");
        let fired = clocks.map(|clock| clock.fire(shop.id, &key, &payload));
        let fired = join_all(fired).await;
        assert!(fired.iter().all(Result::is_ok), "{fired:?}");
        app.fire().await;
        app.advance(HOUR_MS);
        app.fire().await;
        let order = seen(&agent, &shop, &order).await;
        let now = case(&order);
        assert_eq!(
            (
                state(&order),
                &now["kind"],
                &now["asked_fen"],
                &now["wanted"]
            ),
            (
                "WAIT_BUYER_RETURN_GOODS",
                &json!("goods_back"),
                &json!(PRICE_FEN),
                &Value::Null
            )
        );
        let once = [
            "placed",
            "paid",
            "shipped",
            "refund_asked",
            "turned_to_return",
        ];
        let once = once.map(str::to_owned).to_vec();
        assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
        assert_eq!(codes_told(&app, &shop).await, ["turned_to_return"]);
        let notices = app.notices(shop.id).await;
        let told = notices
            .iter()
            .filter(|notice| notice.zh.title == "换货商品缺货，已改为退货退款");
        assert_eq!(told.count(), 1, "{notices:?}");
        let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
        assert_eq!(order["refunded_fen"], PRICE_FEN);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_dispute_over_what_is_sold_out_is_won_as_a_return, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, skus[0], (&agent, &customer)).await;
    let mut other = wish("exchange", 0);
    other["wanted"] = json!(skus[1]);
    let order = done(theirs, &shop, &order, "refunds/0", other).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "一直没有人处理" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    assert_eq!(case(&order)["falls"], "for_customer");
    sold_out(&shop, &agent, (skus[1], 1)).await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(case(&order)["falls"], "goods_back");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &case(&order)["kind"]),
        ("WAIT_BUYER_RETURN_GOODS", &json!("goods_back"))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_leader_who_names_no_amount_decides_what_is_sold_out_as_a_return,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1]).await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Supervisor).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = sent(&shop, skus[0], (&agent, &customer)).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
        let said = json!({ "words": "就要这个规格" });
        let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
        sold_out(&shop, &agent, (skus[1], 1)).await;
        let id = order["id"].as_str().unwrap();
        let path = at(&shop, &format!("orders/{id}/refunds/0/decision"));
        let decision = json!({ "key": new_id(), "rev": order["rev"], "favour": "customer" });
        let decided = leader.post(&path, &decision).await;
        assert_eq!(decided.status, 200, "{decided:?}");
        let now = case(&decided.body);
        assert_eq!(
            (state(&decided.body), &now["kind"], &now["asked_fen"]),
            (
                "WAIT_BUYER_RETURN_GOODS",
                &json!("goods_back"),
                &json!(PRICE_FEN)
            )
        );
        let told = ["turned_to_return"];
        assert_eq!(codes_told(&app, &shop).await, told);
        // Here again: a retry means what was decided.
        app.tamper("UPDATE sku SET stock = stock + 1 WHERE code = 'T1-1'")
            .await;
        let again = leader.post(&path, &decision).await;
        assert_eq!(
            (again.status, &again.body["rev"]),
            (200, &decided.body["rev"])
        );
        let mut reused = decision.clone();
        reused["favour"] = json!("shop");
        let reused = leader.post(&path, &reused).await;
        assert_eq!((reused.status, reused.code()), (409, "key_reused"));
        assert_eq!(codes_told(&app, &shop).await, told);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(
    a_present_that_cannot_be_exchanged_is_for_the_platform_and_not_late,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1, 5]).await;
        let (owner, customer) = (shop.member(Role::Owner).await, shop.customer().await);
        let theirs = (&customer.client, &owner.client);
        let ours = (&owner.client, &owner.client);
        let order = place(&customer, &shop, &[(skus[0], 1), (skus[2], 1)]).await;
        let given = json!([{ "line": 0, "discount_fen": PRICE_FEN }]);
        let price = json!({ "freight_fen": 0, "lines": given });
        let priced = ask(&owner, &shop, (&order, Method::PUT, "price"), price).await;
        assert_eq!(priced.status, 200, "{priced:?}");
        let order = done(theirs, &shop, &order, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        sold_out(&shop, &owner, (skus[1], 1)).await;
        app.advance(48 * HOUR_MS);
        app.fire().await;
        let order = seen(&owner, &shop, &order).await;
        assert_eq!(state(&order), "PLATFORM_INVOLVED");
        assert_eq!(codes_told(&app, &shop).await, ["platform_sold_out"]);
        let notices = app.notices(shop.id).await;
        let told = |title: &str| notices.iter().any(|notice| notice.zh.title == title);
        assert!(told("换货商品缺货，超时未处理，平台已介入"), "{notices:?}");
        assert!(!told("超时未补寄，平台已介入"));
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(
    an_exchange_that_is_asked_for_again_with_one_key_is_one,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 9, 9]).await;
        let (agent, customer) = people(&shop).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = place(&customer, &shop, &[(skus[0], 2)]).await;
        let order = done(theirs, &shop, &order, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        let path = format!("mine/orders/{}/refunds/0", order["id"].as_str().unwrap());
        let path = at(&shop, &path);
        let mut asked = wish("exchange", 0);
        asked["key"] = json!(new_id());
        asked["rev"] = order["rev"].clone();
        asked["wanted"] = json!(skus[1]);
        asked["quantity"] = json!(1);
        let first = customer.post(&path, &asked).await;
        assert_eq!(first.status, 200, "{first:?}");
        let goes_on = [
            "UPDATE sku SET price_fen = price_fen + 1 WHERE code = 'T1-1'",
            "UPDATE sku SET gone_at = 1 WHERE code = 'T1-1'",
        ];
        for meanwhile in goes_on {
            app.tamper(meanwhile).await;
            let again = customer.post(&path, &asked).await;
            assert_eq!(
                (again.status, &again.body["rev"]),
                (200, &first.body["rev"])
            );
            let line = &again.body["lines"][0]["case"];
            assert_eq!(line["steps"], first.body["lines"][0]["case"]["steps"]);
        }
        for (field, other) in [("wanted", json!(skus[2])), ("quantity", json!(2))] {
            let mut other_wish = asked.clone();
            other_wish[field] = other;
            let reused = customer.post(&path, &other_wish).await;
            assert_eq!(
                (reused.status, reused.code()),
                (409, "key_reused"),
                "{field}"
            );
        }
        asked["key"] = json!(new_id());
        let gone = customer.post(&path, &asked).await;
        assert_eq!((gone.status, gone.code()), (422, "no_such_sku"));
    }
);

/// Whether members may take a reissue back, and why not; none where it is not theirs.
fn withdrawal(order: &Value) -> Option<(bool, Option<&str>)> {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == "withdraw:0")?;
    Some((act["is_allowed"] == true, act["reason"].as_str()))
}

on_both_databases!(a_reissue_that_was_opened_by_mistake_is_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let open = || json!({ "reason": "missing", "words": "少发一件" });
    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    assert_eq!(withdrawal(&order), Some((true, None)));
    let silent = (&order, Method::POST, "refunds/0");
    let silent = ask(&agent, &shop, silent, json!({ "answer": "withdraw" })).await;
    assert_eq!((silent.status, silent.code()), (422, "bad_words"));
    let mut back = json!({ "answer": "withdraw", "words": "点错了订单" });
    back["key"] = json!(new_id());
    back["rev"] = order["rev"].clone();
    let path = format!("orders/{}/refunds/0", order["id"].as_str().unwrap());
    for _ in 0..2 {
        let taken = agent.post(&at(&shop, &path), &back).await;
        assert_eq!(taken.status, 200, "{taken:?}");
    }
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "CLOSED");
    let steps = case(&order)["steps"].as_array().unwrap();
    let last = steps.last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"], &last["words"]),
        (
            &json!("reissue_withdrawn"),
            &json!("shop"),
            &json!("点错了订单")
        )
    );
    assert!(board(&agent, &shop, "").await.is_empty());
    assert_eq!(codes_told(&app, &shop).await, ["reissue_withdrawn"]);
    let once = [
        "placed",
        "paid",
        "shipped",
        "refund_asked",
        "reissue_withdrawn",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (4, 0), "nothing more is held");

    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    let late = Some((false, Some("wrong_refund_state")));
    assert_eq!(withdrawal(&order), late);
    let step = (&order, Method::POST, "refunds/0");
    let again = json!({ "answer": "withdraw", "words": "点错了订单" });
    let refused = ask(&agent, &shop, step, again.clone()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (409, "wrong_refund_state")
    );

    // What the customer asked for is not the shop's to take back.
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(
        (state(&order), withdrawal(&order)),
        ("WAIT_SELLER_RESEND", None)
    );
    let step = (&order, Method::POST, "refunds/0");
    let refused = ask(&agent, &shop, step, again).await;
    assert_eq!(
        (refused.status, refused.code()),
        (409, "wrong_refund_state")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(what_is_over_is_listed_by_when_it_ended, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let mut ended = Vec::new();
    for (kind, reason) in [
        ("exchange", "wrong"),
        ("repair", "damage"),
        ("exchange", "damage"),
    ] {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        let mut asked = wish(kind, 0);
        asked["reason"] = json!(reason);
        let order = done(theirs, &shop, &order, "refunds/0", asked).await;
        assert!(board(&agent, &shop, "ended=true").await.len() == ended.len());
        app.advance(HOUR_MS);
        done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
        ended.push(order["id"].clone());
    }
    let of = async |query: &str| {
        let rows = board(&agent, &shop, &format!("ended=true{query}")).await;
        rows.iter()
            .map(|row| row["order"].clone())
            .collect::<Vec<_>>()
    };
    assert!(board(&agent, &shop, "").await.is_empty());
    let newest = ended.iter().rev().cloned().collect::<Vec<_>>();
    assert_eq!(of("").await, newest);
    assert_eq!(of("&kind=repair").await, ended[1..2]);
    assert_eq!(of("&kind=exchange&reason=damage").await, ended[2..]);
    assert_eq!(of("&state=CLOSED&reason=wrong").await, ended[..1]);
    let row = &board(&agent, &shop, "ended=true").await[0];
    assert_eq!(
        (&row["next"], &row["ended_at"]),
        (&Value::Null, &json!(app.now()))
    );
    let mut paged = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("after-sales?ended=true&limit=1{cursor}");
        let page = agent.get(&at(&shop, &path)).await.body;
        let rows = page["cases"].as_array().unwrap();
        paged.extend(rows.iter().map(|row| row["order"].clone()));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(paged, newest);
    is_sound(&app, &shop).await;
});

on_both_databases!(the_shop_sends_another_before_it_is_asked, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    for may in ["reissuable", "offerable"] {
        assert_eq!(order["lines"][0][may], 1, "{may}");
    }
    let open = |reason: &str| json!({ "reason": reason, "words": "少发一件，马上补寄" });
    let step = (&order, Method::POST, "refunds/0/reissue");
    let refused = ask(&agent, &shop, step, open("seven_days")).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_reason"));
    let body = json!({ "key": new_id(), "rev": order["rev"], "reason": "missing" });
    let path = format!("orders/{}/refunds/0/reissue", order["id"].as_str().unwrap());
    for _ in 0..2 {
        let opened = agent.post(&at(&shop, &path), &body).await;
        assert_eq!(opened.status, 200, "{opened:?}");
    }
    let order = seen(&agent, &shop, &order).await;
    let now = case(&order);
    assert_eq!(
        (&now["no"], state(&order)),
        (&json!(1), "WAIT_SELLER_RESEND")
    );
    assert_eq!(now["steps"][0]["by"], "shop");
    assert_eq!(order["lines"][0]["reissuable"], 0, "one at a time");
    assert_eq!(board(&agent, &shop, "").await.len(), 1);
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    assert_eq!(state(&order), "SUCCESS");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_piece_that_is_not_there_is_not_sent, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[1]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let refused = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), resend).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
    assert_eq!(seen(&agent, &shop, &order).await, order);
    is_sound(&app, &shop).await;
});

on_both_databases!(nobody_answers_and_what_was_said_happens_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(42 * HOUR_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    app.advance(1);
    app.fire().await;
    let notices = app.notices(shop.id).await;
    let warned = notices
        .iter()
        .filter(|notice| notice.zh.title == "售后即将超时");
    assert_eq!(warned.count(), 1, "{notices:?}");
    assert_eq!(seen(&agent, &shop, &order).await, order, "only a word");
    app.advance(6 * HOUR_MS);
    // A node may die between the effect and the end of its row, and another comes.
    let key = format!("order_case:{}:0", order["id"].as_str().unwrap());
    let payload = json!({ "order": order["id"], "line": 0 }).to_string();
    let effects = [app.app.effects(), app.app.effects(), app.app.effects()];
    let clocks = effects.iter().flatten();
    let clocks: Vec<_> = clocks
        .filter(|effect| effect.kind() == "order_case")
        .collect();
    assert_eq!(clocks.len(), 3, "they are handed to the timers");
    let fired = clocks
        .iter()
        .map(|clock| clock.fire(shop.id, &key, &payload));
    let fired = join_all(fired).await;
    assert!(fired.iter().all(Result::is_ok), "{fired:?}");
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(500))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("refunded"), &json!("system"))
    );
    let once = ["placed", "paid", "shipped", "refund_asked", "refunded"];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_lets_it_fall() {
    let app = TestApp::start(On::Postgres).await;
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    let other = app.another_node().await;
    let effects = other.effects();
    let there = timers::fire_due(other.store(), app.now(), &effects);
    let (_, there) = tokio::join!(app.fire(), there);
    there.unwrap();
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["refunded_fen"], 500);
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (5, 5));
    is_sound(&app, &shop).await;
}

on_both_databases!(a_case_falls_from_step_to_step, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let mut asked = wish("goods_back", 9_000);
    asked["reason"] = json!("seven_days");
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    assert_eq!(case(&order)["freight"], "customer");
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "WAIT_BUYER_RETURN_GOODS");
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    app.advance(10 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(9_000))
    );
    let kinds = order["events"].as_array().unwrap().iter();
    let kinds: Vec<_> = kinds.map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds[4..],
        [
            "refund_agreed",
            "return_sent",
            "return_received",
            "refunded"
        ]
    );
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (kinds.len(), kinds.len()));
    is_sound(&app, &shop).await;
});

on_both_databases!(a_dispute_is_heard_and_decided_by_those_who_lead, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 900)).await;
    let silent = json!({ "answer": "refuse" });
    let silent = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), silent).await;
    assert_eq!(
        (silent.code(), silent.text("field")),
        ("bad_words", "words")
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    assert_eq!(case(&order)["falls"], "closed");
    let said = json!({ "words": "照片已经发过", "pictures": [] });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said.clone()).await;
    assert_eq!(
        (&case(&order)["turn"], &case(&order)["falls"]),
        (&json!("shop"), &json!("for_customer"))
    );
    let order = done(theirs, &shop, &order, "refunds/0/evidence", said).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("give_evidence")).await;
    assert_eq!(
        (&case(&order)["turn"], &case(&order)["falls"]),
        (&json!("platform"), &json!("for_shop"))
    );
    let decision = json!({ "favour": "customer", "amount_fen": 300 });
    let path = (&order, Method::POST, "refunds/0/decision");
    let refused = ask(&agent, &shop, path, decision.clone()).await;
    assert_eq!(refused.status, 403);
    let too_much = json!({ "favour": "customer", "amount_fen": 901 });
    let path = (&order, Method::POST, "refunds/0/decision");
    assert_eq!(
        ask(&leader, &shop, path, too_much).await.code(),
        "bad_amount"
    );
    // Whoever is behind hears that first, whatever they decided.
    let mut behind = order.clone();
    behind["rev"] = json!(order["rev"].as_i64().unwrap() - 1);
    let nothing = json!({ "favour": "customer", "amount_fen": 0 });
    for (order, status, code) in [
        (&order, 422, "bad_amount"),
        (&behind, 409, "changed_meanwhile"),
    ] {
        let path = (order, Method::POST, "refunds/0/decision");
        let refused = ask(&leader, &shop, path, nothing.clone()).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let leads = (&leader.client, &agent.client);
    let order = done(leads, &shop, &order, "refunds/0/decision", decision).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(300))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["by"], "platform");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shop_that_is_silent_before_the_platform_has_lost, |app| {
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, wish("goods_back", 9_000)).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse_return")).await;
    assert_eq!(state(&order), "SELLER_REFUSE_BUYER");
    let said = json!({ "words": "寄回的就是原来那只" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(9_000))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(a_proposal_is_accepted_or_the_shop_goes_on, |app| {
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, wish("goods_back", 9_000)).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let offer = |amount_fen| json!({ "answer": "propose", "kind": "money_only", "amount_fen": amount_fen, "words": "不用寄回" });
    let nothing = json!({ "answer": "propose" });
    let nothing = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), nothing).await;
    assert_eq!(
        (nothing.code(), nothing.text("field")),
        ("bad_kind", "kind")
    );
    let order = done(ours, &shop, &order, "refunds/0", offer(2_000)).await;
    assert_eq!(
        (
            &case(&order)["turn"],
            &case(&order)["proposal"]["amount_fen"]
        ),
        (&json!("customer"), &json!(2_000))
    );
    let no = json!({ "accept": false });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", no).await;
    assert_eq!(case(&order)["proposal"], Value::Null);
    let order = done(ours, &shop, &order, "refunds/0", offer(3_000)).await;
    let yes = json!({ "accept": true });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(3_000))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_wish_may_be_changed_and_the_third_offer_is_too_many,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let (theirs, ours) = (
            (&customer.client, &agent.client),
            (&agent.client, &agent.client),
        );
        let order = sent(&shop, sku, (&agent, &customer)).await;
        let mut order = done(
            theirs,
            &shop,
            &order,
            "refunds/0",
            wish("goods_back", 9_000),
        )
        .await;
        let priced = (&order, Method::PUT, "refunds/0");
        let priced = ask(&customer, &shop, priced, wish("repair", 1)).await;
        assert_eq!((priced.status, priced.code()), (409, "moneyless"));
        let changed = (&order, Method::PUT, "refunds/0");
        let changed = ask(&customer, &shop, changed, wish("repair", 0)).await;
        assert_eq!(changed.status, 200, "{changed:?}");
        assert_eq!(changed.body["lines"][0]["case"]["kind"], "repair");
        let offer = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 100 });
        for _ in 0..2 {
            order = done(ours, &shop, &order, "refunds/0", offer.clone()).await;
            let no = json!({ "accept": false });
            order = done(theirs, &shop, &order, "refunds/0/proposal", no).await;
        }
        let third = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), offer).await;
        assert_eq!((third.status, third.code()), (409, "enough"));
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(what_was_made_to_order_and_what_is_long_over, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    app.tamper("UPDATE product SET availability = 'custom'")
        .await;
    let mut change_of_mind = wish("goods_back", PRICE_FEN);
    change_of_mind["reason"] = json!("seven_days");
    let path = (&order, Method::POST, "refunds/0");
    let refused = ask(&customer, &shop, path, change_of_mind).await;
    assert_eq!((refused.status, refused.code()), (409, "excluded_custom"));
    let id = order["id"].as_str().unwrap();
    let mine = customer.get(&at(&shop, &format!("mine/orders/{id}"))).await;
    assert_eq!(
        mine.body["lines"][0]["excluded"],
        json!(["seven_days", "other"])
    );
    let order = done(theirs, &shop, &order, "confirmation", json!({})).await;
    app.advance(15 * DAY_MS);
    let mine = at(&shop, &format!("mine/orders/{id}"));
    assert_eq!(customer.get(&mine).await.body["acts"], json!(["refund:0"]));
    app.advance(1);
    let over = customer.get(&mine).await.body;
    let line = &over["lines"][0];
    assert_eq!(
        (&over["acts"], &line["kinds"], &line["most_refundable_fen"]),
        (&json!([]), &json!([]), &json!(0)),
        "what is over is not offered"
    );
    let path = (&order, Method::POST, "refunds/0");
    let late = ask(&customer, &shop, path, wish("goods_back", PRICE_FEN)).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
});

fn small_picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(40, 30, image::Rgb([200, 120, 40]));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

on_both_databases!(evidence_is_the_askers_own_and_both_sides_see_it, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let own = send(&customer, &shop, "缺口.png", &small_picture()).await;
    let others = send(&stranger, &shop, "别的.png", &small_picture()).await;
    let path = || (&order, Method::POST, "refunds/0");
    let with = |pictures: Value| {
        let mut wish = wish("money_only", 500);
        wish["pictures"] = pictures;
        wish
    };
    for wrong in [
        json!([others.body["file"]["id"]]),
        json!([new_id()]),
        json!([own.body["file"]["id"], own.body["file"]["id"]]),
    ] {
        let refused = ask(&customer, &shop, path(), with(wrong)).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_pictures"));
    }
    let asked = ask(
        &customer,
        &shop,
        path(),
        with(json!([own.body["file"]["id"]])),
    )
    .await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let seen = seen(&agent, &shop, &order).await;
    for case in [&asked.body["lines"][0]["case"], case(&seen)] {
        let picture = &case["steps"][0]["pictures"][0];
        assert_eq!(picture["file"], own.body["file"]["id"]);
        for link in ["url", "thumb"] {
            let opened = app.anyone().get(picture[link].as_str().unwrap()).await;
            assert_eq!(opened.status, 200, "{link}");
        }
    }
});

on_both_databases!(the_board_is_read_by_time_left_and_taken_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let colleague = shop.member(Role::Agent).await;
    let theirs = (&customer.client, &agent.client);
    let mut orders = Vec::new();
    for _ in 0..3 {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        orders.push(done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await);
        app.advance(HOUR_MS);
    }
    let ids: Vec<_> = orders.iter().map(|order| order["id"].clone()).collect();
    let all = board(&agent, &shop, "").await;
    let found: Vec<_> = all.iter().map(|row| row["order"].clone()).collect();
    assert_eq!(found, ids);
    // One by one they are the same.
    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = at(&shop, &format!("after-sales?limit=1&cursor={cursor}"));
        let page = agent.get(&path).await.body;
        walked.extend(page["cases"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        cursor = next.to_owned();
    }
    assert_eq!(walked, all);
    let owner = |order: &Value| {
        let id = order["id"].as_str().unwrap();
        at(&shop, &format!("after-sales/{id}/0/owner"))
    };
    let taken = json!({ "owner": agent.id, "was": null });
    assert_eq!(agent.put(&owner(&orders[1]), &taken).await.status, 204);
    assert_eq!(agent.put(&owner(&orders[1]), &taken).await.status, 204);
    let late = json!({ "owner": colleague.id, "was": null });
    let late = colleague.put(&owner(&orders[1]), &late).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let nobody = json!({ "owner": new_id(), "was": agent.id });
    let nobody = agent.put(&owner(&orders[1]), &nobody).await;
    assert_eq!((nobody.status, nobody.code()), (422, "no_such_member"));
    assert_eq!(board(&agent, &shop, "owner=me").await.len(), 1);
    assert_eq!(board(&agent, &shop, "owner=none").await.len(), 2);
    assert_eq!(board(&agent, &shop, "q=白瓷").await.len(), 3);
    assert_eq!(board(&agent, &shop, "q=%25").await.len(), 0);
    assert_eq!(
        board(&agent, &shop, "state=PLATFORM_INVOLVED").await.len(),
        0
    );
    for wrong in ["state=SO", "owner=you", "cursor=1"] {
        let path = at(&shop, &format!("after-sales?{wrong}"));
        assert_eq!(agent.get(&path).await.status, 400, "{wrong}");
    }
    app.advance(39 * HOUR_MS);
    let counts = agent.get(&at(&shop, "after-sales/counts")).await.body;
    assert_eq!(
        counts,
        json!({ "open": 3, "due_soon": 1, "mine": 1, "platform": 0 })
    );
    let audited = written(&app, &shop, &orders[1]).await.0;
    let owned = audited.iter().filter(|action| *action == "own_case");
    assert_eq!(owned.count(), 1);
});

on_both_databases!(cases_of_others_are_not_there, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let said = json!({ "words": "不是我的", "pictures": [] });
    let routes = [
        (Method::POST, "refunds/0", wish("exchange", 0)),
        (Method::PUT, "refunds/0", wish("exchange", 0)),
        (
            Method::POST,
            "refunds/0/proposal",
            json!({ "accept": true }),
        ),
        (Method::POST, "refunds/0/confirmation", json!({})),
        (Method::POST, "refunds/0/platform", said.clone()),
        (Method::POST, "refunds/0/evidence", said),
    ];
    for (method, act, more) in routes {
        let answer = ask(&stranger, &shop, (&order, method, act), more).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"), "{act}");
    }
    assert_eq!(seen(&agent, &shop, &order).await, order);
});

/// The rules of cases with these changes.
async fn with_rules(leader: &Client, shop: &TestShop<'_>, changes: &[(&str, i64)]) -> Answer {
    let path = at(shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    for (name, value) in changes {
        rules["rules"]["after_sale"][*name] = json!(value);
    }
    leader.put(&path, &rules).await
}

on_both_databases!(changed_times_hold_for_the_board_and_the_clock, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    let opened_at = app.now();
    for hours in [24, 96] {
        let kept = with_rules(&leader, &shop, &[("agree_within_h", hours)]).await;
        assert_eq!(kept.status, 200, "{kept:?}");
        app.fire().await;
        let due_at = json!(opened_at + hours * HOUR_MS);
        assert_eq!(board(&agent, &shop, "").await[0]["due_at"], due_at);
        let order = seen(&agent, &shop, &order).await;
        assert_eq!(case(&order)["due_at"], due_at);
        rows_are_as_seen(&app, &shop, &order).await;
    }
    app.advance(95 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "WAIT_SELLER_AGREE", "longer");
    let kept = with_rules(&leader, &shop, &[("agree_within_h", 12)]).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    // The first look moves the clock, the next one acts.
    app.fire().await;
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(500)),
        "shorter"
    );
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (5, 5));
    let short = with_rules(&leader, &shop, &[("decide_within_days", 2)]).await;
    assert_eq!(
        (short.status, short.code(), short.text("field")),
        (422, "bad_delay", "rules.after_sale.decide_within_days")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(a_case_from_before_gets_its_row_and_its_clock, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.tamper("DELETE FROM after_sale").await;
    app.tamper("DELETE FROM timer").await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let timer = timers::Timer {
        key: "order_case_rules".to_owned(),
        kind: "order_case_rules",
        due_at: 0,
        payload: "null".to_owned(),
    };
    timers::set(&tx, timer).await.unwrap();
    tx.commit().await.unwrap();
    app.fire().await;
    rows_are_as_seen(&app, &shop, &order).await;
    assert_eq!(board(&agent, &shop, "").await.len(), 1);
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["refunded_fen"], 500);
    is_sound(&app, &shop).await;
});

on_both_databases!(goods_that_never_came_back_come_back_first, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let asked = wish("goods_back", 9_000);
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "一直没有人处理" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("WAIT_BUYER_RETURN_GOODS", &json!(0))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("refund_agreed"), &json!("system"))
    );
    rows_are_as_seen(&app, &shop, &order).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(what_comes_again_with_one_key_is_done_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    // Not shipped: with the decision the order closes.
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let id = order["id"].as_str().unwrap();
    let mine = at(&shop, &format!("mine/orders/{id}/refunds/0"));
    let mut asked = wish("money_only", PRICE_FEN);
    asked["key"] = json!(new_id());
    asked["rev"] = order["rev"].clone();
    for _ in 0..2 {
        let answer = customer.post(&mine, &asked).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    asked["amount_fen"] = json!(PRICE_FEN - 1);
    let reused = customer.post(&mine, &asked).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "还没有发货" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    let decision = json!({ "key": new_id(), "rev": order["rev"], "favour": "customer" });
    let path = at(&shop, &format!("orders/{id}/refunds/0/decision"));
    for _ in 0..2 {
        let answer = leader.post(&path, &decision).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.body["refunded_fen"], PRICE_FEN);
        assert_eq!(answer.body["state"], "TRADE_CLOSED");
    }
    let once = [
        "placed",
        "paid",
        "refund_asked",
        "refund_refused",
        "platform_asked",
        "dispute_decided",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});

on_both_databases!(one_missing_piece_leaves_once_more, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = place(&customer, &shop, &[(sku, 5)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let resend = |quantity: i64| {
        let mut resend = parcel();
        resend["answer"] = json!("resend");
        resend["quantity"] = json!(quantity);
        resend
    };
    for wrong in [0, 6] {
        let path = (&order, Method::POST, "refunds/0");
        let refused = ask(&agent, &shop, path, resend(wrong)).await;
        assert_eq!((refused.status, refused.code()), (409, "bad_quantity"));
    }
    let order = done(ours, &shop, &order, "refunds/0", resend(1)).await;
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (3, 0), "five and one");
    app.advance(10 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "SUCCESS");
    let notices = app.notices(shop.id).await;
    let told = notices
        .iter()
        .filter(|notice| notice.zh.title == "买家超时未确认补寄，售后已完成");
    assert_eq!(told.count(), 1, "{notices:?}");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_case_is_nobodys_when_its_owner_has_gone, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    let id = order["id"].as_str().unwrap();
    let owner = at(&shop, &format!("after-sales/{id}/0/owner"));
    let taken = json!({ "owner": leader.id, "was": null });
    assert_eq!(leader.put(&owner, &taken).await.status, 204);
    assert!(board(&agent, &shop, "owner=none").await.is_empty());
    app.tamper("UPDATE member SET left_at = 1 WHERE role = 'supervisor'")
        .await;
    let free = board(&agent, &shop, "owner=none").await;
    assert_eq!((free.len(), &free[0]["owner"]), (1, &Value::Null));
    let taken = json!({ "owner": agent.id, "was": null });
    assert_eq!(agent.put(&owner, &taken).await.status, 204);
    // What begins anew is nobody's again.
    let order = done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    done(theirs, &shop, &order, "refunds/0", wish("money_only", 400)).await;
    let free = board(&agent, &shop, "owner=none").await;
    assert_eq!(
        (&free[0]["no"], &free[0]["owner"]),
        (&json!(2), &Value::Null)
    );
});

on_both_databases!(what_is_written_of_a_return_names_nobody, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let asked = wish("goods_back", 9_000);
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let own_words = json!({ "carrier": "问 13800138000", "waybill": "SF1234567890123" });
    let order = done(theirs, &shop, &order, "refunds/0/parcel", own_words).await;
    let steps = &case(&order)["steps"];
    let carrier = steps[2]["carrier"].as_str().unwrap();
    assert!(!carrier.contains("13800138000"), "{carrier}");
    let is_masked: Vec<_> = (0..3_usize).map(|no| &steps[no]["is_masked"]).collect();
    assert_eq!(json!(is_masked), json!([false, false, true]), "{steps}");
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("return_sent"));
    let row = rows.one().await.unwrap().unwrap();
    for personal in ["13800138000", "SF1234567890123"] {
        assert!(!row.detail.contains(personal), "{}", row.detail);
    }
});

on_both_databases!(masked_words_of_a_step_are_shown_with_a_reason, |app| {
    let mut asked = wish("money_only", 900);
    asked["words"] = json!("电话应是 13900139000");
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, asked).await;
    let step = &case(&order)["steps"][0];
    assert_eq!(step["is_masked"], true, "{step}");
    assert!(!step.to_string().contains("13900139000"), "{step}");
    let whose = order["id"].as_str().unwrap();
    let mine = at(&shop, &format!("mine/orders/{whose}"));
    let own = customer.client.get(&mine).await.body;
    let own_step = &case(&own)["steps"][0];
    assert_eq!(own_step["is_masked"], false, "{own_step}");

    let path = at(&shop, &format!("after-sales/{whose}/0/showings"));
    let why = json!({ "step": 0, "reason": "联系客户" });
    let trainee = shop.member(Role::Trainee).await;
    assert_eq!(trainee.post(&path, &why).await.status, 403);
    assert_eq!(customer.client.post(&path, &why).await.status, 403);
    let silent = json!({ "step": 0, "reason": " " });
    assert_eq!(agent.post(&path, &silent).await.status, 400);
    let none = json!({ "step": 9, "reason": "联系客户" });
    assert_eq!(agent.post(&path, &none).await.status, 404);
    let shown = agent.post(&path, &why).await;
    assert_eq!(shown.text("words"), "电话应是 13900139000", "{shown:?}");
    let (actions, _) = written(&app, &shop, &order).await;
    let showings = actions.iter().filter(|of| *of == "show_order_data");
    assert_eq!(showings.count(), 1, "{actions:?}");
});
