//! Read and delivered marks: gathered, merged, stored a few times a second, then told.

use std::{collections::HashMap, time::Duration};

use parking_lot::Mutex;

use super::{Live, WeakLive, cluster, say};
use crate::{
    reception::{
        Key,
        marks::{self, Mark, Reader},
    },
    storage::StorageError,
    vocabulary::ShopId,
};

const TOGETHER: Duration = Duration::from_millis(150);
/// Marks in one transaction, which other writers wait for.
const CHUNK: usize = 200;

#[derive(Default)]
pub struct MarksFeed(Mutex<HashMap<Reader, Mark>>);

impl MarksFeed {
    pub fn note(&self, reader: Reader, mark: Mark) {
        self.0.lock().entry(reader).or_default().merge(mark);
    }
}

pub async fn run(live: WeakLive) {
    let mut tick = tokio::time::interval(TOGETHER);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        let noted = std::mem::take(&mut *live.0.marks.0.lock());
        let mut by_shop: HashMap<ShopId, Vec<(Reader, Mark)>> = HashMap::new();
        for (reader, mark) in noted {
            by_shop
                .entry(reader.key.shop)
                .or_default()
                .push((reader, mark));
        }
        for (shop, marks) in by_shop {
            for chunk in marks.chunks(CHUNK) {
                if let Err(error) = keep(&live, shop, chunk).await {
                    tracing::warn!(%error, "marks are kept for the next try");
                    for (reader, mark) in chunk {
                        live.0.marks.note(*reader, *mark);
                    }
                }
            }
        }
    }
}

async fn keep(live: &Live, shop: ShopId, noted: &[(Reader, Mark)]) -> Result<(), StorageError> {
    let db = live.0.store.shop(shop);
    let mut noted = noted.to_vec();
    // One order for everyone: two nodes never wait for each other.
    noted.sort_by_key(|(reader, _)| (reader.key, reader.id));
    let of = noted.iter().map(|(reader, _)| reader.key.conversation);
    let mut conversations: Vec<_> = of.collect();
    conversations.dedup();
    let heads = marks::public_heads(&db, &conversations).await?;
    // Nobody has read what is not written, whatever they say.
    let within = noted.into_iter().filter_map(|(reader, mark)| {
        let head = heads.get(&reader.key.conversation)?;
        Some((reader, mark.within(*head)))
    });
    let tx = live.0.store.begin_unsynced(shop).await?;
    marks::keep(&tx, within).await?;
    tx.commit().await?;
    for (conversation, both) in marks::marks(&db, &conversations).await? {
        let frame = say::marks(Key { shop, conversation }, both);
        live.0.hub.tell(conversation, &frame, None, 0);
        cluster::tell(
            live,
            &cluster::News::Say {
                conversation,
                frame,
                staff_only: false,
            },
        );
    }
    Ok(())
}
