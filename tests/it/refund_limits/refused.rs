use serde_json::json;
use yingke_schema::members::member::Role;

use super::{PRICE_FEN, is_above, sent, set, tried};
use crate::{
    after_sale::{answer, done, is_sound, wish},
    buying::{people, put_up},
};

on_both_databases!(
    who_refused_decides_no_more_than_they_could_agree_to,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let (agent, customer) = people(&shop).await;
        let (leader, owner) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let own = set(&owner, &shop, "most_supervisor_refund_fen", 60_000).await;
        assert_eq!(own.status, 200, "{own:?}");
        let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
        let whole = 5 * PRICE_FEN;
        let theirs = (&customer.client, &agent.client);
        let ask = wish("money_only", whole);
        done(theirs, &shop, &order, "refunds/0", ask).await;
        let refusing = (&leader.client, &agent.client);
        done(refusing, &shop, &order, "refunds/0", answer("refuse")).await;
        let said = json!({ "words": "整单破损" });
        done(theirs, &shop, &order, "refunds/0/platform", said).await;
        let path = "refunds/0/decision";
        let whole_of_it = json!({ "favour": "customer" });
        is_above(&tried(&leader, &shop, &order, path, whole_of_it.clone()).await);
        let more = json!({ "favour": "customer", "amount_fen": 60_001 });
        is_above(&tried(&leader, &shop, &order, path, more).await);
        let decided = tried(&owner, &shop, &order, path, whole_of_it).await;
        assert_eq!(decided.body["refunded_fen"], whole, "{decided:?}");
        is_sound(&app, &shop).await;
    }
);
