//! What happens to a case when its time is over.

use async_trait::async_trait;
use serde_json::{Value, json};

use super::{
    due::{Due, due},
    owner::owner_in,
    row::renew,
    sold_out::what_falls,
    warning::Warning,
};
use crate::{
    storage::{ShopTx, StorageError},
    trade::{
        Event, Line, Order,
        line_clock::{LineClock, Standing, Waiting},
        to_owner::to_owner,
        trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

pub type CaseClock = LineClock<Due>;

#[async_trait]
impl Waiting for Due {
    const FALLS: &'static str = "order_case";
    const WARNS: &'static str = "order_case_warning";

    fn is_of(line: &Line) -> bool {
        line.refund.no > 0
    }

    fn of(order: &Order, line: usize, rules: &AfterSaleRules) -> Option<Self> {
        due(order, line, rules)
    }

    fn at(self) -> Millis {
        self.at
    }

    async fn renew(tx: &ShopTx, case: &Standing<Self>) -> Result<(), StorageError> {
        renew(tx, &case.row, &case.order, &case.rules).await
    }

    async fn fall(tx: &ShopTx, case: &Standing<Self>) -> Result<(Value, Vec<Event>), StorageError> {
        let what = (case.of.line, case.due.fall);
        let (fell, events) = what_falls(tx, &case.order, what).await?;
        Ok((json!(fell.code()), events))
    }

    /// Also the customer whose own time it is.
    async fn warn(tx: &ShopTx, case: &Standing<Self>, now: Millis) -> Result<(), StorageError> {
        let no = case.of.line;
        let (fall, _) = what_falls(tx, &case.order, (no, case.due.fall)).await?;
        let owner = owner_in(tx, case.of.order, no).await?;
        let warning = Warning {
            row: &case.row,
            no,
            line: &case.order.lines[no],
            due: Self { fall, ..case.due },
            // What is sold out ends otherwise, and was waited for from the same side.
            turn: case.due.fall.turn(),
            to_owner: to_owner(tx, owner, now).await?,
        };
        for notice in warning.notices() {
            tx.emit(&notice, now).await?;
        }
        if let Some(line) = warning.line() {
            tx.emit(&line, now).await?;
        }
        Ok(())
    }
}
