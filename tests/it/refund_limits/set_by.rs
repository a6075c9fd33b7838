use yingke_schema::members::member::Role;

use super::{PRICE_FEN, answered, asked, is_above, sent, set, tried};
use crate::{
    after_sale::{answer, at, done, wish},
    buying::{people, put_up},
};

on_both_databases!(nobody_sets_a_limit_that_binds_themselves, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let (leader, owner) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Owner).await,
    );
    for (field, fen) in [
        ("most_supervisor_refund_fen", 600_000),
        ("most_compensation_fen", 100_000),
    ] {
        let refused = set(&leader, &shop, field, fen).await;
        assert_eq!((refused.status, refused.code()), (403, "owner_sets_it"));
    }
    let own = set(&owner, &shop, "most_supervisor_refund_fen", 60_000).await;
    assert_eq!(own.status, 200, "{own:?}");
    let above = set(&leader, &shop, "most_refund_fen", 60_001).await;
    assert_eq!((above.status, above.code()), (422, "bad_supervisor_refund"));
    let upto = set(&leader, &shop, "most_refund_fen", 60_000).await;
    assert_eq!(upto.status, 200, "{upto:?}");
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let whole = 5 * PRICE_FEN;
    let theirs = (&customer.client, &agent.client);
    done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("money_only", whole),
    )
    .await;
    is_above(&tried(&leader, &shop, &order, "refunds/0", answer("agree")).await);
    let made = tried(
        &agent,
        &shop,
        &order,
        "refund-requests",
        asked(whole, "pay"),
    )
    .await;
    is_above(&answered(&leader, &shop, &order, &made.body["no"]).await);
    let approved = answered(&owner, &shop, &order, &made.body["no"]).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
});

on_both_databases!(
    a_console_of_before_the_limits_leaves_them_as_they_are,
    |app| {
        let shop = app.shop("songxi").await;
        let (leader, owner) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let path = at(&shop, "trade-rules");
        for (field, fen) in [
            ("most_supervisor_refund_fen", 600_000),
            ("most_refund_fen", 70_000),
        ] {
            let set = set(&owner, &shop, field, fen).await;
            assert_eq!(set.status, 200, "{set:?}");
        }
        for who in [&owner, &leader] {
            let before = who.get(&path).await.body;
            let mut old = before.clone();
            let rules = old["rules"].as_object_mut().unwrap();
            rules.remove("most_refund_fen");
            rules.remove("most_supervisor_refund_fen");
            let kept = who.put(&path, &old).await;
            assert_eq!((kept.status, &kept.body["rules"]), (200, &before["rules"]));
        }
        let mut lacking = owner.get(&path).await.body;
        let rules = lacking["rules"].as_object_mut().unwrap();
        rules.remove("pay_within_min");
        let refused = owner.put(&path, &lacking).await;
        assert_eq!((refused.status, refused.code()), (400, "bad_request"));
    }
);
