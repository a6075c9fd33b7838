//! What a wish comes to, and whether it was made before.

use super::{
    ProtectionWish,
    difference::Difference,
    protectable::{protectable, protectable_by_shop},
};
use crate::{
    access::Actor,
    http::Problem,
    storage::{ShopDb, StorageError},
    trade::{
        Illegal, Undone,
        compensation::asked_shop::asking,
        deed::is_done,
        storage::{Stored, rev_for},
    },
    vocabulary::{Millis, OrderId},
};

/// A retry of what the shop was asked for, whatever it answered since.
pub(super) async fn is_asked(
    db: &ShopDb,
    order: OrderId,
    (wish, actor): (&ProtectionWish, &Actor),
) -> Result<bool, StorageError> {
    let is_theirs = matches!(actor, Actor::Customer { .. });
    // A retry is known by neither of the sums.
    let deed = asking((wish.key, actor), order, wish.line, (0, 0));
    Ok(is_theirs && is_done(db, &deed).await?)
}

/// What is given for the line. What was given before is named again, so that a retry of the same command is known for one, and every
/// other is told that once is enough.
pub(super) async fn difference(
    db: &ShopDb,
    stored: &Stored,
    (wish, actor): (&ProtectionWish, &Actor),
    now: Millis,
) -> Result<Difference, Problem> {
    let order = stored.replayed()?;
    let of = order.lines.get(wish.line);
    let of = of.ok_or_else(|| Undone::from(Illegal::NoSuchLine))?;
    if of.protected_fen > 0 {
        return Ok(Difference {
            fen: of.protected_fen,
            price_fen: of.item.price_fen,
            is_as_asked: false,
            is_halved: false,
            needs_shop: false,
        });
    }
    // No retry: that would have found what was given.
    if rev_for(&stored.row, actor) != wish.rev {
        return Err(Problem::changed_meanwhile());
    }
    let mut found = match actor {
        Actor::Member(_) => protectable_by_shop(db, (stored.row.id, &order), now).await?,
        _ => protectable(db, (stored.row.id, &order), now).await?,
    };
    Ok(found.lines.swap_remove(wish.line)?)
}
