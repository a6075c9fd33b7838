use serde_json::{Value, json};
use yingke::{trade::forget_asked_prices, vocabulary::new_id};
use yingke_schema::{members::member::Role, trade::asked_price};

use super::protection;
use crate::{
    buying::put_up,
    orders_rest::{DAY_MS, PRICE_FEN, ask, at, bought, id_of, paid, row},
};

on_both_databases!(what_was_asked_for_in_time_the_shop_gives_later, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let silent = paid(&customer, &shop, &[(sku, 1)]).await;
    let mine = protection(&shop, &order);
    let wish = async || {
        let rev = row(&app, &shop, &order).await.rev;
        json!({ "key": new_id(), "rev": rev, "line": 0 })
    };
    // A slip that is put right, and then a sale: told of the one, the shop knows nothing of the other.
    for (price_fen, told) in [(1_290, 1), (6_000, 2), (6_000, 2)] {
        app.tamper(&format!("UPDATE sku SET price_fen = {price_fen}"))
            .await;
        let asked = customer.post(&mine, &wish().await).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        let notices = app.notices(shop.id).await.into_iter();
        let keys = notices.map(|notice| notice.key);
        let keys = keys.filter(|key| key.starts_with("protection_asked/"));
        assert_eq!(keys.count(), told, "{price_fen}");
    }
    app.advance(7 * DAY_MS + 1);
    let late = customer.post(&mine, &wish().await).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
    let path = at(&shop, &format!("orders/{}/price-protection", id_of(&order)));
    let seen = leader.get(&path).await.body["lines"][0].clone();
    let fen = PRICE_FEN - 6_000;
    assert_eq!((&seen["fen"], &seen["reason"]), (&json!(fen), &Value::Null));
    let act = (&silent, "price-protection");
    let never = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!((never.status, never.code()), (409, "window_over"));
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, fen);
});

on_both_databases!(what_was_asked_for_is_given_for_as_long_as_was_set, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(&app, &shop).await;
    app.tamper("UPDATE sku SET price_fen = 6000").await;
    let mine = protection(&shop, &order);
    let rev = row(&app, &shop, &order).await.rev;
    let wish = json!({ "key": new_id(), "rev": rev, "line": 0 });
    assert_eq!(customer.post(&mine, &wish).await.status, 200);
    app.advance(7 * DAY_MS + 1);
    // A slip, perhaps: nobody answered, and the shop may still.
    app.fire().await;
    let path = at(&shop, &format!("orders/{}/price-protection", id_of(&order)));
    let db = app.app.store().shop(shop.id);
    let rules = at(&shop, "trade-rules");
    for (days, ms, reason, kept) in [
        (30, 23 * DAY_MS - 1, Value::Null, 1),
        (30, 1, json!("window_over"), 1),
        (31, 0, Value::Null, 1),
        // No shop keeps it longer.
        (90, 60 * DAY_MS, json!("window_over"), 0),
    ] {
        let mut body = leader.get(&rules).await.body;
        body["rules"]["after_sale"]["protect_kept_days"] = json!(days);
        assert_eq!(leader.put(&rules, &body).await.status, 200);
        app.tamper(&format!("UPDATE asked_price SET at = at - {ms}"))
            .await;
        let seen = leader.get(&path).await.body["lines"][0].clone();
        assert_eq!(seen["reason"], reason, "{seen}");
        let forgotten = forget_asked_prices(app.app.store(), app.now()).await;
        forgotten.unwrap();
        let rows = db.rows::<asked_price::Entity>();
        assert_eq!(rows.count().await.unwrap(), kept);
    }
});
