use serde_json::json;
use yingke::vocabulary::SkuId;

use super::{at, people, place, put_up};

on_both_databases!(a_cart_holds_fifty_things, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5; 51]).await;
    let (_, customer) = people(&shop).await;
    let cart = at(&shop, "mine/cart");
    let put = async |sku: SkuId, quantity: i64| {
        customer
            .client
            .put(&cart, &json!({ "sku": sku, "quantity": quantity }))
            .await
    };
    for sku in &skus[..50] {
        assert_eq!(put(*sku, 1).await.status, 200);
    }
    let full = put(skus[50], 1).await;
    assert_eq!((full.status, full.code()), (422, "cart_full"));
    assert_eq!(
        put(skus[0], 2).await.status,
        200,
        "what is in it may change"
    );
    let left = put(skus[0], 0).await;
    assert_eq!(left.body["lines"].as_array().unwrap().len(), 49);
    assert_eq!(put(skus[50], 1).await.status, 200);
});

on_both_databases!(
    what_is_bought_beside_the_cart_leaves_the_cart_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (_, customer) = people(&shop).await;
        let cart = at(&shop, "mine/cart");
        let three = json!({ "sku": sku, "quantity": 3 });
        assert_eq!(customer.client.put(&cart, &three).await.status, 200);
        place(&customer, &shop, &[(sku, 1)]).await;
        assert_eq!(customer.get(&cart).await.body["lines"][0]["quantity"], 3);
        place(&customer, &shop, &[(sku, 3)]).await;
        assert_eq!(customer.get(&cart).await.body["lines"], json!([]));
    }
);
