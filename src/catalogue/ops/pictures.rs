use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::catalogue::goods::{Fault, fault, photo_of};

/// So many pictures a product has.
const MOST: usize = 20;

/// What becomes of the pictures of a product, by their places from 1 on: the first is its main picture 主图.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsPicturesHow)]
pub enum PicturesHow {
    /// A picture of the shop by its id goes to that place, behind the others where they are fewer; none: behind them. One that the
    /// product has already goes to the place, and without one stays where it is.
    Add { picture: String, at: Option<usize> },
    /// Nothing where they are fewer.
    Remove { at: usize },
    /// The same.
    First { at: usize },
}

/// Of the operation at that place.
pub fn check(how: &PicturesHow, place: usize) -> Result<(), Fault> {
    let is_place = |at: usize| (1..=MOST).contains(&at);
    let is_sound = match how {
        PicturesHow::Add { picture, at } => file_of(picture).is_some() && at.is_none_or(is_place),
        PicturesHow::Remove { at } | PicturesHow::First { at } => is_place(*at),
    };
    let title = "pictures: a picture of the shop, and places from 1 to 20";
    let refused = || fault("bad_pictures", format!("ops.{place}.how"), title);
    is_sound.then_some(()).ok_or_else(refused)
}

pub fn arranged(pictures: &mut Vec<String>, how: &PicturesHow) {
    match how {
        PicturesHow::Add { picture, at } => {
            let found = pictures.iter().position(|shown| is_same(shown, picture));
            let shown = match (found, at) {
                (Some(_), None) => return,
                (Some(place), Some(_)) => pictures.remove(place),
                (None, _) => picture.clone(),
            };
            let to = at.map_or(pictures.len(), |at| at.saturating_sub(1));
            pictures.insert(to.min(pictures.len()), shown);
        }
        PicturesHow::Remove { at } => {
            if let Some(place) = place(pictures, *at) {
                pictures.remove(place);
            }
        }
        PicturesHow::First { at } => {
            if let Some(place) = place(pictures, *at) {
                pictures[..=place].rotate_right(1);
            }
        }
    }
}

fn place(pictures: &[String], at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|place| *place < pictures.len())
}

/// What was sent is known by its id before a product shows it, and by an address with that id from then on.
fn is_same(shown: &str, picture: &str) -> bool {
    shown == picture || file_of(shown).is_some_and(|file| file_of(picture) == Some(file))
}

fn file_of(name: &str) -> Option<Uuid> {
    name.parse().ok().or_else(|| photo_of(name))
}
