use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{Asked, CHEAPER_FEN, FEN, asked, board, declined, mine, shop_sku, theirs, wish};
use crate::{
    after_sale::codes_told,
    buying::is_sound,
    harness::{TestApp, TestCustomer, TestShop},
    orders_rest::{DAY_MS, PRICE_FEN, ask, paid, row},
};

on_both_databases!(
    an_answer_before_the_time_is_over_takes_its_fall_away,
    |app| {
        let Asked {
            shop,
            leader,
            customer,
            order,
        } = asked(&app, CHEAPER_FEN).await;
        let (second, other) = bought_too(&app, &shop).await;
        let act = (&order, "price-protection");
        let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
        assert_eq!(given.status, 200, "{given:?}");
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let act = (&other, "price-protection/refusal");
        let no = json!({ "line": 0 });
        let forbidden = ask(&app, &trainee, &shop, act, no.clone()).await;
        assert_eq!(forbidden.status, 403);
        let declined = ask(&app, &agent, &shop, act, no.clone()).await;
        assert_eq!(declined.status, 200, "{declined:?}");
        let twice = ask(&app, &agent, &shop, act, no).await;
        assert_eq!((twice.status, twice.code()), (409, "nothing_asked"));
        assert_eq!(board(&leader, &shop, "").await.len(), 0);
        app.advance(3 * DAY_MS);
        app.fire().await;
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
        assert_eq!(row(&app, &shop, &other).await.refunded_fen, 0);
        let told = ["protection_given", "protection_declined"];
        assert_eq!(codes_told(&app, &shop).await, told);
        for (who, of, answer) in [(&customer, &order, "given"), (&second, &other, "declined")] {
            let seen = theirs(who, &shop, of).await;
            assert_eq!(seen[0]["answer"], answer, "{seen}");
            assert_eq!(seen[0]["due_at"], Value::Null, "{seen}");
        }
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_retry_after_the_shop_gave_it_is_no_other_wish, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {}", CHEAPER_FEN - 100))
        .await;
    let wished = wish(&app, &shop, &order).await;
    let path = mine(&shop, &order);
    let first = customer.post(&path, &wished).await;
    assert_eq!(first.status, 200, "{first:?}");
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    let again = customer.post(&path, &wished).await;
    assert_eq!(again.status, 200, "{again:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN + 100);
    let other = wish(&app, &shop, &order).await;
    let other = customer.post(&path, &other).await;
    assert_eq!((other.status, other.code()), (409, "enough"));
    is_sound(&app, &shop).await;
});

/// Somebody else with the same piece, who asks for the same.
async fn bought_too(app: &TestApp, shop: &TestShop<'_>) -> (TestCustomer, Value) {
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    let customer = shop.customer().await;
    let sku = shop_sku(app, shop).await;
    let order = paid(&customer, shop, &[(sku, 1)]).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {CHEAPER_FEN}"))
        .await;
    let wish = wish(app, shop, &order).await;
    let answer = customer.post(&mine(shop, &order), &wish).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    (customer, order)
}
