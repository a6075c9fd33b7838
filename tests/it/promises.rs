//! Promises from the line that makes them to their result, through HTTP and the socket.

use serde_json::{Value, json};
use yingke::{
    promises::{self, Promise, State},
    reception::{Follower, Key, Lane, Row, Said, Sender, SenderKind},
    vocabulary::{ClientId, ConversationId, MemberId, PromiseId, new_id},
};
use yingke_schema::{members::member::Role, promises::promise};

use crate::harness::{Client, TestApp, TestCustomer, TestShop};

const HOUR_MS: i64 = 60 * 60 * 1_000;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

fn new(shop: &TestShop<'_>, customer: &TestCustomer, owner: MemberId, now: i64) -> Promise {
    Promise {
        shop_id: shop.id,
        id: promises::next_id(),
        conversation_id: ConversationId(customer.conversation.parse().unwrap()),
        seq: 1,
        n: 0,
        kind: "ship".into(),
        words: "明天给您发货".into(),
        span_from: 0,
        span_to: 6,
        amount_fen: None,
        said_by: owner,
        said_at: now,
        owner_id: owner,
        due_at: now + 24 * HOUR_MS,
        is_due_said: true,
        state: State::Suggested,
        note: String::new(),
        decided_by: None,
        decided_at: None,
        closed_by: None,
        closed_at: None,
        rev: 0,
    }
}

/// A suggestion of somebody's.
pub async fn suggested(
    app: &TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    owner: MemberId,
) -> PromiseId {
    let promise = new(shop, customer, owner, app.now());
    let id = promise.id;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    promises::keep(&tx, [promise]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What a member sees, once there are so many.
async fn seen(client: &Client, shop: &TestShop<'_>, which: &str, many: usize) -> Vec<Value> {
    loop {
        let answer = client.get(&at(shop, &format!("promises?{which}"))).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let seen = answer.body["promises"].as_array().unwrap().clone();
        if seen.len() == many {
            return seen;
        }
        tokio::task::yield_now().await;
    }
}

on_both_databases!(only_what_a_member_said_is_suggested_and_only_once, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget
        .text(
            &customer.conversation,
            "public",
            "你们明天发货，我48小时内付款",
        )
        .await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    desk.text(&customer.conversation, "staff", "明天给他补发")
        .await;
    desk.text(&customer.conversation, "public", "明天可以发吗这个我问问")
        .await;
    desk.text(
        &customer.conversation,
        "public",
        "48小时内给您发货，我们赔付您20元",
    )
    .await;
    let found = seen(&agent, &shop, "which=suggested", 2).await;
    assert_eq!(
        (&found[0]["kind"], &found[1]["kind"]),
        (&json!("ship"), &json!("compensation"))
    );
    assert_eq!(found[1]["amount_fen"], 2_000);
    assert_eq!(found[0]["words"], "48小时内给您发货");
    assert_eq!(
        found[0]["due_at"],
        json!(found[0]["said_at"].as_i64().unwrap() + 48 * HOUR_MS)
    );
    assert_eq!(found[0]["owner"], json!(agent.id));
    assert_eq!(found[0]["customer_name"], json!(customer.name));
    // Another node reads the same line.
    let db = app.app.store().shop(shop.id);
    let stored = db.rows::<promise::Entity>().all().await.unwrap();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for promise in stored {
        let again = Promise {
            id: promises::next_id(),
            ..promise
        };
        promises::keep(&tx, [again]).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(seen(&agent, &shop, "which=suggested", 2).await, found);
});

on_both_databases!(a_recalled_line_promises_nothing, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    desk.text(&customer.conversation, "public", "明天给您补发")
        .await;
    let found = seen(&agent, &shop, "which=suggested", 1).await;
    let (id, seq) = (found[0]["id"].as_str().unwrap(), &found[0]["seq"]);
    let confirmed = agent
        .put(
            &at(&shop, &format!("promises/{id}/confirmation")),
            &json!({ "rev": 0 }),
        )
        .await;
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    desk.act(json!({ "type": "recall", "conversation": customer.conversation, "lane": "public", "seq": seq })).await;
    seen(&agent, &shop, "which=open", 0).await;
    let gone = app.app.store().shop(shop.id);
    let gone = gone.rows::<promise::Entity>().one().await.unwrap().unwrap();
    assert_eq!((gone.state, gone.words.as_str()), (State::Withdrawn, ""));
    // Nor does its time come.
    app.advance(72 * HOUR_MS);
    app.fire().await;
    assert!(app.notices(shop.id).await.is_empty());
});

on_both_databases!(
    what_is_recalled_in_the_same_breath_is_never_suggested,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let kept = shop.customer().await.key(&shop);
        let recalled = shop.customer().await.key(&shop);
        let said = |key: Key, seq, kind: &'static str, body: Value| Row {
            key,
            lane: Lane::Public,
            seq,
            client_id: ClientId(new_id()),
            sender: Sender {
                kind: SenderKind::Member,
                id: agent.id.0,
                name: "小禾".into(),
            },
            follows: 0,
            kind: kind.into(),
            body: body.to_string(),
            at: app.now(),
            channel: "widget".into(),
            external_id: None,
        };
        let promise = |key| said(key, 1, "text", json!({ "text": "明天给您补发" }));
        let (one, other) = (promise(kept), promise(recalled));
        let recall = said(recalled, 2, "recall", json!({ "seq": 1 }));
        let (store, teller) = (app.app.store().clone(), app.app.live().teller());
        let both = [
            Said {
                key: kept,
                rows: vec![&one],
            },
            Said {
                key: recalled,
                rows: vec![&other, &recall],
            },
        ];
        let reader = promises::Reader { store, teller };
        reader.follow(shop.id, &both).await.unwrap();
        let db = app.app.store().shop(shop.id);
        let stored = db.rows::<promise::Entity>().all().await.unwrap();
        let of: Vec<_> = stored.iter().map(|one| one.conversation_id).collect();
        assert_eq!(of, [kept.conversation]);
    }
);

on_both_databases!(
    a_promise_is_confirmed_once_changed_and_closed_with_a_result,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let id = suggested(&app, &shop, &customer, one.id).await;
        let path = |act: &str| at(&shop, &format!("promises/{id}{act}"));
        let confirmed = one.put(&path("/confirmation"), &json!({ "rev": 0 })).await;
        assert_eq!(
            (confirmed.status, &confirmed.body["state"]),
            (200, &json!("open"))
        );
        let again = one.put(&path("/confirmation"), &json!({ "rev": 0 })).await;
        assert_eq!((again.status, again.code()), (409, "changed_meanwhile"));
        let due = app.now() + 2 * HOUR_MS;
        for (change, code) in [
            (json!({ "rev": 1, "due_at": app.now() }), "bad_due"),
            (
                json!({ "rev": 1, "owner": promises::next_id() }),
                "bad_member",
            ),
        ] {
            let refused = one.request(reqwest::Method::PATCH, &path(""));
            let refused = crate::harness::told(refused.json(&change)).await;
            assert_eq!((refused.status, refused.code()), (422, code));
        }
        let changed = one.request(reqwest::Method::PATCH, &path(""));
        let changed = changed.json(&json!({ "rev": 1, "due_at": due, "owner": other.id }));
        let changed = crate::harness::told(changed).await;
        assert_eq!(
            (&changed.body["due_at"], &changed.body["owner"]),
            (&json!(due), &json!(other.id))
        );
        let bare = other
            .put(&path("/result"), &json!({ "rev": 2, "result": "broken" }))
            .await;
        assert_eq!((bare.status, bare.code()), (422, "bad_note"));
        let broken = json!({ "rev": 2, "result": "broken", "note": "仓库断货" });
        let broken = other.put(&path("/result"), &broken).await;
        assert_eq!(
            (&broken.body["state"], &broken.body["note"]),
            (&json!("broken"), &json!("仓库断货"))
        );
        assert_eq!(broken.body["closed_by"], json!(other.id));
        let back = other.put(&path("/reopening"), &json!({ "rev": 3 })).await;
        assert_eq!(back.body["state"], "open");
        let kept = other
            .put(&path("/result"), &json!({ "rev": 4, "result": "kept" }))
            .await;
        assert_eq!(kept.body["state"], "kept");
        assert_eq!(
            seen(&other, &shop, "which=done&mine=true", 1).await.len(),
            1
        );
        let audited = app.app.store().shop(shop.id);
        let audited = audited
            .rows::<yingke_schema::audit::record::Entity>()
            .all()
            .await
            .unwrap();
        assert_eq!(
            audited
                .iter()
                .filter(|row| row.action == "keep_promises")
                .count(),
            5
        );
    }
);

on_both_databases!(
    what_is_due_is_told_before_and_when_overdue_to_leaders_too,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let id = suggested(&app, &shop, &customer, agent.id).await;
        app.advance(24 * HOUR_MS - 1);
        app.fire().await;
        assert!(
            app.notices(shop.id).await.is_empty(),
            "a suggestion is no promise"
        );
        app.advance(1);
        let path = at(&shop, &format!("promises/{id}/confirmation"));
        let late = agent.put(&path, &json!({ "rev": 0 })).await;
        assert_eq!((late.status, late.code()), (422, "bad_due"));
        let due = app.now() + HOUR_MS;
        let confirmed = agent.put(&path, &json!({ "rev": 0, "due_at": due })).await;
        assert_eq!(confirmed.status, 200, "{confirmed:?}");
        app.advance(HOUR_MS / 2);
        app.fire().await;
        app.fire().await;
        let told = app.notices(shop.id).await;
        let [before] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(
            before.to,
            yingke::message_centre::To::Members(vec![agent.id])
        );
        assert!(before.zh.title.contains("快到期") && before.zh.text.contains("明天给您发货"));
        app.advance(HOUR_MS / 2);
        // Two nodes look at once.
        tokio::join!(app.fire(), app.fire());
        let told = app.notices(shop.id).await;
        assert_eq!(told.len(), 3, "{told:?}");
        let keys: std::collections::HashSet<_> = told.iter().map(|notice| &notice.key).collect();
        assert_eq!(keys.len(), 3);
        let leaders = told
            .iter()
            .filter(|notice| matches!(notice.to, yingke::message_centre::To::Roles(_)));
        assert_eq!(leaders.count(), 1);
        assert_eq!(seen(&agent, &shop, "which=overdue", 1).await.len(), 1);
    }
);

on_both_databases!(leaders_see_all_and_others_what_is_theirs, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let id = suggested(&app, &shop, &customer, one.id).await;
    let who = format!("which=suggested&customer={}", customer.id);
    assert_eq!(seen(&leader, &shop, &who, 1).await.len(), 1);
    assert_eq!(seen(&one, &shop, &who, 1).await.len(), 1);
    assert_eq!(seen(&other, &shop, &who, 0).await.len(), 0);
    let path = at(&shop, &format!("promises/{id}/dismissal"));
    assert_eq!(other.put(&path, &json!({ "rev": 0 })).await.status, 404);
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let mut desk = app.member_socket("qingmu", &other).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    assert_eq!(seen(&other, &shop, &who, 1).await.len(), 1);
    assert_eq!(
        other.put(&path, &json!({ "rev": 0 })).await.body["state"],
        "dismissed"
    );
    let elsewhere = app.shop("songxi").await;
    let stranger = elsewhere.member(Role::Owner).await;
    let path = at(&elsewhere, &format!("promises/{id}/reopening"));
    assert_eq!(stranger.put(&path, &json!({ "rev": 1 })).await.status, 404);
});

on_both_databases!(
    a_promise_is_entered_by_hand_and_handed_over_at_the_end_of_a_shift,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "床架晃")
            .await;
        let mut desk = app.member_socket("qingmu", &one).await;
        desk.act(json!({ "type": "take", "conversation": customer.conversation }))
            .await;
        let sent = desk
            .text(&customer.conversation, "public", "交给我吧")
            .await;
        let path = at(
            &shop,
            &format!("conversations/{}/promises", customer.conversation),
        );
        let due = app.now() + HOUR_MS;
        let theirs = json!({ "seq": 1, "kind": "visit", "due_at": due });
        let refused = one.post(&path, &theirs).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_line"));
        let mine = json!({ "seq": sent["seq"], "kind": "visit", "due_at": due });
        let added = one.post(&path, &mine).await;
        assert_eq!(
            (added.status, &added.body["state"]),
            (200, &json!("open")),
            "{added:?}"
        );
        assert_eq!(added.body["words"], "交给我吧");
        assert_eq!(other.post(&path, &mine).await.status, 404);
        let db = app.app.store().shop(shop.id);
        assert_eq!(promises::open_of(&db, one.id).await.unwrap().len(), 1);
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let by = app
            .app
            .member_of(one.client.token.as_deref().unwrap(), shop.id)
            .await
            .unwrap();
        let by = yingke::access::Actor::Member(by);
        assert_eq!(
            promises::hand_over(&tx, &by, one.id, other.id, app.now())
                .await
                .unwrap(),
            1
        );
        tx.commit().await.unwrap();
        assert!(promises::open_of(&db, one.id).await.unwrap().is_empty());
        app.advance(HOUR_MS);
        app.fire().await;
        let told = app.notices(shop.id).await;
        assert_eq!(
            told[0].to,
            yingke::message_centre::To::Members(vec![other.id])
        );
    }
);

on_both_databases!(rules_are_checked_kept_once_and_hold, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let path = at(&shop, "promise-rules");
    for (field, value, code) in [
        ("usual_working_days", json!(11), "bad_usual_days"),
        ("day_ends_min", json!(0), "bad_day_end"),
        ("remind_before_min", json!(-1), "bad_remind"),
        ("kinds", json!(["ship", "ship"]), "bad_kinds"),
    ] {
        let mut rules = serde_json::to_value(promises::Rules::default()).unwrap();
        rules[field] = value;
        let refused = leader
            .put(&path, &json!({ "rules": rules, "rev": 0 }))
            .await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let off = promises::Rules {
        is_on: false,
        ..promises::Rules::default()
    };
    let body = json!({ "rules": off, "rev": 0 });
    assert_eq!(leader.put(&path, &body).await.status, 200);
    assert_eq!(leader.put(&path, &body).await.code(), "changed_meanwhile");
    assert_eq!(leader.get(&path).await.body["rules"]["is_on"], false);
    let key = Key {
        shop: shop.id,
        conversation: ConversationId(promises::next_id().0),
    };
    let calendar = yingke::calendar::of(&app.app.store().shop(shop.id))
        .await
        .unwrap();
    let line = promises::Line {
        by: leader.id,
        at: app.now(),
        text: "明天给您补发，退您20元差价".into(),
    };
    let only = promises::Rules {
        kinds: vec![yingke_promises_zh::Kind::Reissue],
        ..off
    };
    let found = promises::found_in(key, 1, &line, &calendar, &only);
    assert_eq!(found.len(), 1);
});

on_both_databases!(pages_show_every_promise_once_and_news_first, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for seq in 1..=450 {
        let mut promise = new(&shop, &customer, agent.id, app.now() + seq);
        // Many are due at the same moment.
        promise.due_at = app.now() + seq / 100 * HOUR_MS;
        promise.seq = seq;
        promises::keep(&tx, [promise]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let all = async |which: &str| {
        let (mut seqs, mut after) = (Vec::new(), String::new());
        loop {
            let path = at(&shop, &format!("promises?which={which}{after}"));
            let page = agent.get(&path).await.body;
            let rows = page["promises"].as_array().unwrap();
            seqs.extend(rows.iter().map(|row| row["seq"].as_i64().unwrap()));
            let Some(next) = page["next"].as_object() else {
                return seqs;
            };
            let (at, id) = (&next["after_at"], next["after"].as_str().unwrap());
            after = format!("&after_at={at}&after={id}");
        }
    };
    let news: Vec<i64> = (1..=450).rev().collect();
    assert_eq!(all("suggested").await, news);
    for (state, which) in [("open", "open"), ("kept", "done"), ("open", "any")] {
        app.tamper(&format!("UPDATE promise SET state = '{state}'"))
            .await;
        let mut seen = all(which).await;
        let dues: Vec<i64> = seen.iter().map(|seq| seq / 100).collect();
        assert!(dues.is_sorted() || dues.iter().rev().is_sorted(), "{which}");
        seen.sort_unstable();
        assert!(seen.into_iter().eq(1..=450), "{which}");
    }
});

on_both_databases!(a_suggestion_that_nobody_decides_about_goes, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    suggested(&app, &shop, &customer, agent.id).await;
    let mut open = new(&shop, &customer, agent.id, app.now());
    (open.seq, open.state) = (2, State::Open);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    promises::keep(&tx, [open]).await.unwrap();
    tx.commit().await.unwrap();
    for (days, left) in [(14, 2), (2, 1)] {
        app.advance(days * 24 * HOUR_MS);
        promises::forget_suggestions(app.app.store(), app.now())
            .await
            .unwrap();
        let db = app.app.store().shop(shop.id);
        let rows = db.rows::<promise::Entity>().all().await.unwrap();
        assert_eq!(rows.len(), left, "after {days} more days");
    }
});
