use sea_orm::{
    UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use yingke_schema::jobs::job::{Column as C, Entity, Model};

use super::{
    claim::{CLAIM_MS, held},
    news::News,
};
use crate::{
    access::{Actor, Member},
    app::App,
    storage::{ShopTx, StorageError, Store},
    vocabulary::{Clock, JobId, Millis, PersonId, ShopId, SignInId},
};

/// Between two renewals where nothing is written.
const RENEW_MS: Millis = 1_000;

/// One job under way on this node.
pub struct Run {
    pub shop: ShopId,
    pub id: JobId,
    /// The member who began it, with the rights they had then.
    pub by: Actor,
    /// JSON, as it was begun with.
    pub input: String,
    /// JSON, as the last part left it; empty: this is the beginning.
    pub cursor: String,
    row: Model,
    claim: Uuid,
    renewed_at: Millis,
    store: Store,
    clock: Clock,
    leave: CancellationToken,
    news: News,
}

impl Run {
    pub(super) fn new(
        app: &App,
        (row, claim): (Model, Uuid),
        (person, leave): (PersonId, CancellationToken),
        news: News,
    ) -> Self {
        let member = Member {
            shop: row.shop_id,
            id: row.member_id,
            person,
            // Whoever began it may have signed out since.
            sign_in: SignInId(Uuid::nil()),
            role: row.role,
            nick: row.nick.clone(),
        };
        Self {
            shop: row.shop_id,
            id: row.id,
            by: Actor::Member(member),
            input: row.input.clone(),
            cursor: row.cursor.clone(),
            row,
            claim,
            renewed_at: app.clock().now(),
            store: app.store().clone(),
            clock: app.clock().clone(),
            leave,
            news,
        }
    }

    /// In the part's own transaction, last: how far it has come, and how many pieces **more** are done and have failed. Renews the
    /// claim; where it has come on, what failed before is forgiven. False: drop the transaction and leave off.
    pub async fn advance(
        &mut self,
        tx: &ShopTx,
        cursor: String,
        done: i64,
        failed: i64,
    ) -> Result<bool, StorageError> {
        let kept = Expr::value(cursor.as_str());
        let is_further = cursor != self.cursor || done != 0 || failed != 0;
        let come_on = |row: UpdateMany<Entity>| {
            let row = row
                .col_expr(C::Cursor, kept)
                .col_expr(C::Done, Expr::col(C::Done).add(done))
                .col_expr(C::Failed, Expr::col(C::Failed).add(failed));
            if is_further {
                row.col_expr(C::Failures, Expr::value(0_i64))
            } else {
                row
            }
        };
        let is_mine = self.renew(tx, come_on).await?;
        if is_mine {
            self.cursor = cursor;
        }
        Ok(is_mine)
    }

    /// Between parts that write nothing, such as reading a long file: renews the claim, at most once a second. False: leave off.
    pub async fn go_on(&mut self) -> Result<bool, StorageError> {
        if self.leave.is_cancelled() {
            return Ok(false);
        }
        if self.clock.now() - self.renewed_at < RENEW_MS {
            return Ok(true);
        }
        self.apart(|row| row).await
    }

    /// How many pieces of work there are, where that is only found out under way. A job that is no longer this node's stays as it is.
    pub async fn set_total(&mut self, total: i64) -> Result<(), StorageError> {
        let count = |row: UpdateMany<Entity>| row.col_expr(C::Total, Expr::value(total));
        self.apart(count).await?;
        Ok(())
    }

    async fn apart(
        &mut self,
        change: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
    ) -> Result<bool, StorageError> {
        let tx = self.store.begin_unsynced(self.shop).await?;
        let is_mine = self.renew(&tx, change).await?;
        tx.commit().await?;
        Ok(is_mine)
    }

    async fn renew(
        &mut self,
        tx: &ShopTx,
        change: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
    ) -> Result<bool, StorageError> {
        if self.leave.is_cancelled() {
            return Ok(false);
        }
        let now = self.clock.now();
        let renewed = tx.update::<Entity>(held(&self.row, self.claim), |row| {
            change(row).col_expr(C::ClaimedUntil, Expr::value(now + CLAIM_MS))
        });
        if renewed.await? != 1 {
            return Ok(false);
        }
        self.renewed_at = now;
        self.news.soon();
        Ok(true)
    }
}
