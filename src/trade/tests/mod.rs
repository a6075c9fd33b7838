//! What an order takes and what it becomes by it, without a database.

mod arbitrary;
mod carried;
mod disputes;
mod drawn;
mod events;
mod every_order;
mod exchanges;
mod parcels;
mod pieces;
mod prices;
mod refunds;
mod rows;
mod sound;
mod steps;

use uuid::Uuid;

use super::{By, Event, Happening, Illegal, Item, Order};
use crate::vocabulary::{ProductId, SkuId};

fn item(price_fen: i64, quantity: i64) -> Item {
    Item {
        product: Some(ProductId(Uuid::nil())),
        sku_id: Some(SkuId(Uuid::nil())),
        title: "餐桌".to_owned(),
        sku: "原木色".to_owned(),
        picture: "qm-cz-001".to_owned(),
        price_fen,
        quantity,
        promised: None,
    }
}

fn placed(items: Vec<Item>, freight_fen: i64, discount_fen: i64) -> Result<Order, Illegal> {
    let event = Event::Placed {
        freight_fen,
        discount_fen,
        times: None,
        carried: Vec::new(),
        services: Vec::new(),
    };
    Order::place(
        items,
        &Happening {
            event,
            by: By::Customer,
            at: 0,
        },
    )
}

fn whose(event: &Event) -> By {
    let everyone = [
        By::Customer,
        By::Shop,
        By::Carrier,
        By::Platform,
        By::System,
    ];
    everyone
        .into_iter()
        .find(|by| event.may_be_by(*by))
        .expect("every event is someone's")
}

fn then(order: &Order, event: Event) -> Result<Order, Illegal> {
    let by = whose(&event);
    order.apply(&Happening { event, by, at: 1 })
}

fn after(items: Vec<Item>, events: impl IntoIterator<Item = Event>) -> Order {
    let order = placed(items, 1_000, 500).unwrap();
    events
        .into_iter()
        .fold(order, |order, event| then(&order, event).unwrap())
}
