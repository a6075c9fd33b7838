use serde_json::json;

use super::{Asked, CHEAPER_FEN, FEN, declined, mine, wish};
use crate::{
    buying::is_sound,
    orders_rest::{PRICE_FEN, row},
    refund_limits::set,
};

on_both_databases!(what_was_declined_is_not_had_by_asking_again, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    // So much needs nobody to look at it by now.
    let higher = set(&leader, &shop, "most_refund_fen", 50_000).await;
    assert_eq!(higher.status, 200, "{higher:?}");
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "no_difference"));
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
});

on_both_databases!(a_no_holds_though_so_much_needs_no_shop_by_now, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    let higher = set(&leader, &shop, "most_refund_fen", 50_000).await;
    assert_eq!(higher.status, 200, "{higher:?}");
    let found = customer.get(&mine(&shop, &order)).await.body;
    assert_eq!(found["lines"], json!([]), "{found}");
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "enough"));
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    // A lower price is another claim.
    app.tamper(&format!("UPDATE sku SET price_fen = {}", CHEAPER_FEN - 100))
        .await;
    let more = wish(&app, &shop, &order).await;
    let more = customer.post(&mine(&shop, &order), &more).await;
    assert_eq!(more.status, 200, "{more:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN + 100);
    is_sound(&app, &shop).await;
});
