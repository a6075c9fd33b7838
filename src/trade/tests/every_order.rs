use proptest::prelude::*;

use super::{
    arbitrary::some_event,
    drawn::{is_drawn, moves_money},
    events::meant,
    item,
    sound::assert_sound,
    whose,
};
use crate::trade::{By, Carried, Event, Happening, Order};

/// The first line by its pieces, the others together.
fn apart(lines: usize, freight_fen: i64) -> Vec<Carried> {
    let half = freight_fen / 2;
    let carried = |lines, fen, is_each: bool| Carried {
        lines,
        fen,
        is_installed: !is_each,
        is_each,
    };
    vec![
        carried(vec![0], half, true),
        carried((1..lines).collect(), freight_fen - half, false),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_order_takes_an_undrawn_step_and_its_money_adds_up(
        prices in prop::collection::vec((1..40_000_i64, 1..4_i64), 1..4),
        freight_fen in 0..9_000_i64,
        discount_fen in -9_000..9_000_i64,
        is_apart in any::<bool>(),
        events in prop::collection::vec((some_event(), any::<bool>()), 0..40),
    ) {
        let items: Vec<_> = prices.into_iter().map(|(price, quantity)| item(price, quantity)).collect();
        let carried = if is_apart { apart(items.len(), freight_fen) } else { Vec::new() };
        let placing = Happening {
            event: Event::Placed { freight_fen, discount_fen, times: None, carried, services: Vec::new() },
            by: By::Customer,
            at: 0,
        };
        let Ok(mut order) = Order::place(items.clone(), &placing) else { return Ok(()) };
        let mut history = vec![placing];
        for (at, (event, is_of_shop)) in (1..).zip(events) {
            let event = meant(&order, event);
            // What both may do, another parcel above all, goes on in its own way with the shop.
            let by = if is_of_shop && event.may_be_by(By::Shop) { By::Shop } else { whose(&event) };
            let happening = Happening { event, by, at };
            let before = order.to_customer_fen();
            if let Ok(next) = order.apply(&happening) {
                prop_assert!(is_drawn(order.state, &happening.event, next.state), "{order:?} {happening:?}");
                let gone = next.to_customer_fen() - before;
                prop_assert!(gone == 0 || moves_money(&happening.event), "{happening:?}");
                order = next;
                history.push(happening);
            }
            assert_sound(&order);
        }
        prop_assert_eq!(Order::replay(items, &history), Ok(order));
    }

    #[test]
    fn an_event_survives_its_row(event in some_event()) {
        prop_assert_eq!(Event::of_row(event.kind(), &event.detail().to_string()), Some(event));
    }
}
