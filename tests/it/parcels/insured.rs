use serde_json::json;
use yingke_schema::members::member::Role;

use super::{PRICE_FEN, at, done, rest, wish};
use crate::buying::{is_sound, people, place, put_up};

on_both_databases!(what_is_insured_when_it_is_placed_stays_insured, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let insure = async |is_on: bool| {
        let path = at(&shop, "trade-rules");
        let mut rules = leader.get(&path).await.body;
        rules["rules"]["freight_insurance"] = json!(is_on);
        let kept = leader.put(&path, &rules).await;
        assert_eq!(kept.status, 200, "{kept:?}");
    };
    let plain = place(&customer, &shop, &[(skus[0], 1)]).await;
    insure(true).await;
    let insured = place(&customer, &shop, &[(skus[0], 1)]).await;
    insure(false).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    for (order, is_insured, freight) in [(plain, false, "customer"), (insured, true, "insurance")] {
        assert_eq!(order["is_insured"], is_insured, "{order}");
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        let act = ("", "shipment");
        done(ours, &shop, &order, act, rest("73100012345678")).await;
        let mut asked = wish("goods_back", PRICE_FEN);
        asked["reason"] = json!("seven_days");
        let order = done(theirs, &shop, &order, ("mine/", "refunds/0"), asked).await;
        assert_eq!(order["is_insured"], is_insured);
        assert_eq!(order["lines"][0]["case"]["freight"], freight);
    }
    is_sound(&app, &shop).await;
});
