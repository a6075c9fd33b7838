use serde_json::{Value, json};
use yingke::{shifts::LeastOf, vocabulary::MemberId};
use yingke_schema::{audit::record, members::member::Role};

use super::{MINUTE_MS, at, plan, set, shift, wall};
use crate::harness::{Client, TestShop};

on_both_databases!(a_plan_is_changed_whole_or_not_at_all, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let (today, _) = wall(&app, &leader, &shop).await;
    let early = shift(agent.id, &today, 480, 960);
    let one = json!({ "add": [early], "remove": [] });
    assert_eq!(agent.post(&at(&shop, "shifts"), &one).await.status, 403);
    plan(&leader, &shop, json!([early])).await;
    for (wrong, status, code) in [
        (shift(trainee.id, &today, 0, 60), 422, "bad_member"),
        (shift(agent.id, &today, 1200, 1200), 422, "bad_span"),
        (
            shift(agent.id, &json!("2199-01-01"), 0, 60),
            422,
            "bad_date",
        ),
        // Past midnight into the next day's, and into one that is there.
        (shift(agent.id, &today, 900, 1000), 409, "shift_overlaps"),
    ] {
        let change = json!({ "add": [shift(leader.id, &today, 0, 60), wrong], "remove": [] });
        let refused = leader.post(&at(&shop, "shifts"), &change).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let seen = agent.get(&at(&shop, "shifts?days=14")).await.body;
    let shifts = seen["shifts"].as_array().unwrap();
    assert_eq!(shifts.len(), 1, "{seen}");
    assert_eq!(shifts[0]["member"], json!(agent.id));
    // Taken off and planned otherwise in one go.
    let change = json!({ "add": [shift(agent.id, &today, 900, 60)], "remove": [shifts[0]["id"]] });
    let changed = leader.post(&at(&shop, "shifts"), &change).await;
    assert_eq!(changed.body, json!({ "added": 1, "removed": 1 }));
    let seen = leader.get(&at(&shop, "shifts")).await.body;
    let long = seen["shifts"][0]["ends_at"].as_i64().unwrap()
        - seen["shifts"][0]["starts_at"].as_i64().unwrap();
    assert_eq!(long, 600 * MINUTE_MS);
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<record::Entity>().all().await.unwrap();
    assert!(rows.iter().all(|row| row.action == "set_shifts"));
    assert_eq!(rows.len(), 2);
});

on_both_databases!(gaps_are_seen_a_week_ahead, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let refused = agent.get(&at(&shop, "board/gaps")).await;
    assert_eq!(refused.status, 403);
    let empty = leader.get(&at(&shop, "board/gaps")).await.body;
    assert!(empty.as_array().unwrap().len() >= 6, "{empty}");
    let (today, _) = wall(&app, &leader, &shop).await;
    let day = |ahead: i64| {
        let today: yingke::calendar::Date = today.as_str().unwrap().parse().unwrap();
        json!(today.plus(ahead).to_string())
    };
    let whole = (0..8).map(|ahead| shift(agent.id, &day(ahead), 0, 1440));
    plan(&leader, &shop, whole.collect()).await;
    assert_eq!(leader.get(&at(&shop, "board/gaps")).await.body, json!([]));
    set(&leader, &shop, |rules| rules.least = 2).await;
    let short = leader.get(&at(&shop, "board/gaps")).await.body;
    assert_eq!(
        short.as_array().unwrap().len(),
        empty.as_array().unwrap().len()
    );
    assert_eq!(
        (&short[0]["missing"], &short[0]["group"]),
        (&json!(1), &Value::Null)
    );
});

/// Dispatch asks these members for what is before a sale.
async fn group(leader: &Client, shop: &TestShop<'_>, members: &[MemberId]) {
    let group = json!({
        "name": "售前", "pages": [], "categories": [], "products": [], "order_states": [], "members": members,
    });
    let mut rules = leader.get(&at(shop, "dispatch")).await.body;
    rules["rules"]["groups"] = json!([group]);
    let kept = leader.put(&at(shop, "dispatch"), &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

on_both_databases!(a_group_is_planned_whole_and_its_gaps_are_its_own, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (one, two, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    group(&leader, &shop, &[one.id, two.id]).await;
    let least = |group: &str| LeastOf {
        group: group.into(),
        least: 2,
    };
    set(&leader, &shop, |rules| {
        rules.least = 0;
        // A group that is gone needs nobody.
        rules.least_of = vec![least("售前"), least("没有了")];
    })
    .await;
    let (today, _) = wall(&app, &leader, &shop).await;
    let tomorrow: yingke::calendar::Date = today.as_str().unwrap().parse().unwrap();
    let tomorrow = json!(tomorrow.plus(1).to_string());
    let days = |members: &[MemberId]| {
        let mut planned = Vec::new();
        for day in [&today, &tomorrow] {
            planned.extend(members.iter().map(|one| shift(*one, day, 0, 1440)));
        }
        planned
    };
    let gaps = async || {
        let seen = leader.get(&at(&shop, "board/gaps?days=2")).await;
        assert_eq!(seen.status, 200, "{seen:?}");
        let gaps = seen.body.as_array().unwrap().clone();
        assert!(gaps.iter().all(|gap| gap["group"] == "售前"), "{gaps:?}");
        let missing = gaps.iter().map(|gap| gap["missing"].as_i64().unwrap());
        missing.collect::<Vec<_>>()
    };
    let empty = gaps().await;
    assert!(!empty.is_empty() && empty.iter().all(|missing| *missing == 2));
    // Whoever is of no group covers nothing of it.
    plan(&leader, &shop, json!(days(&[other.id]))).await;
    assert_eq!(gaps().await, empty);
    // The whole group or nobody: one who works already stops it for all.
    let whole = json!({ "add": days(&[one.id, two.id, other.id]), "remove": [] });
    let refused = leader.post(&at(&shop, "shifts"), &whole).await;
    assert_eq!((refused.status, refused.code()), (409, "shift_overlaps"));
    assert_eq!(gaps().await, empty);
    plan(&leader, &shop, json!(days(&[one.id, two.id]))).await;
    assert!(gaps().await.is_empty());
    // Who leaves the group leaves a gap, though the shop has as many as before.
    group(&leader, &shop, &[one.id, leader.id]).await;
    let left = gaps().await;
    assert!(!left.is_empty() && left.iter().all(|missing| *missing == 1));
});
