//! Everything that is no message: compared with what the index holds, by prints.

use std::{
    collections::{HashMap, HashSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use tokio::time::{Duration, Instant, sleep};
use uuid::Uuid;
use yingke_text_index::Place;

use super::{
    Kind, Source, Thing,
    change::Change,
    keeper::{Keeper, KeeperError},
    shelf::Inner,
};
use crate::vocabulary::Millis;

const PAGE: u64 = 200;
/// What a source forgot to tell is found after this long.
const LOOK_THROUGH: Duration = Duration::from_mins(30);
/// A change of which the time was taken before its commit.
const OVERLAP_MS: Millis = 60_000;

/// What the keeper knows of each source.
#[derive(Default)]
pub struct Seen(HashMap<Kind, Known>);

struct Known {
    stamp: i64,
    /// When its changes were last read.
    at: Millis,
    looked_through: Instant,
}

/// Takes what has changed of every source.
pub async fn compare(keeper: &mut Keeper, inner: &Inner) -> Result<(), KeeperError> {
    for source in &inner.sources {
        let db = inner.store.shop(keeper.shelf.shop);
        let (stamp, now) = (source.stamp(&db).await?, inner.clock.now());
        let known = keeper.seen.0.get(&source.kind());
        let known = known.map(|known| (known.stamp, known.at, known.looked_through));
        let is_old = known.is_none_or(|(.., at)| at.elapsed() > LOOK_THROUGH);
        if !is_old && known.is_some_and(|(before, ..)| before == stamp) {
            continue;
        }
        let since = known.map_or(0, |(_, at, _)| at - OVERLAP_MS);
        let changed = if is_old {
            None
        } else {
            source.changed_since(&db, since).await?
        };
        let looked_through = if let (Some(changed), Some((.., looked))) = (changed, known) {
            take(keeper, &**source, changed)?;
            looked
        } else {
            look_through(keeper, inner, &**source).await?;
            Instant::now()
        };
        keeper.seen.0.insert(
            source.kind(),
            Known {
                stamp,
                at: now,
                looked_through,
            },
        );
    }
    Ok(())
}

/// Those that changed take the place of what they were.
fn take(keeper: &mut Keeper, source: &dyn Source, things: Vec<Thing>) -> Result<(), KeeperError> {
    let prints = keeper.things.index.prints(&all_of(source.kind()))?;
    for thing in things {
        if prints.get(thing.id.as_bytes()) != Some(&print(&thing)) {
            put(keeper, source.kind(), thing);
        }
    }
    Ok(())
}

async fn look_through(
    keeper: &mut Keeper,
    inner: &Inner,
    source: &dyn Source,
) -> Result<(), KeeperError> {
    let db = inner.store.shop(keeper.shelf.shop);
    let prints = keeper.things.index.prints(&all_of(source.kind()))?;
    let mut there = HashSet::new();
    let mut after = Uuid::nil();
    loop {
        let began = Instant::now();
        let page = source.page(&db, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for thing in page {
            there.insert(thing.id.into_bytes());
            if prints.get(thing.id.as_bytes()) != Some(&print(&thing)) {
                put(keeper, source.kind(), thing);
            }
        }
        sleep(began.elapsed()).await;
    }
    let gone = prints.keys().filter(|id| !there.contains(*id));
    for of in gone.copied().collect::<Vec<_>>() {
        keeper.things.change(Change::Remove(Place { of, no: 0 }));
    }
    Ok(())
}

fn put(keeper: &mut Keeper, kind: Kind, thing: Thing) {
    let place = Place {
        of: thing.id.into_bytes(),
        no: 0,
    };
    keeper.things.change(Change::Remove(place));
    let mut tags = thing.who.tags(kind);
    tags.push(all_of(kind));
    tags.extend(thing.sealed.iter().cloned());
    keeper.things.change(Change::Add {
        place,
        tags,
        by: None,
        at: thing.at,
        print: print(&thing),
        texts: vec![thing.title, thing.text],
    });
}

/// Tag of every thing of a kind, whoever may find it.
fn all_of(kind: Kind) -> String {
    format!("all:{}", kind.word())
}

fn print(thing: &Thing) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}
