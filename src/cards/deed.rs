//! What an answer does to an order. Nobody answered the card before: what was done with this key already is something else.

use crate::{
    storage::ShopTx,
    trade::{self, Deed, Destination, FareBy, Undone},
    vocabulary::Millis,
};

/// As [`trade::perform`], and never nothing.
pub async fn perform(tx: &ShopTx, deed: Deed<'_>, now: Millis) -> Result<(), Undone> {
    let done = trade::perform(tx, deed, now).await?;
    done.map(drop).ok_or(Undone::KeyReused)
}

/// As [`trade::redirect`], and never nothing.
pub async fn redirect(
    tx: &ShopTx,
    deed: Deed<'_>,
    to: (&Destination, FareBy),
    now: Millis,
) -> Result<(), Undone> {
    let done = trade::redirect(tx, deed, to, now).await?;
    done.map(drop).ok_or(Undone::KeyReused)
}
