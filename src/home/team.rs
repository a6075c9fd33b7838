use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::members::presence::State as Presence;

use crate::{
    members, shifts,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// As many are named.
const MOST: usize = 50;

/// Members who serve customers.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct HomeTeam {
    /// How many the shop has.
    members: u64,
    /// At their desks, in whatever state.
    there: u64,
    /// Of these, those whose time it is by the shop's rules about shifts, and who do not rest.
    on_duty: u64,
    /// Those at their desks, on duty first; at most 50.
    colleagues: Vec<HomeColleague>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HomeColleague {
    id: MemberId,
    /// The name customers see.
    nick: String,
    state: Presence,
    is_on_duty: bool,
}

pub async fn team(db: &ShopDb, now: Millis) -> Result<HomeTeam, StorageError> {
    let present = members::present(db, now).await?;
    let duty = shifts::duty(db, now).await?;
    let serving = present
        .into_iter()
        .filter(|(place, _)| members::serves(place.role));
    let (mut members, mut colleagues) = (0, Vec::new());
    for (place, presence) in serving {
        members += 1;
        let state = presence.map_or(Presence::Offline, |presence| presence.state);
        if state == Presence::Offline {
            continue;
        }
        colleagues.push(HomeColleague {
            is_on_duty: duty.serves(place.id) && state != Presence::Rest,
            id: place.id,
            nick: place.nick,
            state,
        });
    }
    let there = colleagues.len() as u64;
    let on_duty = colleagues.iter().filter(|one| one.is_on_duty).count() as u64;
    colleagues.sort_by_key(|one| !one.is_on_duty);
    colleagues.truncate(MOST);
    Ok(HomeTeam {
        members,
        there,
        on_duty,
        colleagues,
    })
}
