use yingke::trade;

use super::{
    acts::{Act, What},
    agreed,
    books::Books,
    collections, edges, kept, limits, money, payouts, pieces, refunds,
    story::Story,
    told,
    world::{Done, World},
};
use crate::harness::Answer;

/// The errors of a walk are sentences for whoever reads them.
pub fn must(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

/// All that has to hold after an act.
pub async fn check(
    world: &World<'_>,
    (act, done): (&Act, &Done),
    (before, after): (&Books, &Books),
) -> Result<(), String> {
    match done {
        Done::Nothing | Done::Outside => return Ok(()),
        Done::Asked(asked) => {
            let (request, answer) = &**asked;
            check_answer(act, answer)?;
            let of_batch = request.body.pointer("/orders/0/rev");
            let rev = of_batch.unwrap_or(&request.body["rev"]);
            let names_old = act.is_stale && rev.is_i64();
            must(!names_old || is_refused(answer), || {
                format!("it named what is old: {answer:?}")
            })?;
            if is_refused(answer) {
                return unchanged(before, after, "refused, and yet");
            }
        }
        Done::Clock => {}
    }
    told::check(&act.what, before, after)?;
    edges::check(before, after)?;
    kept::check(before, after)?;
    agreed::check(world, before, after)?;
    let stories = stories(world, after)?;
    for (bought, story) in world.orders.iter().zip(&stories) {
        let row = after.order(bought.id).ok_or("an order is gone")?;
        let told = money::check(row, after, story);
        let told = told.and_then(|()| collections::check(world, bought, after));
        let told = told.and_then(|()| payouts::check(world, bought, (before, after)));
        let of = (bought, story);
        let told = told.and_then(|()| refunds::check(world, act, of, (before, after)));
        told.map_err(|wrong| format!("{}: {wrong}", row.no))?;
    }
    pieces::check(world, after, &stories)?;
    sound(world, after, &stories).await?;
    seen(world, act, (before, after), &stories).await
}

/// Nothing but what people are told, and no right that somebody has not.
fn check_answer(act: &Act, answer: &Answer) -> Result<(), String> {
    let told = [200, 201, 204, 400, 402, 403, 404, 409, 422, 429, 502];
    must(told.contains(&answer.status), || format!("{answer:?}"))?;
    let is_theirs = act.what.may().contains(&act.who);
    let is_kept_out = matches!(answer.status, 403 | 404);
    must(is_theirs || is_kept_out || is_foul(answer), || {
        format!("this is not theirs to do: {answer:?}")
    })
}

/// What cannot be read is refused before anybody asks whose it is.
const fn is_foul(answer: &Answer) -> bool {
    matches!(answer.status, 400 | 422)
}

/// Of a batch all of it was.
pub fn is_refused(answer: &Answer) -> bool {
    let of_batch = |name: &str| answer.body[name].as_i64().unwrap_or_default();
    answer.status >= 400 || (of_batch("refused") > 0 && of_batch("done") == 0)
}

/// Neither rows nor history nor audit nor events.
pub fn unchanged(before: &Books, after: &Books, why: &str) -> Result<(), String> {
    match after.differs(before) {
        None => Ok(()),
        Some(table) => Err(format!("{why} `{table}` is not as it was")),
    }
}

fn stories(world: &World<'_>, books: &Books) -> Result<Vec<Story>, String> {
    let bought = world.orders.iter();
    let stories = bought.map(|of| Story::of(of, books));
    stories.collect()
}

/// Nothing that is kept contradicts the history, by the product's own replay, and each case has its row.
async fn sound(world: &World<'_>, books: &Books, stories: &[Story]) -> Result<(), String> {
    let db = world.app.app.store().shop(world.shop.id);
    let (orders, wrong) = trade::check(&db).await.unwrap();
    must(wrong.is_empty() && orders == world.orders.len(), || {
        format!("{orders} orders replayed: {wrong:?}")
    })?;
    for (bought, story) in world.orders.iter().zip(stories) {
        let cases = books.cases_of(bought.id);
        let states: Vec<_> = story.lines.iter().map(|line| line.case.state).collect();
        let lines = books.lines_of(bought.id);
        let kept: Vec<_> = lines
            .iter()
            .map(|line| line.refund_state.as_str())
            .collect();
        must(kept == states, || {
            format!("lines' cases {kept:?} instead of {states:?}")
        })?;
        let had = (0_i64..)
            .zip(&states)
            .filter(|(_, state)| **state != "NO_REFUND");
        let rows = cases.iter().map(|case| (case.line_no, case.state.as_str()));
        must(rows.eq(had.map(|(no, state)| (no, *state))), || {
            format!("rows of cases {cases:?} instead of {states:?}")
        })?;
        let clocks = cases
            .iter()
            .all(|case| case.due_at.is_some() == case.falls.is_some());
        must(clocks, || format!("a clock without an end: {cases:?}"))?;
    }
    Ok(())
}

/// The order of the act as members see it.
async fn seen(
    world: &World<'_>,
    act: &Act,
    (before, after): (&Books, &Books),
    stories: &[Story],
) -> Result<(), String> {
    let place = match act.what {
        What::Place { .. } => world.orders.len().saturating_sub(1),
        _ => act.order,
    };
    let (Some(bought), Some(story)) = (world.orders.get(place), stories.get(place)) else {
        return Ok(());
    };
    let view = world.seen(bought.id).await;
    money::check_view(&view, story)?;
    let (Some(was), Some(is)) = (before.order(bought.id), after.order(bought.id)) else {
        return Ok(());
    };
    limits::check((act, &world.needs), (was, is), (&view, story, after))
}
