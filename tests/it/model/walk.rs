use std::{collections::BTreeSet, fmt::Write};

use super::{
    acts::Act,
    books::Books,
    check::{check, is_refused, unchanged},
    choose, collections,
    dice::Dice,
    kinds,
    world::{Done, World},
};
use crate::harness::{Mood, TestApp};

/// So many an ordinary walk has.
const ACTS: usize = 40;
/// Looking for fewer acts ends after so many walks.
const TRIES: usize = 60;

/// How a walk went.
pub struct Walk {
    /// How the payment service answered.
    mood: Mood,
    pub acts: Vec<Act>,
    /// Events of its orders, what became of requests, and acts of which no event tells.
    pub kinds: BTreeSet<String>,
    pub wrong: Option<String>,
    /// The shop has given something for the way back.
    pub pays_way_back: bool,
}

pub async fn drawn(app: &TestApp, seed: u64) -> Walk {
    let mut dice = Dice::of(seed);
    let mut left = ACTS;
    walk(app, Mood::Whims, |world, books| {
        left = left.checked_sub(1)?;
        Some(choose::next(&mut dice, world, books))
    })
    .await
}

/// These acts in a shop of their own.
pub async fn given(app: &TestApp, acts: &[Act], mood: Mood) -> Walk {
    let mut acts = acts.iter();
    walk(app, mood, |_, _| acts.next().cloned()).await
}

/// Ends with the first act after which something is wrong.
async fn walk(
    app: &TestApp,
    mood: Mood,
    mut next: impl FnMut(&World<'_>, &Books) -> Option<Act>,
) -> Walk {
    let mut world = World::of(app, mood).await;
    let mut books = Books::of(&world).await;
    let mut walk = Walk {
        mood,
        acts: Vec::new(),
        kinds: BTreeSet::new(),
        wrong: None,
        pays_way_back: false,
    };
    while let Some(act) = next(&world, &books) {
        walk.acts.push(act.clone());
        match step(&mut world, &books, &act).await {
            Ok(after) => {
                let is_done = after.audit.len() > books.audit.len();
                let name = act.what.name().filter(|_| is_done);
                walk.kinds.extend(name.map(str::to_owned));
                books = after;
            }
            Err(wrong) => {
                walk.wrong = Some(wrong);
                break;
            }
        }
    }
    if walk.wrong.is_none() {
        world.settles().await;
        let books = Books::of(&world).await;
        walk.pays_way_back = books.orders.iter().any(|row| row.freight_back_fen > 0);
        walk.wrong = collections::check_settled(&world, &books).err();
    }
    walk.kinds.extend(kinds::of(&world, &books));
    walk
}

async fn step(world: &mut World<'_>, before: &Books, act: &Act) -> Result<Books, String> {
    let done = world.does(act, before).await;
    let after = Books::of(world).await;
    check(world, (act, &done), (before, &after)).await?;
    let Done::Asked(asked) = done else {
        return Ok(after);
    };
    let (request, answer) = *asked;
    if act.is_doubled && !is_refused(&answer) {
        let again = world.ask(act.who, &request).await;
        unchanged(&after, &Books::of(world).await, "done twice:")?;
        if is_refused(&again) && again.status != 429 {
            return Err(format!("the same command again is refused: {again:?}"));
        }
    }
    Ok(after)
}

/// The fewest acts that were found to go wrong still, as they are to be read.
pub async fn story_of(app: &TestApp, again: &str, walk: Walk) -> String {
    let Walk { acts, wrong, .. } = fewest(app, walk).await;
    let mut told = format!("{}\n{again}:\n", wrong.unwrap_or_default());
    for act in acts {
        writeln!(told, "  {act:?}").unwrap();
    }
    told
}

async fn fewest(app: &TestApp, mut walk: Walk) -> Walk {
    let places = (0..walk.acts.len()).rev().take(TRIES);
    for place in places {
        let mut acts = walk.acts.clone();
        if place >= acts.len() {
            continue;
        }
        acts.remove(place);
        let shorter = given(app, &acts, walk.mood).await;
        if shorter.wrong.is_some() {
            walk = shorter;
        }
    }
    walk
}
