//! Parcels are followed: from shipping to the door, through two at once, a restart of the telling, and what goes wrong on the way.

/// `name::sqlite` and `name::postgres`, where parcels travel by themselves, as slowly as in the world.
macro_rules! with_parcels {
    ($name:ident, |$app:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn story($app: crate::harness::TestApp) {
                $body
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story(crate::logistics::simulated(crate::harness::On::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story(crate::logistics::simulated(crate::harness::On::Postgres).await).await;
            }
        }
    };
}

mod listed;
mod on_the_way;
mod once;
mod several;
mod whose;
mod wrong;

use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    message_centre::Category,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{logistics::parcel, timers::timer};

use crate::{
    buying::{place, written},
    harness::{Client, On, TestApp, TestShop, Wishes, at, id_of},
};

const HOUR_MS: i64 = 3_600_000;
/// The last two digits decide what becomes of a simulated parcel.
const SMOOTH: &str = "SF1234567890123";

async fn simulated(on: On) -> TestApp {
    let wishes = Wishes {
        arguments: ["--simulated-parcels", "1"].map(str::to_owned).to_vec(),
        ..Wishes::default()
    };
    TestApp::start_with(on, wishes).await
}

/// A paid order of one piece, as its customer sees it.
async fn paid(shop: &TestShop<'_>, customer: &Client, sku: SkuId) -> Value {
    let order = place(customer, shop, &[(sku, 1)]).await;
    let path = at(shop, &format!("mine/orders/{}/payment", id_of(&order)));
    let wish = json!({ "key": new_id(), "rev": order["rev"] });
    let paid = customer.post(&path, &wish).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    paid.body
}

/// The same, on its way; nobody was told yet.
async fn shipped(
    shop: &TestShop<'_>,
    (agent, customer): (&Client, &Client),
    sku: SkuId,
    waybill: &str,
) -> Value {
    let order = paid(shop, customer, sku).await;
    let path = at(shop, &format!("orders/{}/shipment", id_of(&order)));
    let parcel = json!({
        "key": new_id(), "rev": order["rev"], "carrier": "顺丰速运", "waybill": waybill,
    });
    let shipped = agent.post(&path, &parcel).await;
    assert_eq!(shipped.status, 200, "{shipped:?}");
    shipped.body
}

/// Lets so many hours pass, and has whatever is due happen on the way.
async fn travel(app: &TestApp, hours: i64, at_a_time: i64) {
    for _ in 0..hours / at_a_time {
        app.advance(at_a_time * HOUR_MS);
        app.fire().await;
    }
}

async fn seen(who: &Client, shop: &TestShop<'_>, whose: &str, order: &Value) -> Value {
    let path = at(shop, &format!("{whose}orders/{}/parcel", id_of(order)));
    let answer = who.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// The newest first.
fn stages(parcel: &Value) -> Vec<&str> {
    let steps = parcel["steps"].as_array().unwrap().iter();
    steps.map(|step| step["stage"].as_str().unwrap()).collect()
}

/// Keys of what members were told of parcels.
async fn told(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let notices = notices.filter(|notice| notice.category == Category::Logistics);
    notices.map(|notice| notice.key).collect()
}

/// Parcels that are followed, and those that somebody will ask about again.
async fn followed(app: &TestApp, shop: &TestShop<'_>) -> (u64, u64) {
    let db = app.app.store().shop(shop.id);
    let parcels = db.rows::<parcel::Entity>().count().await.unwrap();
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("parcel"));
    (parcels, timers.count().await.unwrap())
}

async fn signed(app: &TestApp, shop: &TestShop<'_>, order: &Value) -> (usize, usize) {
    let (audited, heard) = written(app, shop, order).await;
    let count = |all: Vec<String>| all.iter().filter(|kind| *kind == "signed").count();
    (count(audited), count(heard))
}
