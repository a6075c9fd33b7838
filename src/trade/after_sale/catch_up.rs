//! Cases whose delays were changed, or that began before there were clocks: their rows and timers catch up.

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{SelectStatement, UnionType},
};
use yingke_schema::trade::{line, order};

use super::{CaseClock, row};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::{
        RefundState,
        by_parts::{self, Walk},
        compensation::{self, ProtectionClock},
        storage, trade_rules,
    },
    vocabulary::{Millis, OrderId},
};

/// Has the cases of a shop follow its rules as they are after this transaction.
pub async fn follow_rules(tx: &ShopTx) -> Result<(), StorageError> {
    by_parts::begin::<CaseRules>(tx).await
}

/// Goes through a shop's cases under way, and what was asked of it beside cases, which has a time of these rules too.
pub struct CaseRules;

#[async_trait]
impl Walk for CaseRules {
    const KIND: &'static str = "order_case_rules";

    fn which(db: &ShopDb) -> Condition {
        let asked = compensation::orders_waiting(db);
        let orders = under_way(db).union(UnionType::Distinct, asked).to_owned();
        Condition::all().add(order::Column::Id.in_subquery(orders))
    }

    async fn see_to(
        tx: &ShopTx,
        order: OrderId,
        _: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let Some(stored) = storage::stored_in(tx, order).await? else {
            return Ok(None);
        };
        let Some(now) = stored.readable() else {
            return Ok(None);
        };
        let (rules, _) = trade_rules::rules_in(tx).await?;
        row::renew(tx, &stored.row, &now, &rules).await?;
        compensation::renew(tx, order, &now, &rules).await?;
        ProtectionClock::settle(tx, order, &now, &rules).await?;
        CaseClock::settle(tx, order, &now, &rules).await?;
        Ok(None)
    }
}

/// Orders with a case under way, by the lines and not by the board: a case from before is not on it.
fn under_way(db: &ShopDb) -> SelectStatement {
    let rows = db.rows::<line::Entity>();
    let rows = rows.with(line::Column::RefundState.is_in(RefundState::under_way_codes()));
    rows.column(line::Column::OrderId)
}
