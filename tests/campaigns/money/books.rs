use sqlx::Connection as _;
use uuid::Uuid;

use super::{Trade, course::Event};
use crate::support::database::connected;

impl Trade {
    pub(super) async fn events(&self, order: Uuid) -> Vec<Event> {
        let sql = "SELECT kind, detail, nick FROM order_event WHERE order_id = $1 ORDER BY no";
        let rows: Vec<(String, String, String)> = connected!(&self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_all(&mut db).await.unwrap());
        let event = |(kind, detail, nick): (String, String, String)| Event {
            kind,
            detail: serde_json::from_str(&detail).unwrap(),
            nick,
        };
        rows.into_iter().map(event).collect()
    }

    pub(super) async fn requests(&self, order: Uuid) -> Requests {
        let sql =
            "SELECT COUNT(*), COUNT(CASE WHEN state = 'approved' AND reason = 'pay' THEN 1 END),
                       COUNT(CASE WHEN state = 'approved' AND reason = 'agree' THEN 1 END),
                       COUNT(CASE WHEN state = 'over' AND decided_by IS NOT NULL THEN 1 END),
                       COUNT(CASE WHEN state = 'over' AND decided_by IS NULL THEN 1 END)
                   FROM trade_request WHERE order_id = $1";
        let (asked, paid, agreed, over, unanswered): (i64, i64, i64, i64, i64) = connected!(
            &self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_one(&mut db).await.unwrap()
        );
        let sql = "SELECT COUNT(*) FROM audit WHERE object = $1 AND action = 'request_fell'";
        let fell: i64 = connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).bind(format!("order/{order}")).fetch_one(&mut db).await.unwrap());
        // The others gave way to a newer one.
        assert!(fell <= unanswered, "{fell} of {unanswered} fell");
        Requests {
            asked,
            paid,
            agreed,
            over,
            fell,
        }
    }

    /// Money that is still on its way back.
    pub(super) async fn due(&self) -> i64 {
        let sql = "SELECT COUNT(*) FROM payout WHERE done_at IS NULL";
        connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap())
    }

    /// What was paid out, each with the number of its event.
    pub(super) async fn paid_out(&self, order: Uuid) -> Vec<(i64, i64)> {
        let sql = "SELECT event_no, amount_fen FROM payout WHERE order_id = $1 ORDER BY event_no";
        connected!(&self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_all(&mut db).await.unwrap())
    }

    /// What was collected and paid an order.
    pub(super) async fn kept(&self, order: Uuid) -> Vec<i64> {
        let sql = "SELECT amount_fen FROM collection WHERE order_id = $1 AND state = 'kept'";
        connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).bind(order).fetch_all(&mut db).await.unwrap())
    }
}

/// Of an order, how many were asked, paid and agreed to, how many were answered too late, and how many fell before.
pub(super) struct Requests {
    pub(super) asked: i64,
    pub(super) paid: i64,
    pub(super) agreed: i64,
    pub(super) over: i64,
    pub(super) fell: i64,
}
