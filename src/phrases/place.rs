use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    arranging::Arranging,
    storage::{self, GAP, Phrase},
    words,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PhraseId,
};

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
    let others = storage::all(tx, of.clone()).await?;
    let others: Vec<Phrase> = others.into_iter().filter(|other| other.id != id).collect();
    let spot = spot(&others, place.after, &folder).ok_or_else(Problem::not_found)?;
    if let Some(above) = spot.crowded {
        storage::make_room(tx, of, above).await?;
    }
    storage::put_at(tx, &phrase, &folder, spot.position).await?;
    let detail = json!({ "phrase": id, "folder": folder, "after": place.after });
    arranging.commit(&app, "moved", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, PartialEq, Eq)]
struct Spot {
    position: i64,
    /// Everything above this position has to go up first.
    crowded: Option<i64>,
}

/// Between the phrase it comes after and the one that follows. None: there is no such phrase.
fn spot(others: &[Phrase], after: Option<PhraseId>, folder: &str) -> Option<Spot> {
    let next = match after {
        Some(after) => others.iter().position(|other| other.id == after)? + 1,
        None => others
            .iter()
            .position(|other| other.folder == folder)
            .unwrap_or(others.len()),
    };
    let before = next.checked_sub(1).and_then(|at| others.get(at));
    let before = before.map(|other| other.position);
    let after = others.get(next).map(|other| other.position);
    Some(match (before, after) {
        (None, None) => free(0),
        (None, Some(after)) => free(after - GAP),
        (Some(before), None) => free(before + GAP),
        (Some(before), Some(after)) if after - before > 1 => free(before + (after - before) / 2),
        (Some(before), Some(_)) => Spot {
            position: before + GAP / 2,
            crowded: Some(before),
        },
    })
}

const fn free(position: i64) -> Spot {
    Spot {
        position,
        crowded: None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::ShopId;

    fn phrase(no: u128, position: i64) -> Phrase {
        Phrase {
            shop_id: ShopId(Uuid::nil()),
            id: PhraseId(Uuid::from_u128(no)),
            member_id: None,
            folder: if no.is_multiple_of(2) {
                "售前"
            } else {
                "售后"
            }
            .to_owned(),
            code: String::new(),
            title: String::new(),
            body: String::new(),
            position,
            created_at: 0,
            pictures: "[]".to_owned(),
            products: "[]".to_owned(),
            uses: 0,
            rev: 0,
            changed_at: 0,
        }
    }

    #[test]
    fn without_a_phrase_before_it_the_folders_first_comes_after() {
        let others = [phrase(1, 0), phrase(2, 10), phrase(4, 20)];
        assert_eq!(spot(&others, None, "售前"), Some(free(5)));
        assert_eq!(spot(&others, None, "新的"), Some(free(20 + GAP)));
        assert_eq!(spot(&others, Some(PhraseId(Uuid::from_u128(9))), ""), None);
    }

    proptest! {
        /// Whatever is moved where, it ends up right after what was named, and no two share a place.
        #[test]
        fn moves_keep_an_order(moves in prop::collection::vec((0_usize..6, 0_usize..6), 1..60)) {
            let mut held: Vec<Phrase> = (0..6).map(|no| phrase(no, no as i64)).collect();
            for (which, after) in moves {
                if which == after { continue; }
                let (id, after) = (PhraseId(Uuid::from_u128(which as u128)), PhraseId(Uuid::from_u128(after as u128)));
                let mut moved = held.iter().find(|p| p.id == id).unwrap().clone();
                let mut others: Vec<Phrase> = held.into_iter().filter(|p| p.id != id).collect();
                let spot = spot(&others, Some(after), "").unwrap();
                if let Some(above) = spot.crowded {
                    for other in others.iter_mut().filter(|p| p.position > above) {
                        other.position += GAP;
                    }
                }
                moved.position = spot.position;
                others.push(moved);
                others.sort_by_key(|p| p.position);
                let at = others.iter().position(|p| p.id == id).unwrap();
                prop_assert_eq!(others[at - 1].id, after);
                prop_assert!(others.windows(2).all(|pair| pair[0].position < pair[1].position));
                held = others;
            }
        }
    }
}
