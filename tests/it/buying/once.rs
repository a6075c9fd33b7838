use futures_util::future::join_all;
use serde_json::json;
use yingke::vocabulary::new_id;

use super::{PRICE_FEN, at, kept, order_of, orders, people, place, put_up, written};

on_both_databases!(the_same_key_makes_one_order, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[1]).await[0];
    let (_, customer) = people(&shop).await;
    let path = at(&shop, "mine/orders");
    let body = order_of(&[(sku, 1)]);
    let answers = join_all((0..6).map(|_| customer.post(&path, &body))).await;
    for answer in &answers {
        // The last piece is theirs, whichever of the six took it.
        assert_eq!(answer.status, 200, "{answers:#?}");
        assert_eq!(answer.body["id"], answers[0].body["id"]);
    }
    assert_eq!(orders(&app, &shop).await, 1);
    assert_eq!(kept(&app, &shop, sku).await, (1, 1));
    let (audited, told) = written(&app, &shop, &answers[0].body).await;
    assert_eq!((audited.len(), told.len()), (1, 1));
    let mut other = body.clone();
    other["receiver"] = json!("周禾");
    assert_eq!(customer.post(&path, &other).await.code(), "key_reused");
    let stranger = shop.customer().await;
    assert_eq!(stranger.post(&path, &body).await.code(), "key_reused");
});

on_both_databases!(paying_twice_is_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let id = order["id"].as_str().unwrap();
    let path = at(&shop, &format!("mine/orders/{id}/payment"));
    let bodies = [0, 1, 2].map(|_| json!({ "key": new_id(), "rev": order["rev"] }));
    let answers = join_all(bodies.iter().map(|body| customer.post(&path, body))).await;
    let paid = answers.iter().position(|answer| answer.status == 200);
    let paid = paid.unwrap_or_else(|| panic!("{answers:#?}"));
    let others = answers
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != paid);
    for (_, answer) in others {
        assert_eq!((answer.status, answer.code()), (409, "changed_meanwhile"));
    }
    let again = customer.post(&path, &bodies[paid]).await;
    assert_eq!((again.status, &again.body), (200, &answers[paid].body));
    assert_eq!(again.body["paid_fen"], PRICE_FEN);
    let once = ["placed", "paid"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
});
