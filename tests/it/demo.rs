//! The demo shops, read as anyone and as members.

mod going_on;
mod history;
mod members;
mod money;
mod seeding;
mod shown;

use yingke::{shops, vocabulary::ShopId};
use yingke_schema::trade::order;

use crate::harness::TestApp;

async fn seeded(app: &TestApp) -> ShopId {
    app.demo().await;
    shop_of(app, "qingmu").await
}

async fn shop_of(app: &TestApp, slug: &str) -> ShopId {
    shops::find(app.app.store(), &slug.into())
        .await
        .unwrap()
        .unwrap()
        .id
}

async fn orders_of_shop(app: &TestApp, shop: ShopId) -> Vec<order::Model> {
    app.app
        .store()
        .shop(shop)
        .rows::<order::Entity>()
        .ascending(order::Column::Id)
        .all()
        .await
        .unwrap()
}
