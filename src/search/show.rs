//! What was found, as it is now: texts are read from the database, judged, and sorted by how well they fit.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_text_index::{Near, Wanted};

use super::{Kind, Thing, find::id_of, lines, snippet::Marked};
use crate::{
    access::{Action, Member},
    app::App,
    reception::{Lane, Row, SenderKind, seek},
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, Millis},
};

/// A title says more than the text below it.
const TITLE: f32 = 0.15;

/// Something that fits.
#[derive(Serialize, ToSchema)]
#[schema(as = SearchHit)]
pub struct Hit {
    pub id: Uuid,
    pub title: Marked,
    pub text: Marked,
    pub at: Millis,
    /// Of a message: the conversation and the line to open.
    pub conversation: Option<ConversationId>,
    pub seq: Option<i64>,
    pub lane: Option<Lane>,
    pub from: Option<String>,
    pub link: Option<String>,
    #[serde(skip)]
    worth: f32,
}

pub async fn hits(
    app: &App,
    me: &Member,
    (kind, is_number): (Kind, bool),
    near: &[Near],
    wanted: &Wanted,
) -> Result<Vec<Hit>, StorageError> {
    if near.is_empty() {
        return Ok(Vec::new());
    }
    let db = app.store().shop(me.shop);
    let mut hits = if kind == Kind::Message {
        messages(app, me, &db, near, wanted).await?
    } else {
        things(app, me, (kind, is_number), near, wanted).await?
    };
    // Stable: what the index holds likelier, or newer, stays first among equals.
    hits.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    Ok(hits)
}

async fn things(
    app: &App,
    me: &Member,
    (kind, is_number): (Kind, bool),
    near: &[Near],
    wanted: &Wanted,
) -> Result<Vec<Hit>, StorageError> {
    let sources = app.search().sources();
    let Some(source) = sources.iter().find(|source| source.kind() == kind) else {
        return Ok(Vec::new());
    };
    let ids: Vec<_> = near.iter().map(id_of).collect();
    let named = source.named(&app.store().shop(me.shop), me, &ids).await?;
    let mut named: HashMap<Uuid, Thing> =
        named.into_iter().map(|thing| (thing.id, thing)).collect();
    let mine = ids.iter().filter_map(|id| named.remove(id));
    let mine = mine.filter(|thing| thing.who.may(me));
    Ok(mine
        .filter_map(|thing| of_thing(thing, wanted, is_number))
        .collect())
}

fn of_thing(thing: Thing, wanted: &Wanted, is_number: bool) -> Option<Hit> {
    let whole = format!("{} {}", thing.title, thing.text);
    let (together, _) = Marked::of(&whole, wanted);
    let (by_title, title) = Marked::of(&thing.title, wanted);
    let (by_text, text) = Marked::of(&thing.text, wanted);
    let worth = (by_title + TITLE).max(by_text).max(together);
    // Whom a whole number names is found by nothing that is shown.
    let fits = is_number || by_title.max(by_text).max(together) > 0.0;
    fits.then_some(Hit {
        id: thing.id,
        title,
        text,
        at: thing.at,
        conversation: None,
        seq: None,
        lane: None,
        from: None,
        link: thing.link,
        worth,
    })
}

async fn messages(
    app: &App,
    me: &Member,
    db: &ShopDb,
    near: &[Near],
    wanted: &Wanted,
) -> Result<Vec<Hit>, StorageError> {
    let places: Vec<_> = near.iter().map(|near| lines::stands(near.place)).collect();
    let rows = seek::lines(db, &places).await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (standing(&row), row)).collect();
    let names = names(app, me, db, &places).await?;
    let whispers = Action::ReadStaffLane.rule().roles.contains(&me.role);
    let found = places.iter().filter_map(|place| rows.remove(place));
    let found = found.filter(|row| row.lane == Lane::Public || whispers);
    let shown = found.filter_map(|row| {
        let said = lines::words_of(&row)?;
        let (worth, text) = Marked::of(&said, wanted);
        let name = names
            .get(&row.key.conversation)
            .cloned()
            .unwrap_or_default();
        (worth > 0.0).then(|| of_line(&row, name, text, worth))
    });
    Ok(shown.collect())
}

fn standing(row: &Row) -> seek::Standing {
    (row.key.conversation, row.lane, row.seq)
}

fn of_line(row: &Row, name: String, text: Marked, worth: f32) -> Hit {
    let from = match row.sender.kind {
        SenderKind::Customer => name.clone(),
        _ => row.sender.name.to_string(),
    };
    Hit {
        id: row.client_id.0,
        title: Marked {
            text: name,
            marks: Vec::new(),
        },
        text,
        at: row.at,
        conversation: Some(row.key.conversation),
        // A whisper is read beside the line it was written after.
        seq: Some(if row.lane == Lane::Public {
            row.seq
        } else {
            row.follows
        }),
        lane: Some(row.lane),
        from: Some(from),
        link: None,
        worth,
    }
}

/// Whose conversations these are.
async fn names(
    app: &App,
    me: &Member,
    db: &ShopDb,
    places: &[seek::Standing],
) -> Result<HashMap<ConversationId, String>, StorageError> {
    let conversations: Vec<_> = places.iter().map(|(of, ..)| *of).collect();
    let customers = seek::customers_of(db, &conversations).await?;
    let ids: Vec<_> = customers.values().copied().collect();
    let briefs = app.live().briefs().briefs(me.shop, &ids).await?;
    let named = customers.into_iter();
    let named = named.filter_map(|(of, customer)| Some((of, briefs.get(&customer)?.name.clone())));
    Ok(named.collect())
}
