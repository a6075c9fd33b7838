use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::{
    catalogue::{product, sku},
    customers::customer,
    timers::timer,
    trade::{collection, line, order, payout},
};

use super::{orders_of_shop, seeded, shop_of};

on_both_databases!(
    stock_and_reservations_of_the_demo_agree_with_its_orders,
    |app| {
        seeded(&app).await;
        for slug in ["qingmu", "songxi"] {
            let db = app.app.store().shop(shop_of(&app, slug).await);
            let waiting = ["WAIT_BUYER_PAY", "WAIT_SELLER_SEND_GOODS"];
            let orders = db.rows::<order::Entity>();
            let orders = orders.with(order::Column::State.is_in(waiting));
            let open: Vec<_> = orders.all().await.unwrap();
            let ids = open.iter().map(|order| order.id);
            let lines = db.rows::<line::Entity>();
            let lines = lines.with(line::Column::OrderId.is_in(ids));
            let lines = lines.with(line::Column::RefundState.ne("SUCCESS"));
            let mut held = HashMap::<_, i64>::new();
            for line in lines.all().await.unwrap() {
                *held.entry(line.sku_id.unwrap()).or_default() += line.quantity;
            }
            // What was sent in for an exchange is replaced from what lies ready.
            let ready = line::Column::RefundState.eq("WAIT_SELLER_RESEND");
            let exchanged = db.rows::<line::Entity>().with(ready);
            for line in exchanged.all().await.unwrap() {
                *held.entry(line.sku_id.unwrap()).or_default() += line.quantity;
            }
            let skus = db.rows::<sku::Entity>().all().await.unwrap();
            let mut left = HashMap::<_, i64>::new();
            for sku in &skus {
                let wanted = held.get(&sku.id).copied().unwrap_or(0);
                assert_eq!(sku.reserved, wanted, "{slug} {}", sku.code);
                assert!(sku.stock >= sku.reserved, "{slug} {}", sku.code);
                *left.entry(sku.product_id).or_default() += sku.stock - sku.reserved;
            }
            for product in db.rows::<product::Entity>().all().await.unwrap() {
                assert_eq!(product.stock, left[&product.id], "{slug} {}", product.code);
            }
        }
    }
);

on_both_databases!(money_of_the_demo_adds_up, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let orders = orders_of_shop(&app, shop).await;
    let lines = db.rows::<line::Entity>().all().await.unwrap();
    let mut goods = HashMap::<_, i64>::new();
    for line in &lines {
        *goods.entry(line.order_id).or_default() += line.price_fen * line.quantity;
    }
    let mut spent = HashMap::<_, i64>::new();
    for order in &orders {
        assert_eq!(order.goods_fen, goods[&order.id], "{}", order.no);
        let total = order.goods_fen + order.freight_fen - order.discount_fen;
        assert_eq!(order.total_fen, total, "{}", order.no);
        assert!([0, total].contains(&order.paid_fen), "{}", order.no);
        assert!(order.refunded_fen <= order.paid_fen, "{}", order.no);
        *spent.entry(order.customer_id).or_default() += order.paid_fen - order.refunded_fen;
    }
    for customer in db.rows::<customer::Entity>().all().await.unwrap() {
        let wanted = spent.get(&customer.id).copied().unwrap_or(0);
        assert_eq!(customer.value_fen, wanted, "{}", customer.name);
    }
});

on_both_databases!(money_of_the_demo_came_and_went_through_the_books, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let collections = db.rows::<collection::Entity>().all().await.unwrap();
    let came: HashMap<_, _> = collections
        .iter()
        .map(|row| (row.order_id, (row.state.as_str(), row.amount_fen)))
        .collect();
    assert_eq!(came.len(), collections.len());
    let mut went = HashMap::<_, i64>::new();
    for row in db.rows::<payout::Entity>().all().await.unwrap() {
        assert_eq!(row.done_at, Some(row.since), "it is still due");
        *went.entry(row.order_id).or_default() += row.amount_fen;
    }
    for order in orders_of_shop(&app, shop).await {
        let paid = (order.paid_fen > 0).then_some(("kept", order.paid_fen));
        assert_eq!(came.get(&order.id).copied(), paid, "{}", order.no);
        let refunded = went.get(&order.id).copied().unwrap_or_default();
        assert_eq!(refunded, order.refunded_fen, "{}", order.no);
    }
    let later = timer::Column::Kind.is_in(["collection", "payout"]);
    let later = db.rows::<timer::Entity>().with(later);
    assert_eq!(later.count().await.unwrap(), 0);
});
