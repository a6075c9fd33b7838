use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_chinese_text::{readings, simplified, written_also};

use super::{
    arranging::Scope,
    storage::{self, Folder, Phrase},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::{self, ProductCard},
    files,
    http::{InShop, Json, Problem},
    storage::StorageError,
    vocabulary::{FileId, PhraseId, ProductId},
};

/// Every phrase the caller may use, and what it takes to find one without asking again.
#[derive(Serialize, ToSchema)]
pub struct Library {
    /// In their order.
    phrases: Vec<PhraseView>,
    folders: Vec<FolderView>,
    /// The products that phrases show, as they are now.
    products: Vec<ProductCard>,
    /// How each Chinese character of the phrases may be read: syllables without tones, parted by spaces, the usual one first.
    readings: BTreeMap<String, String>,
    /// Pairs of characters: a traditional one, then the simplified one it is compared as.
    folds: String,
    may_arrange_team: bool,
}

#[derive(Serialize, ToSchema)]
pub struct PhraseView {
    pub id: PhraseId,
    pub of: Scope,
    pub folder: String,
    /// What is typed after `/`; empty: none.
    pub code: String,
    pub title: String,
    pub body: String,
    pub pictures: Vec<PhrasePicture>,
    pub products: Vec<ProductId>,
    /// By everyone together.
    pub uses: i64,
    /// By the caller.
    pub own_uses: i64,
    pub rev: i64,
}

/// What a message needs to say of a picture.
#[derive(Clone, Serialize, ToSchema)]
pub struct PhrasePicture {
    file: FileId,
    name: String,
    size: i64,
    width: i64,
    height: i64,
}

#[derive(Serialize, ToSchema)]
struct FolderView {
    of: Scope,
    name: String,
}

/// The team's phrases and the caller's own.
#[utoipa::path(get, path = "/api/shops/{shop}/phrases", tag = "phrases",
    params(("shop" = Uuid, Path)), responses((status = 200, body = Library)),
    extensions(("x-action" = json!("see_phrases"))))]
pub async fn list(State(app): State<App>, caller: InShop) -> Result<Json<Library>, Problem> {
    authorize(&caller.actor, Action::SeePhrases, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    let db = app.store().shop(caller.shop);
    let rows = storage::phrases_of(&db, me).await?;
    let folders = storage::folders_of(&db, me).await?;
    let own_uses = storage::uses_by(&db, me).await?;
    let (readings, folds) = sounds(&rows);
    let (mut phrases, products) = views(&app, &caller, rows).await?;
    for phrase in &mut phrases {
        phrase.own_uses = own_uses.get(&phrase.id).copied().unwrap_or(0);
    }
    let team = Object::Shop(caller.shop);
    Ok(Json(Library {
        phrases,
        folders: folders.into_iter().map(FolderView::from).collect(),
        products,
        readings,
        folds,
        may_arrange_team: authorize(&caller.actor, Action::ArrangePhrases, team).is_ok(),
    }))
}

/// Phrases with their pictures and products, and the cards of these; what is gone is left out.
pub async fn views(
    app: &App,
    caller: &InShop,
    rows: Vec<Phrase>,
) -> Result<(Vec<PhraseView>, Vec<ProductCard>), StorageError> {
    let named: BTreeSet<FileId> = rows
        .iter()
        .flat_map(|row| storage::ids_in::<FileId>(&row.pictures))
        .collect();
    let named: Vec<FileId> = named.into_iter().collect();
    let db = app.store().shop(caller.shop);
    let known = files::shop_pictures(&db, &named).await?;
    let known: BTreeMap<FileId, PhrasePicture> = known
        .into_iter()
        .filter_map(|facts| Some((facts.id, picture(facts)?)))
        .collect();
    let cards = catalogue::cards_of(&db, &products_of(&rows)).await?;
    let kept: BTreeSet<ProductId> = cards.iter().map(|card| card.product).collect();
    let view = |row: Phrase| {
        let products = storage::ids_in::<ProductId>(&row.products).into_iter();
        let pictures = storage::ids_in::<FileId>(&row.pictures);
        let pictures = pictures.iter().filter_map(|id| known.get(id).cloned());
        PhraseView {
            of: scope(row.member_id.is_some()),
            pictures: pictures.collect(),
            products: products.filter(|id| kept.contains(id)).collect(),
            id: row.id,
            folder: row.folder,
            code: row.code,
            title: row.title,
            body: row.body,
            uses: row.uses,
            own_uses: 0,
            rev: row.rev,
        }
    };
    Ok((rows.into_iter().map(view).collect(), cards))
}

/// Each once.
pub fn products_of(rows: &[Phrase]) -> Vec<ProductId> {
    let shown = rows
        .iter()
        .flat_map(|row| storage::ids_in::<ProductId>(&row.products));
    let shown: BTreeSet<ProductId> = shown.collect();
    shown.into_iter().collect()
}

fn picture(facts: files::FileFacts) -> Option<PhrasePicture> {
    let (width, height) = facts.shown?;
    Some(PhrasePicture {
        file: facts.id,
        name: facts.name,
        size: facts.size,
        width,
        height,
    })
}

fn scope(is_own: bool) -> Scope {
    if is_own { Scope::Own } else { Scope::Team }
}

/// A table of the characters that occur costs a few kilobytes, however many phrases there are.
fn sounds(rows: &[Phrase]) -> (BTreeMap<String, String>, String) {
    let texts = rows
        .iter()
        .flat_map(|row| [&row.code, &row.title, &row.body]);
    let found: BTreeSet<char> = texts.flat_map(|text| text.chars()).collect();
    let plain: BTreeSet<char> = found.iter().map(|c| simplified(*c)).collect();
    let read = plain
        .iter()
        .map(|c| (c.to_string(), readings(*c).join(" ")));
    let folds = plain
        .iter()
        .flat_map(|c| written_also(*c).iter().flat_map(move |also| [*also, *c]));
    let read = read.filter(|(_, readings)| !readings.is_empty());
    (read.collect(), folds.collect())
}

impl From<Folder> for FolderView {
    fn from(folder: Folder) -> Self {
        Self {
            of: scope(folder.member_id.is_some()),
            name: folder.name,
        }
    }
}
