use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{audit::record, members::member::Role};

use super::{PRICE_FEN, ask, at, done, id_of, placed, price, seen, set_rules};
use crate::buying::{is_sound, people, place, put_up};

/// No freight, and discounts of single lines alone.
fn price_of_lines(lines: &[(usize, i64)]) -> Value {
    let line = |(line, fen): &(usize, i64)| json!({ "line": line, "discount_fen": fen });
    let lines: Vec<_> = lines.iter().map(line).collect();
    json!({ "freight_fen": 0, "lines": lines })
}

on_both_databases!(an_agent_discounts_within_the_shops_limit, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let most = PRICE_FEN / 10;
    let refused = ask(&agent, &shop, &order, "price", price(0, most + 1)).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    assert!(
        refused.text("title").contains(&most.to_string()),
        "{refused:?}"
    );
    let ours = (&agent.client, &agent.client);
    let first = order;
    let order = done(ours, &shop, &first, "price", price(0, most)).await;
    // Whoever is behind hears that first; nobody gets past the limit by naming what is still to come.
    let mut ahead = order.clone();
    ahead["rev"] = json!(order["rev"].as_i64().unwrap() + 1);
    for (seen, status, code) in [
        (&first, 409, "changed_meanwhile"),
        (&ahead, 403, "above_your_limit"),
    ] {
        let refused = ask(&agent, &shop, seen, "price", price(0, most + 1)).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    set_rules(&leader, &shop, |rules| rules["most_discount_bp"] = json!(0)).await;
    let refused = ask(&agent, &shop, &order, "price", price(0, 1)).await;
    assert_eq!(refused.code(), "above_your_limit");
    // Dearer is no discount, and the customer's to agree to.
    let refused = ask(&agent, &shop, &order, "price", price(0, -100)).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let still = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&still["total_fen"], &still["rev"]),
        (&json!(PRICE_FEN - most), &order["rev"])
    );
    let theirs = (&leader.client, &agent.client);
    let order = done(theirs, &shop, &order, "price", price(0, PRICE_FEN - 1)).await;
    assert_eq!(order["total_fen"], 1);
});

on_both_databases!(freight_that_is_waived_is_a_discount, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    // As with a delivery template and paid services.
    app.tamper(
        r#"UPDATE order_event SET detail = '{"freight_fen":1000,"discount_fen":0}' WHERE kind = 'placed'"#,
    )
    .await;
    app.tamper("UPDATE trade_order SET freight_fen = 1000, total_fen = total_fen + 1000")
        .await;
    let most = PRICE_FEN / 10;
    let left = most - 1_000;
    let refused = ask(&agent, &shop, &order, "price", price(0, left + 1)).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let ours = (&agent.client, &agent.client);
    let order = done(ours, &shop, &order, "price", price(0, left)).await;
    assert_eq!(order["total_fen"], PRICE_FEN - left);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_names_lines_and_every_sum_follows, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let order = seen(&agent, &shop, &order).await;
    let most = 3 * PRICE_FEN / 10;
    // What is added to one line makes up for nothing that is taken off another.
    let hidden = price_of_lines(&[(0, most + 1), (1, -most - 1)]);
    let refused = ask(&agent, &shop, &order, "price", hidden).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    for (price, status, code) in [
        (price_of_lines(&[(0, PRICE_FEN + 1)]), 409, "bad_price"),
        (price_of_lines(&[(7, 1)]), 409, "no_such_line"),
        (price_of_lines(&[(0, -100)]), 409, "needs_customer"),
        (price_of_lines(&[(0, 1), (0, 1)]), 422, "bad_line_discount"),
        (price_of_lines(&[]), 422, "bad_discount"),
    ] {
        let refused = ask(&leader, &shop, &order, "price", price).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let named = [(0, 2_000), (1, -500)];
    let mut new = price_of_lines(&named);
    new["key"] = json!(new_id());
    let ours = (&agent.client, &agent.client);
    let before = order;
    let order = done(ours, &shop, &before, "price", new.clone()).await;
    let again = ask(&agent, &shop, &before, "price", new).await;
    assert_eq!((again.status, &again.body["rev"]), (200, &json!(2)));
    let total_fen = 3 * PRICE_FEN - 1_500;
    assert_eq!(
        (&order["discount_fen"], &order["total_fen"]),
        (&json!(1_500), &json!(total_fen))
    );
    let of_lines =
        |order: &Value, name: &str| [0_usize, 1].map(|no| order["lines"][no][name].clone());
    let wanted = [json!(2_000), json!(-500)];
    assert_eq!(of_lines(&order, "discount_fen"), wanted);
    assert_eq!(
        order["events"][1]["price"],
        json!({ "freight_fen": 0, "discount_fen": 1_500, "lines": price_of_lines(&named)["lines"] })
    );
    let paid = done(
        (&customer.client, &agent.client),
        &shop,
        &order,
        "payment",
        json!({}),
    )
    .await;
    assert_eq!(paid["paid_fen"], total_fen);
    let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
    let mine = customer.get(&path).await.body;
    assert_eq!(of_lines(&mine, "discount_fen"), wanted);
    assert_eq!(
        of_lines(&mine, "most_refundable_fen"),
        [json!(PRICE_FEN - 2_000), json!(2 * PRICE_FEN + 500)]
    );
    is_sound(&app, &shop).await;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("price_changed"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1);
    let detail: Value = serde_json::from_str(&rows[0].detail).unwrap();
    assert_eq!(detail["event"]["lines"], price_of_lines(&named)["lines"]);
});

on_both_databases!(
    a_price_of_the_whole_ends_what_lines_had_of_their_own,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Owner).await;
        let skus = put_up(&app, &shop, &[5, 5]).await;
        let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
        let order = seen(&agent, &shop, &order).await;
        let theirs = (&leader.client, &agent.client);
        let mut beside = price_of_lines(&[(0, 900)]);
        beside["discount_fen"] = json!(3_900);
        let order = done(theirs, &shop, &order, "price", beside).await;
        // 12000 and 25800 are left of the lines: the other 3000 fall on them.
        let discounts =
            |order: &Value| [0_usize, 1].map(|no| order["lines"][no]["discount_fen"].clone());
        assert_eq!(discounts(&order), [json!(900 + 952), json!(2_048)]);
        let order = done(theirs, &shop, &order, "price", price(0, 3_900)).await;
        assert_eq!(discounts(&order), [json!(1_300), json!(2_600)]);
        is_sound(&app, &shop).await;
    }
);
