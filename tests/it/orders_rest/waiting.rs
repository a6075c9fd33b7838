use serde_json::{Value, json};
use yingke::{message_centre::To, vocabulary::new_id};
use yingke_schema::members::member::Role;

use super::{DAY_MS, PRICE_FEN, ask, at, id_of, paid, row};
use crate::{
    after_sale::{done, wish},
    buying::{place, put_up, written},
    harness::{Client, TestApp, TestShop},
    refund_limits::sent,
};

/// Numbers of the orders whose invoice is to be issued, in the list; home counts them anew after a second.
async fn to_invoice(app: &TestApp, who: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let page = who.get(&at(shop, "orders?to_invoice=true")).await.body;
    let rows = page["orders"].as_array().unwrap().iter();
    let found: Vec<_> = rows.map(|row| row["no"].clone()).collect();
    app.advance(1_000);
    let home = who.get(&at(shop, "home")).await.body;
    assert_eq!(home["orders"]["to_invoice"], json!(found.len()));
    found
}

/// What waits for the yes of this member, and what home says of it.
async fn to_decide(who: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let page = who.get(&at(shop, "trade-requests/to-decide")).await;
    assert_eq!(page.status, 200, "{page:?}");
    let requests = page.body["requests"].as_array().unwrap().clone();
    assert_eq!(page.body["count"], json!(requests.len()));
    let home = who.get(&at(shop, "home")).await.body;
    assert_eq!(home["requests"], json!({ "to_decide": requests.len() }));
    requests
}

on_both_databases!(an_invoice_waits_in_the_list_until_it_is_issued, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let mut orders = Vec::new();
    for _ in 0..3 {
        app.advance(1);
        orders.push(paid(&customer, &shop, &[(sku, 1)]).await);
    }
    let [first, second, _] = &orders[..] else {
        panic!("three orders");
    };
    assert!(to_invoice(&app, &agent, &shop).await.is_empty());
    for order in [first, second] {
        let form = json!({
            "key": new_id(), "rev": order["rev"], "kind": "personal", "title": "林夏", "email": "lin.xia@example.com",
        });
        let path = at(&shop, &format!("orders/{}/invoice", id_of(order)));
        let entered = agent.put(&path, &form).await;
        assert_eq!(entered.status, 200, "{entered:?}");
        assert!(row(&app, &shop, order).await.to_invoice);
    }
    let both = [second["no"].clone(), first["no"].clone()];
    assert_eq!(to_invoice(&app, &agent, &shop).await, both);
    for (more, found) in [
        ("state=WAIT_SELLER_SEND_GOODS", 2),
        ("state=TRADE_FINISHED", 0),
        ("min_fen=1", 2),
        ("q=茶杯", 0),
    ] {
        let path = at(&shop, &format!("orders?to_invoice=true&{more}"));
        let page = agent.get(&path).await.body;
        assert_eq!(page["orders"].as_array().unwrap().len(), found, "{more}");
    }
    let number = json!({ "number": "25332000000012345678" });
    let issued = ask(&app, &agent, &shop, (first, "invoice/issue"), number).await;
    assert_eq!(issued.status, 200, "{issued:?}");
    assert_eq!(to_invoice(&app, &agent, &shop).await, both[..1]);
    // Nothing is left to make it out over.
    let theirs = (&customer.client, &agent.client);
    let whole = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
    done(theirs, &shop, second, "refunds/0", whole).await;
    let pay = json!({ "answer": "pay" });
    let given = ask(&app, &agent, &shop, (second, "refunds/0"), pay).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert!(to_invoice(&app, &agent, &shop).await.is_empty());
});

on_both_databases!(what_waits_for_a_second_person_has_a_list, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    assert!(to_decide(&leader, &shop).await.is_empty());
    let refused = agent.get(&at(&shop, "trade-requests/to-decide")).await;
    assert_eq!(refused.status, 403, "{refused:?}");
    let home = agent.get(&at(&shop, "home")).await.body;
    assert_eq!(home["requests"], Value::Null);

    let case = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let whole = 5 * PRICE_FEN;
    done(theirs, &shop, &case, "refunds/0", wish("money_only", whole)).await;
    let refund = json!({ "line": 0, "amount_fen": whole, "way": "pay", "words": "整单破损" });
    let asked = ask(&app, &agent, &shop, (&case, "refund-requests"), refund).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    app.advance(1_000);
    let give = json!({ "line": 0, "amount_fen": 6_000, "reason": "damage", "words": "已核实" });
    let other = paid(&customer, &shop, &[(sku, 1)]).await;
    let act = (&other, "compensation-requests");
    let own = ask(&app, &leader, &shop, act, give).await;
    assert_eq!(own.status, 200, "{own:?}");
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let price = json!({ "freight_fen": 0, "discount_fen": 3_000, "words": "老客户，请批" });
    let cheaper = ask(&app, &agent, &shop, (&unpaid, "price-requests"), price).await;
    assert_eq!(cheaper.status, 200, "{cheaper:?}");

    // The least time left first: the order closes in a day, the case goes on later, and a compensation waits.
    let kinds = |requests: &[Value]| {
        let kinds = requests.iter().map(|one| one["kind"].clone());
        kinds.collect::<Vec<_>>()
    };
    let all = to_decide(&owner, &shop).await;
    assert_eq!(kinds(&all), ["price", "refund", "compensation"]);
    let closes_at = row(&app, &shop, &unpaid).await.created_at + DAY_MS;
    assert_eq!(all[0]["due_at"], closes_at);
    assert!(all[1]["due_at"].as_i64().unwrap() > closes_at);
    assert_eq!(all[2]["due_at"], Value::Null);
    assert_eq!(
        (&all[1]["by"], &all[1]["words"], &all[1]["amount_fen"]),
        (&json!(agent.id), &json!("整单破损"), &json!(whole))
    );
    // Nobody agrees to their own.
    let others = to_decide(&leader, &shop).await;
    assert_eq!(kinds(&others), ["price", "refund"]);
    for (approve, left) in [(true, vec!["refund"]), (false, vec![])] {
        let first = to_decide(&leader, &shop).await[0].clone();
        let order = first["order"].as_str().unwrap();
        let path = format!("orders/{order}/requests/{}/answer", first["no"]);
        let said = json!({ "key": new_id(), "approve": approve });
        let answered = leader.post(&at(&shop, &path), &said).await;
        assert_eq!(answered.status, 200, "{answered:?}");
        assert_eq!(kinds(&to_decide(&leader, &shop).await), left);
    }
});

on_both_databases!(what_can_be_done_no_more_waits_for_nobody, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let mut orders = Vec::new();
    for _ in 0..2 {
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let price = json!({ "freight_fen": 0, "discount_fen": 3_000, "words": "老客户，请批" });
        let asked = ask(&app, &agent, &shop, (&order, "price-requests"), price).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        orders.push(order);
    }
    assert_eq!(to_decide(&leader, &shop).await.len(), 2);
    let theirs = (&customer.client, &agent.client);
    done(theirs, &shop, &orders[0], "payment", json!({})).await;
    let left = to_decide(&leader, &shop).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["order"], orders[1]["id"]);
    app.advance(DAY_MS);
    app.fire().await;
    assert!(to_decide(&leader, &shop).await.is_empty());
    for (order, end) in orders.iter().zip(["paid", "closed"]) {
        let (actions, told) = written(&app, &shop, order).await;
        assert_eq!(actions, ["placed", "make_request", end, "request_fell"]);
        assert_eq!(told, ["placed", "request_made", end, "request_fell"]);
    }
    let own = agent
        .get(&at(&shop, "trade-requests?state=all&mine=true"))
        .await;
    let own = own.body["requests"].as_array().unwrap().clone();
    assert_eq!(own.len(), 2);
    assert!(own.iter().all(|one| one["state"] == "over"), "{own:?}");
    let notices = app.notices(shop.id).await;
    let fell = notices
        .iter()
        .filter(|notice| notice.zh.title == "订单已变化，申请已失效");
    let fell: Vec<_> = fell.map(|notice| notice.to.clone()).collect();
    assert_eq!(fell, vec![To::Members(vec![agent.id]); 2]);

    // From before they fell by themselves.
    app.tamper("UPDATE trade_request SET state = 'open'").await;
    app.leave_timer("order_late_requests").await;
    assert_eq!(to_decide(&leader, &shop).await.len(), 2);
    app.fire().await;
    assert!(to_decide(&leader, &shop).await.is_empty());
});
