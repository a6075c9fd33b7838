use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::cards::review::{ActiveModel, Column as C, Entity};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::{KnownOrder, State},
    vocabulary::{MemberId, Millis, OrderId, ProductId},
};

pub use yingke_schema::cards::review::Model as Review;

/// What was said of an order, by its lines.
pub async fn reviews_of(db: &ShopDb, order: OrderId) -> Result<Vec<Review>, StorageError> {
    let rows = db.rows::<Entity>().with(C::OrderId.eq(order));
    rows.ascending(C::Line).all().await
}

async fn reviews_in(tx: &ShopTx, order: OrderId) -> Result<Vec<Review>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::OrderId.eq(order));
    rows.ascending(C::Line).all().await
}

pub async fn review_in(
    tx: &ShopTx,
    order: OrderId,
    line: usize,
) -> Result<Option<Review>, StorageError> {
    let rows = tx.rows::<Entity>().with(of(order, line as i64));
    rows.one().await
}

/// Lines of which something may be said now.
pub async fn open_lines(db: &ShopDb, order: &KnownOrder) -> Result<Vec<usize>, StorageError> {
    Ok(open(order, &reviews_of(db, order.id).await?))
}

/// As [`open_lines`], inside a transaction.
pub async fn open_lines_in(tx: &ShopTx, order: &KnownOrder) -> Result<Vec<usize>, StorageError> {
    Ok(open(order, &reviews_in(tx, order.id).await?))
}

/// As [`open_lines`], where what was said is known.
pub fn open(order: &KnownOrder, reviews: &[Review]) -> Vec<usize> {
    if order.state != State::TradeFinished {
        return Vec::new();
    }
    let is_said = |line: usize| reviews.iter().any(|review| review.line == line as i64);
    let lines = order.lines.iter().enumerate();
    // What is not sold here has no page for a review.
    let open = lines.filter(|(line, of)| of.product.is_some() && !is_said(*line));
    open.map(|(line, _)| line).collect()
}

/// Fails as a double where something was said of the line.
pub async fn keep(tx: &ShopTx, new: Review) -> Result<(), StorageError> {
    use sea_orm::ActiveModelTrait;
    tx.insert(ActiveModel::from(new).reset_all()).await
}

/// False where it was replied already.
pub async fn keep_reply(tx: &ShopTx, review: &Review) -> Result<bool, StorageError> {
    let this = of(review.order_id, review.line).add(C::Reply.is_null());
    let by = review.replied_by.map(|MemberId(id)| id);
    let changed = tx.update::<Entity>(this, |row| {
        row.col_expr(C::Reply, Expr::value(review.reply.clone()))
            .col_expr(C::RepliedBy, Expr::value(by))
            .col_expr(C::RepliedNick, Expr::value(review.replied_nick.as_str()))
            .col_expr(C::RepliedAt, Expr::value(review.replied_at))
    });
    Ok(changed.await? == 1)
}

fn of(order: OrderId, line: i64) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(order))
        .add(C::Line.eq(line))
}

/// Where a review stands among those of its product; it never moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    at: Millis,
    order: OrderId,
    line: i64,
}

impl Place {
    pub const fn of(review: &Review) -> Self {
        Self {
            at: review.at,
            order: review.order_id,
            line: review.line,
        }
    }

    /// None where the words were not made by [`Self::cursor`].
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let (at, rest) = cursor.split_once('.')?;
        let (order, line) = rest.split_once('.')?;
        Some(Self {
            at: at.parse().ok()?,
            order: OrderId(Uuid::try_parse(order).ok()?),
            line: line.parse().ok()?,
        })
    }

    pub fn cursor(self) -> String {
        format!("{}.{}.{}", self.at, self.order, self.line)
    }

    /// Those that come after it, newest first.
    fn behind(self) -> Condition {
        let older = C::At.lt(self.at);
        let beside = C::At.eq(self.at).and(C::OrderId.lt(self.order));
        let same = C::At.eq(self.at).and(C::OrderId.eq(self.order));
        let same = same.and(C::Line.lt(self.line));
        Condition::any().add(older).add(beside).add(same)
    }
}

/// Of a product, newest first.
pub async fn page(
    db: &ShopDb,
    product: ProductId,
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<Review>, StorageError> {
    let which = Condition::all()
        .add(C::ProductId.eq(product))
        .add_option(behind.map(Place::behind));
    let rows = db.rows::<Entity>().with(which).descending(C::At);
    let rows = rows.descending(C::OrderId).descending(C::Line);
    rows.limit(most).all().await
}

/// How many of each number of stars a product has.
pub async fn stars_of(db: &ShopDb, product: ProductId) -> Result<Vec<(i16, i64)>, StorageError> {
    let rows = db.rows::<Entity>().with(C::ProductId.eq(product));
    rows.counts_by(C::Stars).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let place = Place {
            at: 1_763_800_000_000,
            order: OrderId(Uuid::from_u128(7)),
            line: 2,
        };
        assert_eq!(Place::of_cursor(&place.cursor()), Some(place));
        for wrong in ["", "1", "1.2", "1.2.3", "x.y.z"] {
            assert_eq!(Place::of_cursor(wrong), None, "{wrong}");
        }
    }
}
