//! Orders that were placed elsewhere come into the books, with what happened to them there at its own times.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::json;
use yingke_schema::trade::order::{Column, Entity};

use super::{Bought, Happening, Illegal, Item, Order, Undone, after_sale, storage, trade_rules};
use crate::{
    access::Actor,
    audit,
    storage::{Rows, ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId, OrderImportId},
};

/// Numbers named in one query.
const AT_ONCE: usize = 500;

/// An order as another platform tells of it.
#[derive(Clone, Debug)]
pub struct Brought {
    pub id: OrderId,
    /// As it is called there, and here too.
    pub no: String,
    pub customer: CustomerId,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    pub buyer_message: String,
    pub note: String,
    pub items: Vec<Item>,
    /// Begins with [`super::Event::PlacedElsewhere`].
    pub history: Vec<Happening>,
}

/// Orders have come into the books.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrdersBroughtIn {
    pub import: OrderImportId,
    pub orders: Vec<OrderId>,
}

impl crate::storage::Event for OrdersBroughtIn {
    const KIND: &'static str = "OrdersBroughtIn";
}

/// Writes them down as the machine makes them, or nothing: orders, lines, events, cases, one event for others and one audit row for all.
/// They touch no stock, and no clock of this shop runs for them. None of their numbers is here yet; at most a hundred at once.
pub async fn bring_in(
    tx: &ShopTx,
    import: OrderImportId,
    actor: &Actor,
    orders: Vec<Brought>,
    at: Millis,
) -> Result<(), Undone> {
    if orders.is_empty() {
        return Ok(());
    }
    let made = orders.into_iter().map(made);
    let made: Vec<_> = made.collect::<Result<_, _>>()?;
    storage::write_at(tx, &made, at).await?;
    let (rules, _) = trade_rules::rules_in(tx).await?;
    after_sale::begin(tx, &made, &rules).await?;
    let told = OrdersBroughtIn {
        import,
        orders: made.iter().map(|bought| bought.id).collect(),
    };
    tx.emit(&told, at).await?;
    let no = |bought: Option<&Bought>| bought.map(|bought| bought.no.clone());
    let entry = audit::Entry {
        action: "import_orders",
        object: format!("order_import/{import}"),
        detail: json!({
            "orders": made.len(), "first": no(made.first()), "last": no(made.last()),
        }),
    };
    Ok(audit::record(tx, actor, at, entry).await?)
}

/// What was placed here is never brought in.
fn made(brought: Brought) -> Result<Bought, Illegal> {
    let order = Order::replay(brought.items, &brought.history)?;
    if order.source.is_none() {
        return Err(Illegal::NotPlaced);
    }
    Ok(Bought {
        id: brought.id,
        no: brought.no,
        customer: brought.customer,
        receiver: brought.receiver,
        phone: brought.phone,
        address: brought.address,
        buyer_message: brought.buyer_message,
        note: brought.note,
        flag: 0,
        order,
        history: brought.history,
    })
}

#[derive(FromQueryResult)]
struct Numbered {
    no: String,
}

/// Which of these numbers are here already, whoever brought them.
pub async fn numbers_here(
    db: &ShopDb,
    numbers: &[String],
) -> Result<HashSet<String>, StorageError> {
    let mut here = HashSet::new();
    for some in numbers.chunks(AT_ONCE) {
        here.extend(among(db.rows::<Entity>(), some).await?);
    }
    Ok(here)
}

/// The same inside a transaction; at most a few hundred.
pub async fn numbers_here_in(
    tx: &ShopTx,
    numbers: &[String],
) -> Result<HashSet<String>, StorageError> {
    among(tx.rows::<Entity>(), numbers).await
}

async fn among<C: ConnectionTrait>(
    rows: Rows<'_, C, Entity>,
    numbers: &[String],
) -> Result<HashSet<String>, StorageError> {
    let rows = rows.with(Column::No.is_in(numbers.iter().map(String::as_str)));
    let here: Vec<Numbered> = rows.only([Column::No]).await?;
    Ok(here.into_iter().map(|row| row.no).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        trade::{
            By, CompensationReason, Event, Source,
            testing::{placed, then},
        },
        vocabulary::new_id,
    };

    fn brought(events: Vec<Event>) -> Brought {
        let items = placed().lines.into_iter().map(|line| line.item);
        let history = events.into_iter().map(|event| Happening {
            by: match event {
                Event::Shipped { .. } => By::Shop,
                _ => By::Customer,
            },
            event,
            at: 5,
        });
        Brought {
            id: OrderId(new_id()),
            no: "1".to_owned(),
            customer: CustomerId(new_id()),
            receiver: String::new(),
            phone: String::new(),
            address: String::new(),
            buyer_message: String::new(),
            note: String::new(),
            items: items.collect(),
            history: history.collect(),
        }
    }

    fn elsewhere() -> Event {
        Event::PlacedElsewhere {
            source: Source::Taobao,
            freight_fen: 1_000,
            discount_fen: 0,
        }
    }

    #[test]
    fn what_was_placed_elsewhere_goes_by_the_machine_and_by_no_clock() {
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let made = made(brought(vec![elsewhere(), Event::Paid, shipped])).unwrap();
        let order = &made.order;
        assert_eq!((order.paid_fen, order.shipped_at), (21_000, Some(5)));
        let rules = crate::trade::TradeRules::default();
        assert_eq!(crate::trade::deadlines::confirm_by(order, &rules), None);
        let unpaid = super::made(brought(vec![elsewhere()])).unwrap();
        let held = crate::trade::stock::held(&unpaid.order);
        assert!(held.is_empty(), "{held:?}");
        let due = crate::trade::deadlines::pay_by(&unpaid.order, &rules);
        assert_eq!(due, None);
    }

    #[test]
    fn nobody_is_asked_for_money_again_and_none_goes_back_by_itself() {
        let unpaid = made(brought(vec![elsewhere()])).unwrap().order;
        let again = unpaid.could(Event::Paid, By::Customer).unwrap_err();
        assert_eq!(again, Illegal::PlacedElsewhere);
        assert_eq!(placed().could(Event::Paid, By::Customer), Ok(()));
        let paid = made(brought(vec![elsewhere(), Event::Paid])).unwrap().order;
        let rules = crate::trade::TradeRules::default();
        assert_eq!(
            crate::trade::compensation::protection::until(&paid, &rules),
            None
        );
        let given = |reason| Event::Compensated {
            line: 0,
            amount_fen: 5,
            reason,
        };
        let by_itself = given(CompensationReason::PriceProtection);
        let refused = paid.could(by_itself, By::System).unwrap_err();
        assert_eq!(refused, Illegal::PlacedElsewhere);
        let by_somebody = given(CompensationReason::Goodwill);
        assert_eq!(paid.could(by_somebody, By::Shop), Ok(()));
    }

    #[test]
    fn its_price_and_its_address_are_changed_where_it_was_placed() {
        let unpaid = made(brought(vec![elsewhere()])).unwrap().order;
        let cheaper = Event::PriceChanged {
            freight_fen: 0,
            discount_fen: 0,
            lines: Vec::new(),
        };
        for event in [cheaper, Event::readdressed()] {
            assert_eq!(placed().could(event.clone(), By::Shop), Ok(()));
            let refused = unpaid.could(event, By::Shop);
            assert_eq!(refused, Err(Illegal::PlacedElsewhere));
        }
    }

    #[test]
    fn its_receipt_is_given_longer_where_its_clock_runs() {
        let shipped = || Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let longer = || Event::Extended { days: 3 };
        let there = made(brought(vec![elsewhere(), Event::Paid, shipped()])).unwrap();
        let refused = there.order.could(longer(), By::Shop);
        assert_eq!(refused, Err(Illegal::PlacedElsewhere));
        let here = then(&placed(), Event::Paid, By::Customer);
        let here = then(&here, shipped(), By::Shop);
        assert_eq!(here.could(longer(), By::Shop), Ok(()));
    }

    #[test]
    fn what_was_placed_here_or_cannot_have_happened_is_not_brought_in() {
        let here = Event::Placed {
            freight_fen: 0,
            discount_fen: 0,
            times: None,
            carried: Vec::new(),
            services: Vec::new(),
        };
        assert_eq!(made(brought(vec![here])).err(), Some(Illegal::NotPlaced));
        let early = made(brought(vec![elsewhere(), Event::Confirmed])).err();
        assert_eq!(early.map(|illegal| illegal.code()), Some("wrong_state"));
    }
}
