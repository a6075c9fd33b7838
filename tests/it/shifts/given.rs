use serde_json::json;
use yingke::shifts::Serves;
use yingke_schema::members::member::Role;

use super::{DAY_MS, MINUTE_MS, at, at_desk, be_there, clock, is_with, plan, set, shift, wall};
use crate::harness::TestMember;

on_both_databases!(
    only_those_on_shift_get_customers_where_the_shop_wants_it,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        set(&leader, &shop, |rules| rules.serves = Serves::Planned).await;
        let (today, minute) = wall(&app, &leader, &shop).await;
        plan(
            &leader,
            &shop,
            json!([shift(other.id, &today, minute, minute + 60)]),
        )
        .await;
        let mut first = at_desk(&app, &one).await;
        let mut second = at_desk(&app, &other).await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        second.hear(is_with(other.id)).await;
        // The shift is over, with its half hour: who still waits is given to whom the shop has now.
        app.advance(91 * MINUTE_MS);
        let (today, minute) = wall(&app, &leader, &shop).await;
        plan(
            &leader,
            &shop,
            json!([shift(one.id, &today, minute, minute + 60)]),
        )
        .await;
        let rules = leader.get(&at(&shop, "dispatch")).await.body;
        let mut wanted = rules["rules"].clone();
        wanted["return_after_s"] = json!(10);
        let body = json!({ "rules": wanted, "rev": rules["rev"] });
        assert_eq!(leader.put(&at(&shop, "dispatch"), &body).await.status, 200);
        first.hear(is_with(one.id)).await;
    }
);

on_both_databases!(
    who_waits_for_someone_long_off_duty_is_given_to_another,
    |app| {
        for serves in [Serves::Planned, Serves::ClockedOn] {
            let shop = app.shop(&format!("qingmu-{serves:?}").to_lowercase()).await;
            let leader = shop.member(Role::Owner).await;
            let (one, other) = (
                shop.member(Role::Agent).await,
                shop.member(Role::Agent).await,
            );
            set(&leader, &shop, |rules| rules.serves = serves).await;
            let begins = async |member: &TestMember| {
                let (today, minute) = wall(&app, &leader, &shop).await;
                let add = json!([shift(member.id, &today, minute, minute + 10)]);
                plan(&leader, &shop, add).await;
                clock(member, &shop, json!({ "act": "on" })).await;
            };
            begins(&other).await;
            let mut second = app.member_socket(&shop.slug, &other).await;
            be_there(&mut second, other.id).await;
            let customer = shop.customer().await;
            let mut widget = app.customer_socket(&shop.slug, &customer).await;
            widget.text(&customer.conversation, "public", "在吗").await;
            second.hear(is_with(other.id)).await;
            second.resume(&customer.conversation).await;
            second.text(&customer.conversation, "public", "在的").await;
            clock(&other, &shop, json!({ "act": "off" })).await;
            app.advance(3 * DAY_MS);
            // Still, or again, at the desk.
            second
                .say(&json!({ "type": "presence", "state": "online" }))
                .await;
            begins(&one).await;
            let mut first = app.member_socket(&shop.slug, &one).await;
            be_there(&mut first, one.id).await;
            widget
                .text(&customer.conversation, "public", "还有个问题")
                .await;
            app.advance(1_000);
            first.hear(is_with(one.id)).await;
        }
    }
);

on_both_databases!(
    who_asks_about_every_line_reads_the_rules_once_and_follows_a_change,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let db = app.app.store().shop(shop.id);
        let serves = async || {
            let duty = app.app.shifts().duty(&db, app.now()).await;
            duty.unwrap().serves(leader.id)
        };
        assert!(serves().await);
        app.tamper("ALTER TABLE shift_rules RENAME TO shift_rules_elsewhere")
            .await;
        assert!(serves().await);
        app.tamper("ALTER TABLE shift_rules_elsewhere RENAME TO shift_rules")
            .await;
        set(&leader, &shop, |rules| rules.serves = Serves::Planned).await;
        assert!(!serves().await);
    }
);
