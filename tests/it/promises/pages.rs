use serde_json::json;
use yingke::promises;
use yingke_schema::members::member::Role;

use super::{HOUR_MS, at, new, seen, suggested};

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
