//! By when what is bought has to leave the shop (发货时限) and whether it is made for its buyer, as the goods' pages promise it now.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::catalogue::product::{Column, Entity};

use super::{Availability, Detail};
use crate::{
    calendar::{DAY_MS, Date},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

const HOUR_MS: Millis = 60 * 60_000;
/// Where a page cannot be read: what platforms want where nothing else was said.
const USUAL_MS: Millis = 48 * HOUR_MS;

/// What was promised of some products.
#[derive(Debug, Default)]
pub struct ShipsBy(HashMap<ProductId, Promised>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// It is made to order (定制).
    pub is_custom: bool,
    /// After it was paid.
    pub within_ms: Millis,
    /// What is sold before it is there (预售) leaves by the end of this day, if that is later.
    pub not_before: Option<Millis>,
}

#[derive(FromQueryResult)]
struct Said {
    id: ProductId,
    availability: String,
    detail: String,
}

const SAID: [Column; 3] = [Column::Id, Column::Availability, Column::Detail];

impl Promised {
    /// When a piece that was paid at `paid_at` has left.
    pub fn due(self, paid_at: Millis) -> Millis {
        let within = paid_at + self.within_ms;
        self.not_before.map_or(within, |day| within.max(day))
    }
}

impl ShipsBy {
    /// The same of a piece of `product`.
    pub fn of(&self, product: Option<ProductId>, paid_at: Millis) -> Millis {
        let promised = product.and_then(|product| self.promised(product));
        promised.map_or(paid_at + USUAL_MS, |promised| promised.due(paid_at))
    }

    /// None: its page cannot be read.
    pub fn promised(&self, product: ProductId) -> Option<Promised> {
        self.0.get(&product).copied()
    }
}

/// What these products' pages say.
pub async fn ships_by(db: &ShopDb, ids: &[ProductId]) -> Result<ShipsBy, StorageError> {
    if ids.is_empty() {
        return Ok(ShipsBy::default());
    }
    let which = Column::Id.is_in(ids.iter().copied());
    Ok(of_rows(db.rows::<Entity>().with(which).only(SAID).await?))
}

/// As [`ships_by`], inside a transaction.
pub async fn ships_by_in(tx: &ShopTx, ids: &[ProductId]) -> Result<ShipsBy, StorageError> {
    if ids.is_empty() {
        return Ok(ShipsBy::default());
    }
    let which = Column::Id.is_in(ids.iter().copied());
    Ok(of_rows(tx.rows::<Entity>().with(which).only(SAID).await?))
}

fn of_rows(rows: Vec<Said>) -> ShipsBy {
    let read = |row: Said| {
        let detail = serde_json::from_str::<Detail>(&row.detail);
        let detail = detail.inspect_err(
            |error| tracing::error!(%error, product = %row.id, "the detail of a product cannot be read"),
        );
        Some((row.id, promised(&row.availability, &detail.ok()?)))
    };
    ShipsBy(rows.into_iter().filter_map(read).collect())
}

fn promised(availability: &str, detail: &Detail) -> Promised {
    let hours = detail.ships_within_hours * HOUR_MS;
    let made = detail.custom_days.map(|days| days * DAY_MS);
    let is_custom = availability == Availability::Custom.code();
    let is_presale = availability == Availability::Presale.code();
    let day = detail.presale_ships_on.as_deref();
    let day = day.and_then(|day| day.parse::<Date>().ok());
    Promised {
        is_custom,
        within_ms: made.filter(|_| is_custom).unwrap_or(hours),
        not_before: day.filter(|_| is_presale).map(|day| day.plus(1).start()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(availability: Availability, detail: &Detail) -> Promised {
        promised(availability.code(), detail)
    }

    #[test]
    fn a_page_promises_hours_days_of_making_or_a_day() {
        let detail = Detail {
            ships_within_hours: 24,
            custom_days: Some(20),
            presale_ships_on: Some("2026-12-01".to_owned()),
            ..Detail::default()
        };
        let stock = of(Availability::Stock, &detail);
        assert!(!stock.is_custom && of(Availability::Custom, &detail).is_custom);
        assert_eq!((stock.within_ms, stock.not_before), (24 * HOUR_MS, None));
        let custom = of(Availability::Custom, &detail);
        assert_eq!((custom.within_ms, custom.not_before), (20 * DAY_MS, None));
        let presale = of(Availability::Presale, &detail);
        let end = "2026-12-02".parse::<Date>().unwrap().start();
        assert_eq!(presale.not_before, Some(end));
    }

    #[test]
    fn the_later_of_hours_and_day_counts_and_what_nothing_is_known_of_has_two_days() {
        let id = ProductId(uuid::Uuid::nil());
        let promised = Promised {
            is_custom: false,
            within_ms: 10,
            not_before: Some(500),
        };
        let ships = ShipsBy(HashMap::from([(id, promised)]));
        assert_eq!(ships.of(Some(id), 100), 500);
        assert_eq!(ships.of(Some(id), 600), 610);
        assert_eq!(ships.of(None, 7), 7 + USUAL_MS);
    }
}
