use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::phrases::phrase::Column;

use super::{
    arranging::Arranging,
    storage::{self, GAP},
    words,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    vocabulary::PhraseId,
};

/// Phrases that may be moved to make room for one.
const STRETCH: usize = 100;
/// Room for three more between two.
const ROOMY: i64 = 8;

/// Where a phrase goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhrasePlace {
    /// The phrase of the same owner it comes after; none: before all of its folder.
    after: Option<PhraseId>,
    folder: String,
}

/// Move a phrase within the order, or into another folder.
#[utoipa::path(put, path = "/api/shops/{shop}/phrases/{id}/place", tag = "phrases",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PhrasePlace,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn place(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PhraseId>,
    Json(place): Json<PhrasePlace>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    let folder = words::folder(&place.folder)?;
    let (arranging, phrase) = Arranging::of_phrase(&app, &caller, id).await?;
    let (tx, of) = (&arranging.tx, arranging.phrases());
    let others = of.clone().add(Column::Id.ne(id));
    let before = before(tx, &others, place.after, &folder).await?;
    let following = storage::following(tx, others, before, STRETCH).await?;
    let positions: Vec<i64> = following.iter().map(|next| next.position).collect();
    let spot = match spot(before, &positions) {
        Ok(spot) => spot,
        Err(Crowded { above, position }) => {
            storage::make_room(tx, of, above).await?;
            Spot {
                position,
                moved: Vec::new(),
            }
        }
    };
    for (next, to) in following.iter().zip(spot.moved) {
        storage::move_to(tx, next.id, to).await?;
    }
    storage::put_at(tx, &phrase, &folder, spot.position).await?;
    let detail = json!({ "phrase": id, "folder": folder, "after": place.after });
    arranging.commit(&app, "moved", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where the phrase stands that it comes after: the named one, or what stands before the folder's first.
async fn before(
    tx: &ShopTx,
    others: &Condition,
    after: Option<PhraseId>,
    folder: &str,
) -> Result<Option<i64>, Problem> {
    let before = if let Some(after) = after {
        let there = others.clone().add(Column::Id.eq(after));
        let there = storage::before(tx, there, None).await?;
        Some(there.ok_or_else(Problem::not_found)?)
    } else {
        let first = storage::first_in(tx, others.clone(), folder).await?;
        storage::before(tx, others.clone(), first.map(|first| first.position)).await?
    };
    Ok(before.map(|before| before.position))
}

#[derive(Debug, PartialEq, Eq)]
struct Spot {
    position: i64,
    /// Where the first of those that follow go, to make room.
    moved: Vec<i64>,
}

/// There is no room in the whole stretch: everything above has to go up first.
#[derive(Debug, PartialEq, Eq)]
struct Crowded {
    above: i64,
    position: i64,
}

/// Between the phrase it comes after and the next [`STRETCH`] that follow.
fn spot(before: Option<i64>, following: &[i64]) -> Result<Spot, Crowded> {
    let free = |position| {
        let moved = Vec::new();
        Ok(Spot { position, moved })
    };
    match (before, following.first()) {
        (None, None) => free(0),
        (None, Some(next)) => free(next - GAP),
        (Some(before), None) => free(before + GAP),
        (Some(before), Some(next)) if next - before > 1 => free(before + (next - before) / 2),
        (Some(before), Some(_)) => spread(before, following),
    }
}

/// Moves as few as it takes to leave steps of [`ROOMY`] between them.
fn spread(before: i64, following: &[i64]) -> Result<Spot, Crowded> {
    let over = |moved: usize, step: i64| {
        let places = (1..).map(|place| before + place * step);
        let mut places = places.take(moved + 1);
        Ok(Spot {
            position: places.next().unwrap_or(before + step),
            moved: places.collect(),
        })
    };
    for (moved, stays) in following.iter().enumerate().skip(1) {
        let step = (stays - before) / (moved as i64 + 2);
        if step >= ROOMY {
            return over(moved, step);
        }
    }
    if following.len() < STRETCH {
        return over(following.len(), GAP);
    }
    Err(Crowded {
        above: before,
        position: before + GAP / 2,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn free(position: i64) -> Spot {
        let moved = Vec::new();
        Spot { position, moved }
    }

    #[test]
    fn where_there_is_room_nothing_moves() {
        assert_eq!(spot(None, &[]), Ok(free(0)));
        assert_eq!(spot(None, &[20]), Ok(free(20 - GAP)));
        assert_eq!(spot(Some(20), &[]), Ok(free(20 + GAP)));
        assert_eq!(spot(Some(0), &[10, 20]), Ok(free(5)));
    }

    #[test]
    fn a_crowd_spreads_as_far_as_it_must_and_no_further() {
        let spread = spot(Some(0), &[1, 2, 1_000, 1_001]).unwrap();
        assert_eq!((spread.position, spread.moved), (250, vec![500, 750]));
        let end = spot(Some(0), &[1]).unwrap();
        assert_eq!((end.position, end.moved), (GAP, vec![2 * GAP]));
        let dense: Vec<i64> = (1..=STRETCH as i64).collect();
        assert_eq!(spot(Some(0), &dense).unwrap_err().above, 0);
    }

    proptest! {
        /// Whatever is moved where, it ends up right after what was named, and no two share a place.
        #[test]
        fn moves_keep_an_order(moves in prop::collection::vec((0_usize..6, 0_usize..6), 1..60)) {
            let mut held: Vec<(usize, i64)> = (0..6).map(|no| (no, no as i64)).collect();
            for (which, after) in moves {
                if which == after { continue; }
                held.retain(|(no, _)| *no != which);
                let at = held.iter().position(|(no, _)| *no == after).unwrap();
                let following: Vec<i64> = held[at + 1..].iter().map(|(_, position)| *position).collect();
                let spot = spot(Some(held[at].1), &following).unwrap();
                for (next, to) in held[at + 1..].iter_mut().zip(spot.moved) {
                    next.1 = to;
                }
                held.insert(at + 1, (which, spot.position));
                prop_assert!(held.windows(2).all(|pair| pair[0].1 < pair[1].1), "{:?}", held);
            }
        }
    }
}
