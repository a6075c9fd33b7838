//! Parcels are followed: from shipping to the door, through two at once, a restart of the telling, and what goes wrong on the way.

use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    message_centre::Category,
    outbox::{self, Happened},
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{
    logistics::{parcel, step},
    members::member::Role,
    outbox::event,
    timers::timer,
};

use crate::{
    buying::{people, place, put_up, written},
    cards::send,
    harness::{Client, On, TestApp, TestShop, Wishes},
};

const HOUR_MS: i64 = 3_600_000;
/// The last two digits decide what becomes of a simulated parcel.
const SMOOTH: &str = "SF1234567890123";
const LOST: &str = "SF1234567890144";
const STUCK: &str = "SF1234567890155";
const REFUSED: &str = "SF1234567890166";

/// `name::sqlite` and `name::postgres`, where parcels travel by themselves, as slowly as in the world.
macro_rules! with_parcels {
    ($name:ident, |$app:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn story($app: TestApp) {
                $body
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story(simulated(On::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story(simulated(On::Postgres).await).await;
            }
        }
    };
}

async fn simulated(on: On) -> TestApp {
    let wishes = Wishes {
        arguments: ["--simulated-parcels", "1"].map(str::to_owned).to_vec(),
        ..Wishes::default()
    };
    TestApp::start_with(on, wishes).await
}

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

fn id_of(order: &Value) -> &str {
    order["id"].as_str().unwrap()
}

/// A paid order of one piece, as its customer sees it.
async fn paid(shop: &TestShop<'_>, customer: &Client, sku: SkuId) -> Value {
    let order = place(customer, shop, &[(sku, 1)]).await;
    let path = at(shop, &format!("mine/orders/{}/payment", id_of(&order)));
    let wish = json!({ "key": new_id(), "rev": order["rev"] });
    let paid = customer.post(&path, &wish).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    paid.body
}

/// The same, on its way; nobody was told yet.
async fn shipped(
    shop: &TestShop<'_>,
    (agent, customer): (&Client, &Client),
    sku: SkuId,
    waybill: &str,
) -> Value {
    let order = paid(shop, customer, sku).await;
    let path = at(shop, &format!("orders/{}/shipment", id_of(&order)));
    let parcel = json!({
        "key": new_id(), "rev": order["rev"], "carrier": "顺丰速运", "waybill": waybill,
    });
    let shipped = agent.post(&path, &parcel).await;
    assert_eq!(shipped.status, 200, "{shipped:?}");
    shipped.body
}

/// Lets so many hours pass, and has whatever is due happen on the way.
async fn travel(app: &TestApp, hours: i64, at_a_time: i64) {
    for _ in 0..hours / at_a_time {
        app.advance(at_a_time * HOUR_MS);
        app.fire().await;
    }
}

async fn seen(who: &Client, shop: &TestShop<'_>, whose: &str, order: &Value) -> Value {
    let path = at(shop, &format!("{whose}orders/{}/parcel", id_of(order)));
    let answer = who.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// The newest first.
fn stages(parcel: &Value) -> Vec<&str> {
    let steps = parcel["steps"].as_array().unwrap().iter();
    steps.map(|step| step["stage"].as_str().unwrap()).collect()
}

/// Keys of what members were told of parcels.
async fn told(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let notices = notices.filter(|notice| notice.category == Category::Logistics);
    notices.map(|notice| notice.key).collect()
}

/// Parcels that are followed, and those that somebody will ask about again.
async fn followed(app: &TestApp, shop: &TestShop<'_>) -> (u64, u64) {
    let db = app.app.store().shop(shop.id);
    let parcels = db.rows::<parcel::Entity>().count().await.unwrap();
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("parcel"));
    (parcels, timers.count().await.unwrap())
}

async fn signed(app: &TestApp, shop: &TestShop<'_>, order: &Value) -> (usize, usize) {
    let (audited, heard) = written(app, shop, order).await;
    let count = |all: Vec<String>| all.iter().filter(|kind| *kind == "signed").count();
    (count(audited), count(heard))
}

with_parcels!(
    a_parcel_is_followed_from_the_shop_to_the_door_and_signs_its_order_once,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
        outbox::tell(&app.app).await.unwrap();
        assert_eq!(followed(&app, &shop).await, (1, 1));
        let waiting = seen(&agent, &shop, "", &order).await;
        assert_eq!(
            (&waiting["following"], &waiting["stage"], &waiting["steps"]),
            (&json!("followed"), &json!("waiting"), &json!([]))
        );

        travel(&app, 12, 6).await;
        let moving = seen(&agent, &shop, "", &order).await;
        assert_eq!(stages(&moving).last(), Some(&"picked_up"), "{moving}");
        assert_eq!(moving["is_over"], false);
        assert_eq!(signed(&app, &shop, &order).await, (0, 0));

        travel(&app, 72, 6).await;
        let there = seen(&agent, &shop, "", &order).await;
        assert_eq!(
            stages(&there),
            [
                "signed",
                "delivering",
                "in_transit",
                "in_transit",
                "in_transit",
                "picked_up"
            ]
        );
        assert_eq!(
            (&there["waybill"], &there["carrier"], &there["is_over"]),
            (&json!("****0123"), &json!("顺丰速运"), &json!(true))
        );
        assert_eq!(there["concern"], Value::Null);
        assert_eq!(followed(&app, &shop).await, (1, 0));
        assert_eq!(signed(&app, &shop, &order).await, (1, 1));
        assert!(told(&app, &shop).await.is_empty());

        let mine = seen(&customer, &shop, "mine/", &order).await;
        assert_eq!(mine["waybill"], SMOOTH);
        assert_eq!(mine["steps"], there["steps"]);
    }
);

with_parcels!(a_card_that_shows_a_parcel_follows_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    let card = json!({ "kind": "parcel", "order": order["id"] });
    let card = send(&agent, &shop, &customer, card).await;
    assert_eq!(card.status, 201, "{card:?}");
    // Nothing of the order is left to be told but where its parcel is.
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    travel(&app, 12, 6).await;
    assert_eq!(signed(&app, &shop, &order).await, (0, 0));
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    assert_eq!(widget.hear_type("card").await["card"], card.body["id"]);
    let news = desk.hear(|frame| frame["of"] == "cards").await;
    assert_eq!(news["detail"]["card"], card.body["id"]);
});

with_parcels!(what_is_heard_again_begins_nothing_anew, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 96, 6).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let db = app.app.store().shop(shop.id);
    let events = db.rows::<event::Entity>().all().await.unwrap();
    for event in events {
        let happened = Happened {
            shop: shop.id,
            id: event.id,
            kind: event.kind,
            payload: event.payload,
            at: event.at,
        };
        for listener in app.app.listeners() {
            listener.hear(&happened).await.unwrap();
        }
    }
    travel(&app, 12, 6).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});

with_parcels!(two_looks_at_once_write_one_step_and_sign_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    // A node may die between the look and the end of its row, and another comes.
    let effects = [app.app.effects(), app.app.effects()];
    let looks = effects.iter().flatten();
    let looks: Vec<_> = looks.filter(|effect| effect.kind() == "parcel").collect();
    assert_eq!(looks.len(), 2, "they are handed to the timers");
    let db = app.app.store().shop(shop.id);
    for _ in 0..16 {
        app.advance(6 * HOUR_MS);
        let timers = db.rows::<timer::Entity>();
        let timers = timers.with(timer::Column::Kind.eq("parcel"));
        if let Some(timer) = timers.one().await.unwrap() {
            let both = looks
                .iter()
                .map(|look| look.fire(shop.id, &timer.key, &timer.payload));
            let both = join_all(both).await;
            assert!(both.iter().all(Result::is_ok), "{both:?}");
        }
        app.fire().await;
    }
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let steps = db.rows::<step::Entity>().count().await.unwrap();
    assert_eq!(steps, 6);
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});

with_parcels!(what_goes_wrong_on_the_way_is_told_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let both = (&agent.client, &customer.client);
    let stuck = shipped(&shop, both, sku, STUCK).await;
    let refused = shipped(&shop, both, sku, REFUSED).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 90, 6).await;
    let silent = seen(&agent, &shop, "", &stuck).await;
    assert_eq!(silent["concern"], "stuck", "{silent}");
    travel(&app, 120, 6).await;
    let mut keys = told(&app, &shop).await;
    keys.sort();
    let mut wanted = [
        format!("parcel/{}/stuck", id_of(&stuck)),
        format!("parcel/{}/refused", id_of(&refused)),
    ];
    wanted.sort();
    assert_eq!(keys, wanted);
    // Late, and there all the same.
    let late = seen(&agent, &shop, "", &stuck).await;
    assert_eq!(
        (&late["stage"], &late["concern"]),
        (&json!("signed"), &Value::Null)
    );
    let back = seen(&agent, &shop, "", &refused).await;
    assert_eq!(
        (&back["stage"], &back["is_over"]),
        (&json!("sent_back"), &json!(true))
    );
    assert_eq!(signed(&app, &shop, &stuck).await, (1, 1));
    assert_eq!(signed(&app, &shop, &refused).await, (0, 0));
    assert_eq!(followed(&app, &shop).await, (2, 0));
});

with_parcels!(a_shop_says_when_a_parcel_is_stuck_and_when_lost, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let path = at(&shop, "trade-rules");
    let set = async |hours: i64, days: i64| {
        let mut rules = leader.get(&path).await.body;
        rules["rules"]["parcels"] = json!({ "stuck_after_h": hours, "lost_after_days": days });
        leader.put(&path, &rules).await
    };
    let wrong = set(48, 2).await;
    assert_eq!((wrong.status, wrong.code()), (422, "bad_lost_after"));
    assert_eq!(wrong.text("field"), "rules.parcels.lost_after_days");
    assert_eq!(set(24, 3).await.status, 200);
    let order = shipped(&shop, (&agent.client, &customer.client), sku, LOST).await;
    outbox::tell(&app.app).await.unwrap();
    let now = async || seen(&agent, &shop, "", &order).await;
    let silent_h = |of: &Value| (app.now() - of["changed_at"].as_i64().unwrap()) / HOUR_MS;
    let mut parcel = now().await;
    while silent_h(&parcel) < 24 {
        assert_eq!(parcel["concern"], Value::Null, "{parcel}");
        travel(&app, 6, 6).await;
        parcel = now().await;
    }
    assert_eq!(parcel["concern"], "stuck", "{parcel}");
    assert_eq!(set(40, 30).await.status, 200);
    assert_eq!(now().await["concern"], Value::Null, "more patient");
    // A console of before says nothing of it, and changes nothing.
    let mut rules = leader.get(&path).await.body;
    rules["rules"].as_object_mut().unwrap().remove("parcels");
    let kept = leader.put(&path, &rules).await.body;
    assert_eq!(kept["rules"]["parcels"]["stuck_after_h"], 40);
    assert_eq!(set(24, 3).await.status, 200);
    while silent_h(&parcel) < 72 {
        travel(&app, 6, 6).await;
        parcel = now().await;
    }
    assert_eq!(parcel["concern"], "lost", "{parcel}");
    let keys = ["stuck", "lost"].map(|word| format!("parcel/{}/{word}", id_of(&order)));
    assert_eq!(told(&app, &shop).await, keys);
});

with_parcels!(a_lost_parcel_is_asked_about_for_sixty_days, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, LOST).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 59 * 24, 24).await;
    assert_eq!(followed(&app, &shop).await, (1, 1));
    travel(&app, 3 * 24, 24).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let keys = ["stuck", "lost"].map(|word| format!("parcel/{}/{word}", id_of(&order)));
    assert_eq!(told(&app, &shop).await, keys);
    // Members' sign-ins have run out by now.
    let lost = seen(&customer, &shop, "mine/", &order).await;
    assert_eq!(
        (&lost["stage"], &lost["concern"], &lost["is_over"]),
        (&json!("in_transit"), &json!("lost"), &json!(true))
    );
    // It confirmed itself long before.
    assert_eq!(signed(&app, &shop, &order).await, (0, 0));
});

with_parcels!(
    an_order_that_nobody_heard_of_is_followed_once_somebody_looks,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
        assert_eq!(followed(&app, &shop).await, (0, 0));
        let (one, two) = tokio::join!(
            seen(&agent, &shop, "", &order),
            seen(&customer, &shop, "mine/", &order)
        );
        assert_eq!(
            (&one["following"], &two["following"]),
            (&json!("followed"), &json!("followed"))
        );
        assert_eq!(followed(&app, &shop).await, (1, 1));
        travel(&app, 12, 6).await;
        let moving = seen(&agent, &shop, "", &order).await;
        assert_eq!(stages(&moving).last(), Some(&"picked_up"));
    }
);

with_parcels!(a_parcel_is_seen_by_its_customer_and_the_shop_alone, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    let other = shop.customer().await;
    let elsewhere = app.shop("elsewhere").await;
    let stranger = elsewhere.member(Role::Owner).await;
    let members = at(&shop, &format!("orders/{}/parcel", id_of(&order)));
    let mine = at(&shop, &format!("mine/orders/{}/parcel", id_of(&order)));
    let there = at(&elsewhere, &format!("orders/{}/parcel", id_of(&order)));
    for (who, path, status) in [
        (&other.client, &mine, 404),
        (&other.client, &members, 403),
        (&customer.client, &members, 403),
        (&agent.client, &mine, 403),
        (&stranger.client, &members, 404),
        (&stranger.client, &there, 404),
        (&app.anyone(), &mine, 401),
    ] {
        let answer = who.get(path).await;
        assert_eq!(answer.status, status, "{path}: {answer:?}");
        assert!(!answer.body.to_string().contains(SMOOTH));
    }
});

on_both_databases!(where_nobody_can_be_asked_that_is_said, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unsent = paid(&shop, &customer, sku).await;
    let parcel = seen(&customer, &shop, "mine/", &unsent).await;
    assert_eq!(
        (&parcel["following"], &parcel["waybill"], &parcel["sent_at"]),
        (&json!("not_shipped"), &Value::Null, &Value::Null)
    );
    let sent = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    let parcel = seen(&agent, &shop, "", &sent).await;
    assert_eq!(
        (&parcel["following"], &parcel["waybill"], &parcel["steps"]),
        (&json!("not_followed"), &json!("****0123"), &json!([]))
    );
    assert_eq!(
        (&parcel["concern"], &parcel["is_over"]),
        (&Value::Null, &json!(false))
    );
    assert_eq!(followed(&app, &shop).await, (0, 0));
    let nothing = at(&shop, &format!("orders/{}/parcel", new_id()));
    assert_eq!(agent.get(&nothing).await.code(), "not_found");
});

/// All parcels of an order as the agent sees them.
async fn listed(who: &Client, shop: &TestShop<'_>, order: &Value) -> Vec<Value> {
    let path = at(shop, &format!("orders/{}/parcels", id_of(order)));
    let answer = who.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["parcels"].as_array().unwrap().clone()
}

with_parcels!(an_order_is_signed_once_its_last_parcel_is, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    let path = at(&shop, &format!("mine/orders/{}/payment", id_of(&order)));
    let wish = json!({ "key": new_id(), "rev": order["rev"] });
    let mut order = customer.client.post(&path, &wish).await.body;
    for waybill in [SMOOTH, "SF1234567890124"] {
        let path = at(&shop, &format!("orders/{}/shipment", id_of(&order)));
        let parcel = json!({
            "key": new_id(), "rev": order["rev"], "carrier": "顺丰速运", "waybill": waybill,
            "pieces": [{ "line": 0, "quantity": 1 }],
        });
        let shipped = agent.client.post(&path, &parcel).await;
        assert_eq!(shipped.status, 200, "{shipped:?}");
        order = shipped.body;
        outbox::tell(&app.app).await.unwrap();
        travel(&app, 96, 6).await;
        let is_last = order["state"] == "WAIT_BUYER_CONFIRM_GOODS";
        let signed = signed(&app, &shop, &order).await;
        assert_eq!(signed, if is_last { (1, 1) } else { (0, 0) });
    }
    let parcels = listed(&agent, &shop, &order).await;
    let stages: Vec<_> = parcels.iter().map(|parcel| &parcel["stage"]).collect();
    assert_eq!(stages, ["signed", "signed"]);
    assert_eq!(followed(&app, &shop).await, (2, 0));
});

with_parcels!(what_comes_back_and_what_is_sent_again_is_followed, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    let steps = [
        (
            "mine/",
            "refunds/0",
            json!({ "kind": "exchange", "amount_fen": 0, "reason": "damage", "words": "有缺口" }),
        ),
        ("", "refunds/0", json!({ "answer": "agree", "words": "" })),
        (
            "mine/",
            "refunds/0/parcel",
            json!({ "carrier": "中通快递", "waybill": "73100012345612" }),
        ),
        (
            "",
            "refunds/0",
            json!({ "answer": "received", "words": "" }),
        ),
        (
            "",
            "refunds/0",
            json!({ "answer": "resend", "carrier": "顺丰速运", "waybill": "SF1234567890124" }),
        ),
    ];
    for (whose, act, mut more) in steps {
        let path = at(&shop, &format!("orders/{}", id_of(&order)));
        let rev = agent.client.get(&path).await.body["rev"].clone();
        more["key"] = json!(new_id());
        more["rev"] = rev;
        let path = at(&shop, &format!("{whose}orders/{}/{act}", id_of(&order)));
        let who = if whose.is_empty() {
            &agent.client
        } else {
            &customer.client
        };
        let done = who.post(&path, &more).await;
        assert_eq!(done.status, 200, "{act}: {done:?}");
    }
    outbox::tell(&app.app).await.unwrap();
    assert_eq!(followed(&app, &shop).await, (3, 3));
    travel(&app, 96, 6).await;
    let parcels = listed(&agent, &shop, &order).await;
    let ways: Vec<_> = parcels.iter().map(|parcel| &parcel["way"]).collect();
    assert_eq!(ways, ["sent", "returned", "resent"]);
    for parcel in &parcels {
        assert_eq!(parcel["stage"], "signed", "{parcel}");
    }
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});
