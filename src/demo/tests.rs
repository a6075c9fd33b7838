use std::collections::{HashMap, HashSet};

use super::{
    content::{People, ShopContent, read},
    seed::SHOPS,
    story::{DAY, HOUR},
    world::World,
};
use crate::trade::{Order, RefundState, State, TradeRules, ends_by};

const NOW: i64 = 1_795_000_000_000;

fn worlds() -> Vec<World> {
    worlds_at(NOW)
}

fn worlds_at(now: i64) -> Vec<World> {
    let people: People = read("people.json").unwrap();
    let make =
        |(slug, customers, orders)| World::make(slug, customers, orders, &people, now).unwrap();
    SHOPS.into_iter().map(make).collect()
}

/// At whatever hour the shop opens.
#[test]
fn what_ends_by_itself_has_some_hours_left() {
    let rules = TradeRules::default();
    for now in [NOW, NOW + 8 * HOUR, NOW + 16 * HOUR] {
        let worlds = worlds_at(now);
        for bought in worlds.iter().flat_map(|world| &world.orders) {
            let (no, order) = (&bought.no, &bought.order);
            assert!(order.last_at() <= now, "{no} lies in the future");
            let left = ends_by(order, &rules).map(|at| at - now);
            assert!(left.is_none_or(|left| left > 3 * HOUR), "{no}: {left:?}");
        }
    }
}

#[test]
fn every_order_is_what_its_events_make() {
    for world in worlds() {
        for bought in &world.orders {
            let items = bought
                .order
                .lines
                .iter()
                .map(|line| line.item.clone())
                .collect();
            assert_eq!(
                Order::replay(items, &bought.history).as_ref(),
                Ok(&bought.order)
            );
            let last = bought.history.last().unwrap().at;
            assert!(last <= NOW, "{} lies in the future", bought.no);
            assert!(
                bought.order.created_at >= NOW - 121 * DAY,
                "{} is too old",
                bought.no
            );
        }
    }
}

#[test]
fn every_state_of_the_field_is_there() {
    let world = worlds().remove(0);
    let count = |state| {
        world
            .orders
            .iter()
            .filter(|bought| bought.order.state == state)
            .count()
    };
    // The demo's shops pack each order into one parcel.
    let told = State::ALL
        .into_iter()
        .filter(|state| *state != State::SellerConsignedPart);
    for state in told {
        assert!(count(state) >= 15, "{} {}", state.code(), count(state));
    }
    for state in RefundState::ALL {
        let lines = world.orders.iter().flat_map(|bought| &bought.order.lines);
        let count = lines.filter(|line| line.refund.state == state).count();
        assert!(count >= 3, "{} {count}", state.code());
    }
    let recent = world
        .orders
        .iter()
        .filter(|bought| bought.order.created_at > NOW - 30 * DAY);
    let old = world
        .orders
        .iter()
        .filter(|bought| bought.order.created_at < NOW - 60 * DAY);
    assert!(recent.count() > 150);
    assert!(old.count() > 80);
}

#[test]
fn what_was_ordered_is_sold_here_at_its_price() {
    for World {
        content, orders, ..
    } in worlds()
    {
        let slug = &content.sheet.slug;
        let mut sold = HashMap::new();
        for (place, sheet) in content.products.iter().enumerate() {
            for (at, sku) in sheet.skus.iter().enumerate() {
                let product = super::buying::product_id(slug, &sheet.code, place);
                let sku_id = super::buying::sku_id(slug, &sku.code, at);
                sold.insert((Some(product), Some(sku_id)), (sheet, sku));
            }
        }
        for line in orders.iter().flat_map(|bought| &bought.order.lines) {
            let (sheet, sku) = sold[&(line.item.product, line.item.sku_id)];
            assert_eq!(
                (&line.item.title, line.item.price_fen),
                (&sheet.title, sku.price_fen)
            );
        }
    }
}

#[test]
fn the_same_world_comes_out_each_time() {
    for (one, other) in worlds().iter().zip(&worlds()) {
        let told = |world: &World| format!("{:?} {:?}", world.shoppers, world.orders);
        assert_eq!(told(one), told(other));
        let numbers: HashSet<_> = one.orders.iter().map(|bought| &bought.no).collect();
        assert_eq!(numbers.len(), one.orders.len());
    }
}

#[test]
fn the_shops_are_as_large_as_promised() {
    let content = ShopContent::of("qingmu").unwrap();
    assert!(content.products.len() >= 60);
    let two_properties =
        |skus: &[crate::catalogue::SkuSheet]| skus.iter().any(|s| s.props.0.len() == 2);
    assert!(
        content
            .products
            .iter()
            .filter(|sheet| two_properties(&sheet.skus))
            .count()
            >= 20
    );
    let holds_goods = |category: &&String| {
        content
            .products
            .iter()
            .any(|sheet| sheet.category == **category)
    };
    assert_eq!(
        content.sheet.categories.iter().filter(holds_goods).count(),
        8
    );
}
