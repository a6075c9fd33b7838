use super::{
    Face,
    order::{item, link, with_state},
};
use crate::{
    cards::{
        Content,
        hindrance::hindrance,
        reviews::{self, Review},
        view::{CardChoice, CardFact, Reader},
    },
    catalogue::sku_words,
    http::Problem,
    storage::ShopDb,
    trade::{KnownLine, KnownOrder, State},
    vocabulary::Millis,
};

const MOST_STARS: usize = 5;

/// An invitation to say something of what was bought: each line that waits for it is a choice, and what was said is shown.
pub async fn invite(
    db: &ShopDb,
    (content, order): (&Content, &KnownOrder),
    reader: Reader,
    now: Millis,
) -> Result<Face, Problem> {
    let said = reviews::reviews_of(db, order.id).await?;
    let open = reviews::open(order, &said);
    let is_finished = order.state == State::TradeFinished;
    let choices = open.iter().filter_map(|line| {
        Some(CardChoice {
            id: line.to_string(),
            label: name(order.lines.get(*line)?),
            picture: None,
            price_fen: None,
            is_possible: true,
        })
    });
    Ok(Face {
        facts: with_state(order, facts(order, &said, reader)),
        items: order.lines.iter().map(item).collect(),
        choices: choices.collect(),
        link: Some(link(order)),
        hindrance: hindrance(content, order, now),
        is_met: is_finished && open.is_empty(),
    })
}

/// Of an order of one line the answer says it.
fn facts(order: &KnownOrder, said: &[Review], reader: Reader) -> Vec<CardFact> {
    if order.lines.len() == 1 {
        return Vec::new();
    }
    let fact = |review: &Review| {
        let line = order.lines.get(review.line as usize)?;
        let given = review.stars as usize;
        let stars = "★".repeat(given) + &"☆".repeat(MOST_STARS.saturating_sub(given));
        let text = format!("{} {stars} {}", name(line), reader.words(&review.words));
        Some(CardFact::text("review", text.trim_end().to_owned()))
    };
    said.iter().filter_map(fact).collect()
}

fn name(line: &KnownLine) -> String {
    let name = format!("{} {}", line.title, sku_words(&line.sku_text));
    name.trim_end().to_owned()
}
