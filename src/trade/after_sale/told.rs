use std::ops::RangeInclusive;

use super::Said;
use crate::{
    access::Actor,
    app::App,
    files,
    http::{InShop, Problem},
    vocabulary::FileId,
};

const MOST_PICTURES: usize = 9;

/// What somebody wrote, without the space around it.
pub fn words(text: &str, length: &RangeInclusive<usize>) -> Result<String, Problem> {
    let text = text.trim();
    let is_odd = |c: char| c.is_control() && c != '\n';
    if !length.contains(&text.chars().count()) || text.chars().any(is_odd) {
        let (least, most) = (length.start(), length.end());
        let title = format!("words: {least} to {most} characters");
        return Err(Problem::at_field("bad_words", "words", title));
    }
    Ok(text.to_owned())
}

/// Pictures as evidence: the asker's own, and of members also the shop's.
pub async fn pictures(
    app: &App,
    caller: &InShop,
    ids: Vec<FileId>,
) -> Result<Vec<FileId>, Problem> {
    if ids.is_empty() {
        return Ok(ids);
    }
    let (owner, speaks_for_shop) = match &caller.actor {
        Actor::Customer { customer, .. } => (customer.0, false),
        Actor::Member(member) => (member.id.0, true),
        Actor::Anyone | Actor::Person { .. } => return Err(bad_pictures()),
    };
    let db = app.store().shop(caller.shop);
    let is_right = ids.len() <= MOST_PICTURES
        && files::are_own_pictures(&db, &ids, owner, speaks_for_shop).await?;
    if is_right {
        Ok(ids)
    } else {
        Err(bad_pictures())
    }
}

/// What is said in words, which may be asked for, with pictures.
pub async fn said(
    app: &App,
    caller: &InShop,
    (text, ids): (&str, Vec<FileId>),
    length: RangeInclusive<usize>,
) -> Result<Said, Problem> {
    Ok(Said {
        words: words(text, &length)?,
        pictures: pictures(app, caller, ids).await?,
    })
}

fn bad_pictures() -> Problem {
    let title = "pictures: at most 9 pictures of your own";
    Problem::at_field("bad_pictures", "pictures", title)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_without_the_space_around_them() {
        let refused = |text: &str, least, most| words(text, &(least..=most)).is_err();
        assert_eq!(words(" 有划痕\n两处 ", &(1..=200)).unwrap(), "有划痕\n两处");
        assert!(refused("  ", 1, 200));
        assert!(refused(&"坏".repeat(201), 1, 200));
        assert!(refused("坏\u{0}了", 1, 200));
        assert!(!refused("", 0, 500));
    }
}
