use super::{
    after,
    events::{address_changed, shipped},
    item, placed, then,
};
use crate::trade::{By, Event, Happening, Illegal};

#[test]
fn events_keep_their_order_their_actor_and_their_price() {
    let order = placed(vec![item(20_000, 1)], 0, 0).unwrap();
    let paid = order
        .apply(&Happening {
            event: Event::Paid,
            by: By::Customer,
            at: 10,
        })
        .unwrap();
    assert_eq!(
        paid.apply(&Happening {
            event: shipped(),
            by: By::Shop,
            at: 9
        }),
        Err(Illegal::Earlier)
    );
    assert_eq!(
        paid.apply(&Happening {
            event: shipped(),
            by: By::Customer,
            at: 11
        }),
        Err(Illegal::Actor)
    );
    assert_eq!(
        placed(vec![item(20_000, 1)], 0, 20_000),
        Err(Illegal::Price)
    );
    assert_eq!(placed(vec![], 0, 0), Err(Illegal::NotPlaced));
}

#[test]
fn a_receipt_waits_longer_five_times_at_most_whatever_the_shop_allows() {
    let order = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let longer = |days| Event::Extended { days };
    for days in [0, -1, 31] {
        assert_eq!(then(&order, longer(days)), Err(Illegal::Days));
    }
    let order = [3, 30, 7, 1, 1]
        .into_iter()
        .fold(order, |order, days| then(&order, longer(days)).unwrap());
    assert_eq!(order.extended_days, 42);
    assert_eq!(then(&order, longer(1)), Err(Illegal::ExtendedEnough));
    let paid = after(vec![item(20_000, 1)], [Event::Paid]);
    assert_eq!(then(&paid, longer(3)).unwrap_err().code(), "wrong_state");
}

#[test]
fn where_it_goes_changes_until_it_is_shipped() {
    let unpaid = after(vec![item(20_000, 1)], []);
    for by in [By::Customer, By::Shop] {
        assert_eq!(unpaid.could(address_changed(), by), Ok(()));
    }
    let refused = unpaid.could(address_changed(), By::Carrier);
    assert_eq!(refused, Err(Illegal::Actor));
    let sent = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let refused = sent.could(address_changed(), By::Shop);
    assert_eq!(refused.unwrap_err().code(), "wrong_state");
}
