use serde_json::{Value, json};

use super::{at, people, place, put_up};

on_both_databases!(
    what_was_bought_goes_into_the_cart_again_as_far_as_there_is_any,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1]).await;
        let (agent, customer) = people(&shop).await;
        let stranger = shop.customer().await;
        // With this the second is sold out.
        let order = place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
        let path = format!("mine/orders/{}/cart", order["id"].as_str().unwrap());
        for _ in 0..2 {
            let again = customer.client.post(&at(&shop, &path), &json!({})).await;
            assert_eq!((again.status, &again.body["gone"]), (200, &json!([1])));
            let lines = again.body["cart"]["lines"].as_array().unwrap().iter();
            let lines: Vec<_> = lines
                .map(|line| (&line["sku"], &line["quantity"]))
                .collect();
            assert_eq!(lines, [(&json!(skus[0]), &json!(2))]);
        }
        let cart = at(&shop, "mine/cart");
        let more = json!({ "sku": skus[0], "quantity": 3 });
        assert_eq!(customer.client.put(&cart, &more).await.status, 200);
        let again = customer.client.post(&at(&shop, &path), &json!({})).await;
        let held = &again.body["cart"]["lines"][0]["quantity"];
        assert_eq!(held, &json!(3), "nothing is taken out");
        for (who, status) in [(&stranger.client, 404), (&agent.client, 403)] {
            let refused = who.post(&at(&shop, &path), &json!({})).await;
            assert_eq!(refused.status, status, "{refused:?}");
        }
        let theirs = stranger.client.get(&cart).await;
        assert_eq!(theirs.body["lines"], Value::Array(Vec::new()));
    }
);

on_both_databases!(lines_that_became_one_thing_are_counted_together, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 3), (skus[1], 2)]).await;
    // As where the customer took another SKU.
    app.tamper("UPDATE order_line SET sku_id = (SELECT sku_id FROM order_line WHERE no = 0)")
        .await;
    let path = format!("mine/orders/{}/cart", order["id"].as_str().unwrap());
    let again = customer.client.post(&at(&shop, &path), &json!({})).await;
    let lines = again.body["cart"]["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["quantity"], 5);
});
