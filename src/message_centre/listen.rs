use sea_orm::ColumnTrait;
use serde_json::json;
use yingke_schema::members::member;

use super::{NEWS, Notice, To, list, push, storage};
use crate::{
    live::Live,
    outbox::{Happened, Listener},
    storage::{Event, StorageError, Store},
    vocabulary::{Clock, MemberId, Millis, ShopId},
};

/// Takes notices out of the outbox: keeps each once and tells whoever it is for.
pub struct Teller {
    pub store: Store,
    pub clock: Clock,
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for Teller {
    fn name(&self) -> &'static str {
        "message_centre"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != Notice::KIND {
            return Ok(());
        }
        match serde_json::from_str(&happened.payload) {
            Ok(said) => self.tell(happened.shop, &said, happened.at).await?,
            // It would not get better by being told again.
            Err(error) => tracing::error!(%error, id = %happened.id, "a notice cannot be read"),
        }
        Ok(())
    }
}

impl Teller {
    /// Keeps a notice and tells it, unless it was told before.
    pub async fn tell(&self, shop: ShopId, said: &Notice, at: Millis) -> Result<(), StorageError> {
        let now = self.clock.now();
        let devices = push::due_for(&self.store.shop(shop), said, now).await?;
        let tx = self.store.begin(shop).await?;
        let kept = storage::keep(&tx, said, at, now).await?;
        if let Some(row) = &kept {
            for device in devices {
                push::keep_due(
                    &tx,
                    push::Due {
                        device,
                        place: row.place,
                    },
                    now,
                )
                .await?;
            }
        }
        tx.commit().await?;
        let Some(row) = kept else { return Ok(()) };
        let to = self.members_of(shop, &said.to).await?;
        if let Some(view) = list::view(&row, false) {
            let detail = json!({ "what": "told", "notice": view });
            self.live.tell_members(shop, to.as_deref(), NEWS, &detail);
        }
        Ok(())
    }

    /// Whose sockets to tell; none: all.
    async fn members_of(
        &self,
        shop: ShopId,
        to: &To,
    ) -> Result<Option<Vec<MemberId>>, StorageError> {
        let roles = match to {
            To::Everyone => return Ok(None),
            To::Members(members) => return Ok(Some(members.clone())),
            To::Roles(roles) => roles,
        };
        let db = self.store.shop(shop);
        let rows = db.rows::<member::Entity>();
        let rows = rows.with(member::Column::LeftAt.is_null());
        let held = member::Column::Role.is_in(roles.iter().copied());
        let rows = rows.with(held).all().await?;
        Ok(Some(rows.into_iter().map(|row| row.id).collect()))
    }
}
