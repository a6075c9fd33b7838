use serde_json::json;

use super::{Asked, CHEAPER_FEN, FEN, HOUR_MS, asked, board, mine, theirs, titles, wish};
use crate::{
    after_sale::codes_told,
    buying::{is_sound, written},
    harness::{On, TestApp},
    orders_rest::{DAY_MS, PRICE_FEN, ask, id_of, row},
};

on_both_databases!(nobody_answers_and_what_is_sure_goes_back_once, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    app.advance(48 * HOUR_MS - 1);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    app.advance(1);
    let key = format!("order_protection:{}:0", id_of(&order));
    let payload = json!({ "order": order["id"], "line": 0 }).to_string();
    let timer = (&*key, &*payload);
    app.fire_at_once(shop.id, "order_protection", timer).await;
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let once = ["placed", "paid", "protection_asked", "compensated"];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    assert_eq!(codes_told(&app, &shop).await, ["protection_given"]);
    let fell = titles(&app, &shop).await.into_iter();
    let fell = fell.filter(|(title, _)| title == "价保超时未处理");
    assert_eq!(fell.count(), 1);
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["answer"], "given", "{seen}");
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_that_may_be_a_slip_falls_to_no, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, 1_290).await;
    let found = board(&leader, &shop, "").await;
    let told = (&found[0]["falls"], &found[0]["is_halved"]);
    assert_eq!(told, (&json!("unanswered"), &json!(true)));
    app.advance(2 * DAY_MS);
    app.fire().await;
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    let (actions, _) = written(&app, &shop, &order).await;
    let once = ["placed", "paid", "protection_asked", "protection_declined"];
    assert_eq!(actions, once);
    assert_eq!(codes_told(&app, &shop).await, ["protection_unanswered"]);
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["answer"], "unanswered", "{seen}");
    // The same is not asked for twice; the shop may still give it.
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "enough"));
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    is_sound(&app, &shop).await;
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_lets_it_fall() {
    let app = TestApp::start(On::Postgres).await;
    let Asked { shop, order, .. } = asked(&app, CHEAPER_FEN).await;
    app.advance(48 * HOUR_MS);
    app.fire_on_two_nodes().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (4, 4));
    is_sound(&app, &shop).await;
}
