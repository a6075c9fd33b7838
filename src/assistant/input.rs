use serde::{Deserialize, Serialize};

use crate::vocabulary::{BatchId, CategoryId};

/// What the jobs of a batch are given.
#[derive(Serialize, Deserialize)]
struct Input {
    batch: BatchId,
    #[serde(default)]
    skip_warned: bool,
    /// Of a preview: the category that its filter names, with its revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<(CategoryId, i64)>,
}

pub fn input_of(batch: BatchId, skip_warned: bool) -> String {
    text(&Input {
        batch,
        skip_warned,
        category: None,
    })
}

pub fn input_of_preview(batch: BatchId, category: Option<(CategoryId, i64)>) -> String {
    text(&Input {
        batch,
        skip_warned: false,
        category,
    })
}

fn text(input: &Input) -> String {
    serde_json::to_string(input).expect("an input is plain data")
}

pub fn batch_of(input: &str) -> Option<BatchId> {
    let input = serde_json::from_str::<Input>(input);
    input.ok().map(|input| input.batch)
}

pub fn skips_warned(input: &str) -> bool {
    let input = serde_json::from_str::<Input>(input);
    input.is_ok_and(|input| input.skip_warned)
}

pub fn category_of(input: &str) -> Option<(CategoryId, i64)> {
    let input = serde_json::from_str::<Input>(input);
    input.ok().and_then(|input| input.category)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_a_job_is_given_is_read_back() {
        let id = BatchId(Uuid::from_u128(7));
        let input = input_of(id, true);
        assert_eq!((batch_of(&input), skips_warned(&input)), (Some(id), true));
        assert_eq!((batch_of(""), skips_warned("{}")), (None, false));
        let category = Some((CategoryId(Uuid::from_u128(8)), 3));
        let preview = input_of_preview(id, category);
        assert_eq!(
            (batch_of(&preview), category_of(&preview)),
            (Some(id), category)
        );
        assert_eq!(category_of(&input), None);
    }
}
