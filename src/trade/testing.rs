//! One small order for the tests of what looks at orders.

use super::{By, Event, Happening, Item, Order};
use crate::vocabulary::{Millis, ProductId, SkuId, new_id};

/// One table of 200 yuan, placed at 0.
pub fn placed() -> Order {
    let item = Item {
        product: Some(ProductId(new_id())),
        sku_id: Some(SkuId(new_id())),
        title: "胡桃木餐桌".to_owned(),
        sku: "尺寸:1.4m".to_owned(),
        picture: String::new(),
        price_fen: 20_000,
        quantity: 1,
        promised: None,
    };
    let event = Event::Placed {
        freight_fen: 0,
        discount_fen: 0,
        times: None,
        carried: Vec::new(),
        services: Vec::new(),
    };
    let (by, at) = (By::Customer, 0);
    Order::place(vec![item], &Happening { event, by, at }).unwrap()
}

pub fn at(order: &Order, event: Event, by: By, at: Millis) -> Order {
    order.apply(&Happening { event, by, at }).unwrap()
}

pub fn then(order: &Order, event: Event, by: By) -> Order {
    at(order, event, by, 1)
}
