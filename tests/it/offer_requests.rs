//! A case offered on a card above one's own limit: a second person agrees, and that very card is sent once.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use yingke::{
    trade::forget_late_addresses,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{audit::record, members::member::Role, trade::request};

use crate::{
    after_sale::{ask, at, done, is_sound, seen, wish},
    buying::{people, put_up},
    cards::send,
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop},
    refund_limits::{answered, is_above, sent, set},
};

const DAY_MS: i64 = 24 * 60 * 60_000;
/// Of five pieces of what `buying` puts up: above an agent's usual limit.
const WHOLE_FEN: i64 = 5 * 12_900;

/// An order on its way, who may offer something for it, and who may allow more.
struct Scene<'a> {
    shop: TestShop<'a>,
    skus: Vec<SkuId>,
    agent: TestMember,
    leader: TestMember,
    customer: TestCustomer,
}

impl<'a> Scene<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let shop = app.shop("songxi").await;
        let skus = put_up(app, &shop, &[9, 9]).await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Supervisor).await;
        Self {
            shop,
            skus,
            agent,
            leader,
            customer,
        }
    }

    async fn order(&self, pieces: &[i64]) -> Value {
        let skus = self.skus.iter().copied();
        let lines: Vec<_> = skus.zip(pieces.iter().copied()).collect();
        sent(&self.shop, &lines, (&self.agent, &self.customer)).await
    }

    async fn ask(&self, order: &Value, more: Value) -> Answer {
        let now = seen(&self.agent, &self.shop, order).await;
        let act = (&now, Method::POST, "offer-requests");
        ask(&self.agent, &self.shop, act, more).await
    }

    /// Asked by the agent, and agreed to by the leader; the request's number.
    async fn allowed(&self, order: &Value, more: Value) -> Value {
        let made = self.ask(order, more).await;
        assert_eq!(made.status, 200, "{made:?}");
        let no = made.body["no"].clone();
        let approved = answered(&self.leader, &self.shop, order, &no).await;
        assert_eq!(approved.text("state"), "approved", "{approved:?}");
        no
    }

    async fn send(&self, who: &Client, card: Value) -> Answer {
        send(who, &self.shop, &self.customer, card).await
    }

    async fn accept(&self, card: &Answer) -> Answer {
        let path = format!("mine/cards/{}/answer", card.text("id"));
        let yes = json!({ "key": new_id(), "act": "accept" });
        self.customer.post(&at(&self.shop, &path), &yes).await
    }

    async fn state(&self, order: &Value, no: &Value) -> Value {
        self.request(order, no).await["state"].clone()
    }

    async fn request(&self, order: &Value, no: &Value) -> Value {
        let path = format!("orders/{}/requests", order["id"].as_str().unwrap());
        let found = self.agent.get(&at(&self.shop, &path)).await.body;
        let mut requests = found["requests"].as_array().unwrap().iter();
        requests.find(|one| one["no"] == *no).unwrap().clone()
    }
}

fn opens(line: i64, fen: i64) -> Value {
    json!({ "kind": "money_only", "amount_fen": fen, "reason": "damage", "quantity": 5 - 2 * line })
}

fn asked(line: i64, fen: i64) -> Value {
    let mut asked = opens(line, fen);
    asked["line"] = json!(line);
    asked["words"] = json!("整单破损，已核实");
    asked
}

fn card(order: &Value, line: i64, fen: i64) -> Value {
    json!({
        "kind": "after_sale_offer", "order": order["id"], "line": line, "opens": opens(line, fen),
    })
}

on_both_databases!(an_offer_above_the_limit_is_sent_once_agreed_to, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    let offer = || card(&order, 0, WHOLE_FEN);
    is_above(&scene.send(&scene.agent, offer()).await);
    let small = scene.ask(&order, asked(0, 50_000)).await;
    assert_eq!((small.status, small.code()), (409, "not_needed"));
    let more = scene.ask(&order, asked(0, WHOLE_FEN + 1)).await;
    assert_eq!((more.status, more.code()), (409, "bad_amount"));
    let made = scene.ask(&order, asked(0, WHOLE_FEN)).await;
    assert_eq!(
        [
            &made.body["kind"],
            &made.body["reason"],
            &made.body["cause"],
            &made.body["quantity"],
            &made.body["is_possible"],
            &made.body["send_by"],
        ],
        [
            &json!("offer"),
            &json!("money_only"),
            &json!("damage"),
            &json!(5),
            &json!(true),
            &Value::Null,
        ],
        "{made:?}"
    );
    let no = &made.body["no"];
    let own = answered(&scene.agent, &scene.shop, &order, no).await;
    assert_eq!(own.status, 403, "{own:?}");
    is_above(&scene.send(&scene.agent, offer()).await);
    let approved = answered(&scene.leader, &scene.shop, &order, no).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let decided_at = approved.body["decided_at"].as_i64().unwrap();
    assert_eq!(approved.body["send_by"], decided_at + DAY_MS);
    assert_eq!(approved.body["is_possible"], true);
    let now = seen(&scene.agent, &scene.shop, &order).await;
    assert_eq!(now["refunded_fen"], 0, "nothing is done before the yes");
    let other = scene.shop.member(Role::Agent).await;
    is_above(&scene.send(&other, offer()).await);
    let less = card(&order, 0, WHOLE_FEN - 1);
    is_above(&scene.send(&scene.agent, less).await);
    let tries = (0..3).map(|_| scene.send(&scene.agent, offer()));
    let tries = join_all(tries).await;
    let sent: Vec<_> = tries.iter().filter(|one| one.status == 201).collect();
    assert_eq!(sent.len(), 1, "{tries:?}");
    assert_eq!(scene.state(&order, no).await, "sent");
    is_above(&scene.send(&scene.agent, offer()).await);
    let again = answered(&scene.leader, &scene.shop, &order, no).await;
    assert_eq!(again.text("state"), "sent", "said once more: {again:?}");
    let yes = scene.accept(sent[0]).await;
    assert_eq!(yes.status, 200, "{yes:?}");
    let now = seen(&scene.agent, &scene.shop, &order).await;
    assert_eq!(now["refunded_fen"], WHOLE_FEN);
    let db = app.app.store().shop(scene.shop.id);
    let audited = db.rows::<record::Entity>().all().await.unwrap();
    let is_agreed = |row: &&record::Model| row.action == "approve_request";
    assert_eq!(audited.iter().filter(is_agreed).count(), 1);
    is_sound(&app, &scene.shop).await;
});

on_both_databases!(the_same_sending_at_the_same_moment_is_one, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    let path = format!("conversations/{}/cards", scene.customer.conversation);
    let path = at(&scene.shop, &path);
    let body = json!({ "key": new_id(), "card": card(&order, 0, WHOLE_FEN) });
    let tries = (0..3).map(|_| scene.agent.post(&path, &body));
    let tries = join_all(tries).await;
    for one in &tries {
        assert_eq!(one.status, 201, "{tries:?}");
        assert_eq!(one.text("id"), tries[0].text("id"));
    }
});

on_both_databases!(what_was_agreed_to_is_sent_within_a_day, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    let offer = || card(&order, 0, WHOLE_FEN);
    scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    app.advance(DAY_MS);
    is_above(&scene.send(&scene.agent, offer()).await);
    scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    app.advance(DAY_MS - 1);
    let sent = scene.send(&scene.agent, offer()).await;
    assert_eq!(sent.status, 201, "{sent:?}");
});

on_both_databases!(what_was_agreed_to_keeps_its_time_to_be_sent, |app| {
    let scene = Scene::of(&app).await;
    let path = at(&scene.shop, "trade-rules");
    let set_hours = async |hours: i64| {
        let mut rules = scene.leader.get(&path).await.body;
        rules["rules"]["after_sale"]["send_within_h"] = json!(hours);
        let kept = scene.leader.put(&path, &rules).await;
        assert_eq!(kept.status, 200, "{kept:?}");
    };
    let order = scene.order(&[5]).await;
    for (hours, then) in [(48, 1), (2, 720)] {
        set_hours(hours).await;
        let no = scene.allowed(&order, asked(0, WHOLE_FEN)).await;
        let send_by = json!(app.now() + hours * 60 * 60_000);
        assert_eq!(scene.request(&order, &no).await["send_by"], send_by);
        let notices = app.notices(scene.shop.id).await;
        let title = format!("申请已同意，请在 {hours} 小时内发送卡片");
        let told = notices.iter().any(|notice| notice.zh.title == title);
        assert!(told, "{notices:?}");
        set_hours(then).await;
        app.advance(hours * 60 * 60_000 - 1);
        assert_eq!(scene.request(&order, &no).await["send_by"], send_by);
        assert_eq!(scene.state(&order, &no).await, "approved");
        app.advance(1);
        assert_eq!(scene.state(&order, &no).await, "over");
    }
});

on_both_databases!(who_agrees_to_an_offer_could_give_it, |app| {
    let scene = Scene::of(&app).await;
    let owner = scene.shop.member(Role::Owner).await;
    let field = "most_supervisor_refund_fen";
    let lower = set(&owner, &scene.shop, field, WHOLE_FEN - 1).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    let order = scene.order(&[5]).await;
    let made = scene.ask(&order, asked(0, WHOLE_FEN)).await;
    let no = &made.body["no"];
    is_above(&answered(&scene.leader, &scene.shop, &order, no).await);
    let id = order["id"].as_str().unwrap();
    let path = format!("orders/{id}/requests/{no}/answer");
    let refusal = json!({ "key": new_id(), "approve": false, "words": "先看照片" });
    let refused = scene.leader.post(&at(&scene.shop, &path), &refusal).await;
    assert_eq!(
        (refused.text("state"), refused.text("decided_words")),
        ("refused", "先看照片")
    );
    is_above(&scene.send(&scene.agent, card(&order, 0, WHOLE_FEN)).await);
    let made = scene.ask(&order, asked(0, WHOLE_FEN)).await;
    let approved = answered(&owner, &scene.shop, &order, &made.body["no"]).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let sent = scene.send(&scene.agent, card(&order, 0, WHOLE_FEN)).await;
    assert_eq!(sent.status, 201, "{sent:?}");
});

on_both_databases!(agreed_offers_are_no_way_around_the_limit, |app| {
    let scene = Scene::of(&app).await;
    let owner = scene.shop.member(Role::Owner).await;
    for (who, field, most_fen) in [
        (&scene.leader, "most_refund_fen", 5_000),
        (&owner, "most_supervisor_refund_fen", 60_000),
    ] {
        let lower = set(who, &scene.shop, field, most_fen).await;
        assert_eq!(lower.status, 200, "{lower:?}");
    }
    let order = scene.order(&[5, 3]).await;
    let mut cards = Vec::new();
    for line in [0, 1] {
        scene.allowed(&order, asked(line, 35_000)).await;
        let sent = scene.send(&scene.agent, card(&order, line, 35_000)).await;
        assert_eq!(sent.status, 201, "{sent:?}");
        cards.push(sent);
    }
    let first = scene.accept(&cards[0]).await;
    assert_eq!(first.status, 200, "{first:?}");
    let second = scene.accept(&cards[1]).await;
    assert_eq!((second.status, second.code()), (409, "changed_meanwhile"));
    let now = seen(&scene.agent, &scene.shop, &order).await;
    assert_eq!(now["refunded_fen"], 35_000);
    is_sound(&app, &scene.shop).await;
});

on_both_databases!(a_case_of_the_customer_s_ends_what_was_asked, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    let made = scene.ask(&order, asked(0, WHOLE_FEN)).await;
    let theirs = (&scene.customer.client, &scene.agent.client);
    let wish = wish("money_only", 900);
    done(theirs, &scene.shop, &order, "refunds/0", wish).await;
    let over = answered(&scene.leader, &scene.shop, &order, &made.body["no"]).await;
    assert_eq!(over.text("state"), "over", "{over:?}");
    let sent = scene.send(&scene.agent, card(&order, 0, WHOLE_FEN)).await;
    assert_ne!(sent.status, 201, "{sent:?}");
});

on_both_databases!(sending_it_alone_settles_what_was_agreed_to, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    let first = scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    let higher = set(&scene.leader, &scene.shop, "most_refund_fen", WHOLE_FEN).await;
    assert_eq!(higher.status, 200, "{higher:?}");
    let sent = scene.send(&scene.agent, card(&order, 0, WHOLE_FEN)).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    assert_eq!(scene.state(&order, &first).await, "sent");
    // The button finds nothing more to send.
    let agreed = json!({ "kind": "agreed", "order": order["id"], "request": first });
    let again = scene.send(&scene.agent, agreed).await;
    assert_eq!((again.status, again.code()), (409, "changed_meanwhile"));
});

on_both_databases!(what_is_sent_otherwise_waits_for_nobody, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5, 3]).await;
    let agreed = scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    let lower = set(&scene.leader, &scene.shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    let open = scene.ask(&order, asked(1, 6_000)).await.body["no"].clone();
    for (line, fen) in [(0, WHOLE_FEN), (1, 6_000)] {
        let sent = scene.send(&scene.leader, card(&order, line, fen)).await;
        assert_eq!(sent.status, 201, "{sent:?}");
    }
    for no in [&agreed, &open] {
        assert_eq!(scene.state(&order, no).await, "over");
    }
});

on_both_databases!(what_can_be_sent_no_more_reads_so, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5, 3]).await;
    let late = scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    app.advance(DAY_MS);
    let request = scene.request(&order, &late).await;
    assert_eq!(
        (&request["state"], &request["is_possible"]),
        (&json!("over"), &json!(false))
    );
    assert!(request["send_by"].is_i64(), "it says since when: {request}");
    let gone = scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    let theirs = (&scene.customer.client, &scene.agent.client);
    let wish = wish("money_only", 900);
    done(theirs, &scene.shop, &order, "refunds/0", wish).await;
    assert_eq!(scene.state(&order, &gone).await, "over");
});

on_both_databases!(an_address_whose_card_was_not_sent_is_forgotten, |app| {
    let scene = Scene::of(&app).await;
    let order = scene.order(&[5]).await;
    scene.allowed(&order, asked(0, WHOLE_FEN)).await;
    // Whatever it keeps, an hourly look goes by kind and time.
    app.tamper("UPDATE trade_request SET kind = 'address'")
        .await;
    let db = app.app.store().shop(scene.shop.id);
    let is_kept = async || {
        let forgotten = forget_late_addresses(app.app.store(), scene.shop.id, app.now()).await;
        forgotten.unwrap();
        let row = db.rows::<request::Entity>().one().await.unwrap().unwrap();
        row.lines.is_some()
    };
    app.advance(DAY_MS - 1);
    assert!(is_kept().await);
    app.advance(1);
    assert!(!is_kept().await);
});
