use serde_json::json;
use yingke::{promises, reception::Key, vocabulary::ConversationId};
use yingke_schema::members::member::Role;

use super::{HOUR_MS, at, seen, suggested};

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
