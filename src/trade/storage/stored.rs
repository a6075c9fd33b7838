use super::{EventRow, LineRow, OrderRow};
use crate::{
    catalogue::Promised,
    trade::{By, Event, Happening, Illegal, Item, Order, Undone, Wrong, variant},
};

/// An order with its lines and its history, oldest first.
pub struct Stored {
    pub row: OrderRow,
    pub lines: Vec<LineRow>,
    pub events: Vec<EventRow>,
}

impl Stored {
    /// What its history makes.
    pub fn order(&self) -> Result<Order, Wrong> {
        let history: Option<Vec<_>> = self.events.iter().map(happening).collect();
        let history = history.ok_or(Wrong::Unreadable)?;
        let items = self.lines.iter().map(Item::from).collect();
        let items = variant::bought(items, history.iter());
        Ok(Order::replay(items, &history)?)
    }

    /// The same for whoever shows it: where it cannot be told, that is logged.
    pub fn readable(&self) -> Option<Order> {
        let wrong = match self.order() {
            Ok(order) => return Some(order),
            Err(wrong) => wrong,
        };
        tracing::error!(order = %self.row.id, %wrong, "an order does not follow from its history");
        None
    }

    /// The same for whoever acts on it: nothing is done where it cannot be told.
    pub fn replayed(&self) -> Result<Order, Undone> {
        self.readable().ok_or(Undone::Illegal(Illegal::NotPlaced))
    }

    /// The order after each of its events, as far as that can be told.
    pub fn course(&self) -> Vec<Order> {
        let history: Option<Vec<_>> = self.events.iter().map(happening).collect();
        let history = history.unwrap_or_default();
        let Some((placed, later)) = history.split_first() else {
            return Vec::new();
        };
        let items = self.lines.iter().map(Item::from).collect();
        let items = variant::bought(items, history.iter());
        let mut course: Vec<Order> = Order::place(items, placed).into_iter().collect();
        for happening in later {
            let next = course.last().map(|order| order.apply(happening));
            let Some(Ok(next)) = next else { break };
            course.push(next);
        }
        course
    }

    /// What each line costs without any discount.
    pub fn line_prices(&self) -> Vec<i64> {
        self.lines.iter().map(|line| line.total_fen).collect()
    }
}

impl From<&LineRow> for Item {
    fn from(row: &LineRow) -> Self {
        Self {
            product: row.product_id,
            sku_id: row.sku_id,
            title: row.title.clone(),
            sku: row.sku.clone(),
            picture: row.picture.clone(),
            price_fen: row.price_fen,
            quantity: row.quantity,
            promised: promised(row),
        }
    }
}

/// What was promised when it was bought, where that was kept.
pub fn promised(row: &LineRow) -> Option<Promised> {
    Some(Promised {
        is_custom: row.is_custom?,
        within_ms: row.ships_within_ms?,
        not_before: row.ships_not_before,
    })
}

/// The happening a row tells of; none where this code did not write it.
pub fn happening(row: &EventRow) -> Option<Happening> {
    let event = Event::of_row(&row.kind, &row.detail)?;
    Some(Happening {
        event,
        by: By::of_code(&row.by)?,
        at: row.at,
    })
}
