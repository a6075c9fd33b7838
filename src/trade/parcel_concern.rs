//! Orders whose parcels somebody should see to 物流异常. Whoever follows parcels says so in the same transaction.

use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::trade::order::{Column as C, Entity};

use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::OrderId,
};

/// Word for word as the index `order_parcel_concerns` has it: only so do databases go by it.
const ANY: &str = "parcel_concerns > 0";

/// What somebody in the shop should see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParcelConcern {
    /// No news for long.
    Stuck,
    /// No news for so long that nobody expects any.
    Lost,
    /// The carrier says that it cannot go on.
    Trouble,
    /// The receiver did not take it; it comes back or is back.
    Refused,
}

impl ParcelConcern {
    const ALL: [Self; 4] = [Self::Stuck, Self::Lost, Self::Trouble, Self::Refused];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Stuck => "stuck",
            Self::Lost => "lost",
            Self::Trouble => "trouble",
            Self::Refused => "refused",
        }
    }

    /// As it is kept, of a parcel and of an order.
    pub const fn bit(self) -> i64 {
        match self {
            Self::Stuck => 1,
            Self::Lost => 2,
            Self::Trouble => 4,
            Self::Refused => 8,
        }
    }

    pub(super) fn all_in(bits: i64) -> Vec<Self> {
        let mut all = Self::ALL.to_vec();
        all.retain(|concern| bits & concern.bit() != 0);
        all
    }
}

/// Of which parcels somebody asks for the orders: 停滞, 疑似丢件, 派送失败, 拒收或退回, or any of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskedConcern {
    Any,
    Stuck,
    Lost,
    Trouble,
    Refused,
}

impl AskedConcern {
    const fn one(self) -> Option<ParcelConcern> {
        match self {
            Self::Any => None,
            Self::Stuck => Some(ParcelConcern::Stuck),
            Self::Lost => Some(ParcelConcern::Lost),
            Self::Trouble => Some(ParcelConcern::Trouble),
            Self::Refused => Some(ParcelConcern::Refused),
        }
    }

    /// Whether an order of such concerns is meant.
    pub(super) fn fits(self, bits: i64) -> bool {
        self.one()
            .map_or(bits > 0, |concern| bits & concern.bit() != 0)
    }

    pub(super) fn which(self) -> Condition {
        let one = |of: ParcelConcern| Expr::cust(format!("(parcel_concerns & {}) > 0", of.bit()));
        Condition::all()
            .add(Expr::cust(ANY))
            .add_option(self.one().map(one))
    }
}

/// Writes down what of its parcels somebody should see to, a bit each; whether that is something else than before.
pub async fn concerned(tx: &ShopTx, order: OrderId, bits: i64) -> Result<bool, StorageError> {
    let other = Condition::all()
        .add(C::Id.eq(order))
        .add(C::ParcelConcerns.ne(bits));
    let changed = tx.update::<Entity>(other, |row| {
        row.col_expr(C::ParcelConcerns, Expr::value(bits))
    });
    Ok(changed.await? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_asked_for_in_the_words_of_their_index() {
        let sql = include_str!("../../schema/src/migrations/m0092_parcel_concerns.sql");
        assert!(sql.contains(&format!("WHERE {ANY};")));
    }

    #[test]
    fn each_kind_is_told_from_the_others() {
        for concern in ParcelConcern::ALL {
            assert_eq!(ParcelConcern::all_in(concern.bit()), [concern]);
        }
        let both = ParcelConcern::Stuck.bit() | ParcelConcern::Refused.bit();
        assert!(AskedConcern::Any.fits(both) && AskedConcern::Refused.fits(both));
        assert!(!AskedConcern::Lost.fits(both) && !AskedConcern::Any.fits(0));
    }
}
