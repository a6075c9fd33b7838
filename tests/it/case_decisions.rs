//! A leader decides a dispute: whoever sees to the case hears of it.

use serde_json::json;
use yingke::message_centre::To;
use yingke_schema::members::{member::Role, presence::State};

use crate::{
    after_sale::{Opened, answer, done, wish},
    case_warnings::{comes_as, taken, warned},
    harness::{TestApp, TestMember},
};

const TITLE: &str = "售后已裁决";

/// A dispute that another leader decides, or its owner; the owner, and to whom it was told.
async fn decided(app: &TestApp, state: State, is_by_owner: bool) -> (TestMember, Vec<To>) {
    let (of, owner) = taken(app, wish("money_only", 500)).await;
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = of;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "照片已经发过", "pictures": [] });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    comes_as(app, &shop, owner.id, state).await;
    let other = shop.member(Role::Supervisor).await;
    let by = if is_by_owner { &owner } else { &other };
    let decision = json!({ "favour": "customer", "amount_fen": 300 });
    let leads = (&by.client, &agent.client);
    done(leads, &shop, &order, "refunds/0/decision", decision).await;
    let notices = app.notices(shop.id).await.into_iter();
    let mut texts = notices.filter(|notice| notice.zh.title == TITLE);
    assert!(texts.all(|notice| notice.zh.text.ends_with("支持买家，退款 ¥3.00")));
    let told = warned(app, &shop, TITLE).await;
    (owner, told)
}

on_both_databases!(the_owner_of_a_case_hears_how_it_was_decided, |app| {
    let (owner, told) = decided(&app, State::Online, false).await;
    assert_eq!(told, [To::Members(vec![owner.id])]);
});

on_both_databases!(all_hear_of_a_decision_whose_owner_is_away, |app| {
    let (_, told) = decided(&app, State::Offline, false).await;
    let serving = To::Roles(vec![Role::Owner, Role::Supervisor, Role::Agent]);
    assert_eq!(told, [serving]);
});

on_both_databases!(whoever_decides_their_own_case_is_told_nothing, |app| {
    let (_, told) = decided(&app, State::Online, true).await;
    assert!(told.is_empty(), "{told:?}");
});
