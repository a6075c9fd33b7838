use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::catalogue::sku;

use super::{
    DAY_MS, answer, ask, at, board, case, codes_told, done, is_sound, parcel, seen, sent, state,
    wish,
};
use crate::buying::{kept, order_of, people, place, put_up, written};

/// Whether members may take a reissue back, and why not; none where it is not theirs.
fn withdrawal(order: &Value) -> Option<(bool, Option<&str>)> {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == "withdraw:0")?;
    Some((act["is_allowed"] == true, act["reason"].as_str()))
}

on_both_databases!(a_reissue_that_was_opened_by_mistake_is_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let open = || json!({ "reason": "missing", "words": "少发一件" });
    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    assert_eq!(withdrawal(&order), Some((true, None)));
    let silent = (&order, Method::POST, "refunds/0");
    let silent = ask(&agent, &shop, silent, json!({ "answer": "withdraw" })).await;
    assert_eq!((silent.status, silent.code()), (422, "bad_words"));
    let mut back = json!({ "answer": "withdraw", "words": "点错了订单" });
    back["key"] = json!(new_id());
    back["rev"] = order["rev"].clone();
    let path = format!("orders/{}/refunds/0", order["id"].as_str().unwrap());
    for _ in 0..2 {
        let taken = agent.post(&at(&shop, &path), &back).await;
        assert_eq!(taken.status, 200, "{taken:?}");
    }
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "CLOSED");
    let steps = case(&order)["steps"].as_array().unwrap();
    let last = steps.last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"], &last["words"]),
        (
            &json!("reissue_withdrawn"),
            &json!("shop"),
            &json!("点错了订单")
        )
    );
    assert!(board(&agent, &shop, "").await.is_empty());
    assert_eq!(codes_told(&app, &shop).await, ["reissue_withdrawn"]);
    let once = [
        "placed",
        "paid",
        "shipped",
        "refund_asked",
        "reissue_withdrawn",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (4, 0), "nothing more is held");

    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    let late = Some((false, Some("wrong_refund_state")));
    assert_eq!(withdrawal(&order), late);
    let step = (&order, Method::POST, "refunds/0");
    let again = json!({ "answer": "withdraw", "words": "点错了订单" });
    let refused = ask(&agent, &shop, step, again.clone()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (409, "wrong_refund_state")
    );

    // What the customer asked for is not the shop's to take back.
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(
        (state(&order), withdrawal(&order)),
        ("WAIT_SELLER_RESEND", None)
    );
    let step = (&order, Method::POST, "refunds/0");
    let refused = ask(&agent, &shop, step, again).await;
    assert_eq!(
        (refused.status, refused.code()),
        (409, "wrong_refund_state")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(the_shop_sends_another_before_it_is_asked, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    for may in ["reissuable", "offerable"] {
        assert_eq!(order["lines"][0][may], 1, "{may}");
    }
    let open = |reason: &str| json!({ "reason": reason, "words": "少发一件，马上补寄" });
    let step = (&order, Method::POST, "refunds/0/reissue");
    let refused = ask(&agent, &shop, step, open("seven_days")).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_reason"));
    let body = json!({ "key": new_id(), "rev": order["rev"], "reason": "missing" });
    let path = format!("orders/{}/refunds/0/reissue", order["id"].as_str().unwrap());
    for _ in 0..2 {
        let opened = agent.post(&at(&shop, &path), &body).await;
        assert_eq!(opened.status, 200, "{opened:?}");
    }
    let order = seen(&agent, &shop, &order).await;
    let now = case(&order);
    assert_eq!(
        (&now["no"], state(&order)),
        (&json!(1), "WAIT_SELLER_RESEND")
    );
    assert_eq!(now["steps"][0]["by"], "shop");
    assert_eq!(order["lines"][0]["reissuable"], 0, "one at a time");
    assert_eq!(board(&agent, &shop, "").await.len(), 1);
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    assert_eq!(state(&order), "SUCCESS");
    is_sound(&app, &shop).await;
});

/// Whether an act can be done, and why not.
fn act<'a>(order: &'a Value, name: &str) -> (bool, Option<&'a str>) {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == name).unwrap();
    (act["is_allowed"] == true, act["reason"].as_str())
}

on_both_databases!(a_piece_that_is_not_there_is_not_promised, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[1]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let short = (false, Some("out_of_stock"));
    assert_eq!(act(&order, "reissue:0"), short);
    assert_eq!(order["lines"][0]["reissuable"], 0);
    let step = (&order, Method::POST, "refunds/0/reissue");
    let opened = ask(&agent, &shop, step, json!({ "reason": "missing" })).await;
    assert_eq!((opened.status, opened.code()), (409, "out_of_stock"));
    assert_eq!(seen(&agent, &shop, &order).await, order);
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    assert_eq!(act(&order, "agree:0"), short);
    assert_eq!(case(&order)["falls"], "platform");
    let waiting = board(&agent, &shop, "").await;
    assert_eq!(waiting[0]["falls"], "platform");
    assert_eq!(act(&waiting[0]["next"], "agree:0"), short);
    let step = (&order, Method::POST, "refunds/0");
    let agreed = ask(&agent, &shop, step, answer("agree")).await;
    assert_eq!((agreed.status, agreed.code()), (409, "out_of_stock"));
    assert_eq!(seen(&agent, &shop, &order).await, order);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_piece_that_is_not_there_is_not_proposed, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[1]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let asked = wish("goods_back", 9_000);
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    let offer = |kind: &str| json!({ "answer": "propose", "kind": kind, "amount_fen": 0 });
    for kind in ["reissue", "exchange"] {
        let step = (&order, Method::POST, "refunds/0");
        let offered = ask(&agent, &shop, step, offer(kind)).await;
        assert_eq!((offered.status, offered.code()), (409, "out_of_stock"));
    }
    done(ours, &shop, &order, "refunds/0", offer("repair")).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_agreed_to_lies_ready_until_it_leaves, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[2]).await[0];
    let (agent, customer) = people(&shop).await;
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let open = || json!({ "reason": "missing", "words": "少发一件" });
    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    assert_eq!(kept(&app, &shop, sku).await, (1, 1));
    let late = shop.customer().await;
    let path = at(&shop, "mine/orders");
    let bought = late.post(&path, &order_of(&[(sku, 1)])).await;
    assert_eq!((bought.status, bought.code()), (409, "out_of_stock"));
    assert_eq!(act(&order, "resend:0"), (true, None));
    let taken_back = json!({ "answer": "withdraw", "words": "点错了订单" });
    let order = done(ours, &shop, &order, "refunds/0", taken_back).await;
    assert_eq!(kept(&app, &shop, sku).await, (1, 0));
    let order = done(ours, &shop, &order, "refunds/0/reissue", open()).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    done(ours, &shop, &order, "refunds/0", resend).await;
    assert_eq!(kept(&app, &shop, sku).await, (0, 0));
    is_sound(&app, &shop).await;
});

on_both_databases!(one_missing_piece_leaves_once_more, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[10]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = place(&customer, &shop, &[(sku, 5)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("reissue", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let resend = |quantity: i64| {
        let mut resend = parcel();
        resend["answer"] = json!("resend");
        resend["quantity"] = json!(quantity);
        resend
    };
    for wrong in [0, 6] {
        let path = (&order, Method::POST, "refunds/0");
        let refused = ask(&agent, &shop, path, resend(wrong)).await;
        assert_eq!((refused.status, refused.code()), (409, "bad_quantity"));
    }
    let order = done(ours, &shop, &order, "refunds/0", resend(1)).await;
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (4, 0), "five and one");
    app.advance(10 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "SUCCESS");
    let notices = app.notices(shop.id).await;
    let told = notices
        .iter()
        .filter(|notice| notice.zh.title == "买家超时未确认补寄，售后已完成");
    assert_eq!(told.count(), 1, "{notices:?}");
    is_sound(&app, &shop).await;
});
