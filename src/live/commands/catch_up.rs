//! What a client missed, and pages of history.

use std::{sync::Arc, time::Instant};

use super::Stop;
use crate::{
    access::Denied,
    live::{
        Live, dispatch,
        frames::{Fetch, Resume},
        presence,
        say::{self, PageFrame},
        socket::{Audience, Socket},
    },
    reception::{
        Key, Lane, Status,
        log::{self, Facts, Span},
        marks,
    },
};

/// Past so many missed entries the newest page comes, with a hole before it.
const MISSED: i64 = 200;
const NEWEST: u64 = 50;

/// Subscribe first, then read: nothing falls between.
pub async fn resume(
    live: &Live,
    socket: &Arc<Socket>,
    facts: Arc<Facts>,
    frame: &Resume,
) -> Result<Vec<String>, Stop> {
    let key = facts.key;
    let before = log::head(&live.0.store, key)
        .await?
        .ok_or(Denied::NotFound)?;
    if socket.follow(facts) {
        live.0
            .hub
            .follow(socket, key, [before.public_seq, before.staff_seq]);
    }
    let db = live.0.store.shop(key.shop);
    let mut head = log::head(&live.0.store, key)
        .await?
        .ok_or(Denied::NotFound)?;
    let mut frames = vec![
        missed(
            live,
            socket,
            key,
            Lane::Public,
            frame.public,
            &mut head.public_seq,
        )
        .await?,
    ];
    if socket.audience() == Audience::Staff {
        frames.push(
            missed(
                live,
                socket,
                key,
                Lane::Staff,
                frame.staff,
                &mut head.staff_seq,
            )
            .await?,
        );
        frames.extend(presence::looking_frame(live, key).await?);
    }
    let marks = marks::marks(&db, &[key.conversation])
        .await?
        .remove(&key.conversation)
        .unwrap_or_default();
    frames.push(say::resumed(key, &head, marks, socket.audience()));
    if socket.audience() == Audience::Customer && head.status == Status::Queued {
        frames.extend(dispatch::place_again(live, key));
    }
    Ok(frames)
}

/// What a lane has above `held`: all of it, or past the limit the newest with a hole before. `upto` is raised to what was read.
async fn missed(
    live: &Live,
    socket: &Socket,
    key: Key,
    lane: Lane,
    held: i64,
    upto: &mut i64,
) -> Result<String, Stop> {
    let db = live.0.store.shop(key.shop);
    // Nobody holds more than there is, whatever they say.
    let held = held.clamp(0, *upto);
    let is_far = held == 0 || *upto - held > MISSED;
    let (span, limit) = if is_far {
        (Span::Newest, NEWEST)
    } else {
        (Span::After(held), log::PAGE)
    };
    let page = log::page(&db, key, lane, span, limit).await?;
    let first = page.rows.first().map_or(*upto + 1, |row| row.seq);
    *upto = page.rows.last().map_or(*upto, |row| row.seq.max(*upto));
    let skipped = (held > 0 && first > held + 1).then_some((held + 1, first - 1));
    Ok(PageFrame {
        key,
        lane,
        rows: &page.rows,
        more: page.more,
        skipped,
    }
    .json(socket.audience()))
}

pub async fn fetch(
    live: &Live,
    socket: &Socket,
    facts: &Facts,
    frame: &Fetch,
) -> Result<Vec<String>, Stop> {
    let span = match (frame.before, frame.after) {
        (None, None) => Span::Newest,
        (Some(before), None) => Span::Before(before),
        (None, Some(after)) => Span::After(after),
        (Some(_), Some(_)) => {
            return Err(Stop::new("bad_frame", "name before or after, not both"));
        }
    };
    let began = Instant::now();
    let db = live.0.store.shop(facts.key.shop);
    let page = log::page(
        &db,
        facts.key,
        frame.lane,
        span,
        frame.limit.unwrap_or(NEWEST),
    )
    .await?;
    let page = PageFrame {
        key: facts.key,
        lane: frame.lane,
        rows: &page.rows,
        more: page.more,
        skipped: None,
    };
    let page = page.json(socket.audience());
    metrics::histogram!("yingke_page_seconds").record(began.elapsed());
    Ok(vec![page])
}
