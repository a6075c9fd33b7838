use serde_json::json;
use yingke_reply_metrics::shop_own;
use yingke_schema::members::member::Role;

use super::{DAY_MS, at, count_everything, day, round, sum};
use crate::dispatch::{is_with, on_duty};

on_both_databases!(rules_are_the_shops_to_change_and_come_back, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    count_everything(&leader, &shop).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let customer = shop.customer().await;
    round(&app, &mut desk, &customer, 25_000).await;
    let rate = async || {
        let seen = day(&leader.client, &shop, "shop").await;
        sum(&seen["shop"], "first_in_limit")["value"].clone()
    };
    assert_eq!(rate().await, json!(0));
    let mut kinder = shop_own(30_000, 60_000);
    kinder.excludes_left_messages = false;
    let path = at(&shop, "profiles/shop");
    let body = json!({ "profile": kinder, "rev": 1 });
    let kept = leader.put(&path, &body).await;
    assert_eq!(
        (kept.status, &kept.body["is_changed"]),
        (200, &json!(true)),
        "{kept:?}"
    );
    assert_eq!(rate().await, json!(1_000));
    assert_eq!(leader.put(&path, &body).await.code(), "changed_meanwhile");
    let mut nonsense = body.clone();
    nonsense["profile"]["hours"]["to_minute"] = json!(1_500);
    nonsense["rev"] = json!(2);
    let refused = leader.put(&path, &nonsense).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_hours"));
    let back = leader.delete(&path).await;
    assert_eq!(back.body["is_changed"], json!(false));
});

on_both_databases!(limits_that_change_count_kept_days_anew, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop, &agent).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_with(&customer.conversation, agent.id)).await;
    app.advance(25_000);
    let answered = desk.text(&customer.conversation, "public", "在的").await;
    assert_eq!(answered["type"], "ack", "{answered}");
    app.advance(3 * DAY_MS);
    let rate = async || {
        let seen = day(&owner.client, &shop, "shop").await;
        assert_eq!(seen["is_over"], json!(true));
        sum(&seen["shop"], "first_in_limit")["value"].clone()
    };
    assert_eq!(rate().await, json!(0));
    let limits = |first_ms: i64| json!({ "first_limit_ms": first_ms, "later_limit_ms": 60_000 });
    let wish = json!({ "limits": limits(30_000), "seen": limits(20_000) });
    let path = format!("/api/shops/{}/limits", shop.id);
    assert_eq!(owner.put(&path, &wish).await.status, 204);
    assert_eq!(rate().await, json!(1_000));
});
