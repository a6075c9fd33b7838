use super::{storage, tell::told};
use crate::{
    live::Live,
    logistics::ParcelMoved,
    outbox::{Happened, Listener},
    storage::{Event, Store},
};

/// Hears that a parcel moved: the cards that show it look again, on both sides.
pub struct ParcelFollower {
    pub store: Store,
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for ParcelFollower {
    fn name(&self) -> &'static str {
        "parcel_cards"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != ParcelMoved::KIND {
            return Ok(());
        }
        let moved = match serde_json::from_str::<ParcelMoved>(&happened.payload) {
            Ok(moved) => moved,
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "a parcel's move cannot be read");
                return Ok(());
            }
        };
        let db = self.store.shop(happened.shop);
        for card in storage::parcel_marks_of(&db, moved.order).await? {
            told(&self.live, happened.shop, card);
        }
        Ok(())
    }
}
