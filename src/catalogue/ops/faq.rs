use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::text::Text;
use crate::catalogue::{
    Question,
    goods::{Edit, Fault, fault, is_name, sound},
};

const MOST_QUESTION: usize = 200;

/// What becomes of the questions 常见问题 that a product answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsFaqHow)]
pub enum FaqHow {
    /// Behind the others. Nobody minds one that is there already, but one with another answer is no slip to write over.
    Add { q: String, a: String },
    /// The question of exactly this text.
    Remove { q: String },
}

/// Of the operation at that place.
pub fn check(how: &FaqHow, place: usize) -> Result<(), Fault> {
    let is_sound = match how {
        FaqHow::Add { q, a } => {
            let asked = Question {
                q: q.clone(),
                a: a.clone(),
            };
            !a.trim().is_empty() && sound(&Edit::Faq(vec![asked])).is_ok()
        }
        FaqHow::Remove { q } => is_name(q, MOST_QUESTION),
    };
    let title = "faq: a question of at most 200 and an answer of at most 2,000 characters";
    let refused = || fault("bad_faq", format!("ops.{place}.how"), title);
    is_sound.then_some(()).ok_or_else(refused)
}

pub fn asked(faq: &mut Vec<Question>, how: &FaqHow) -> Result<(), Fault> {
    match how {
        FaqHow::Remove { q } => faq.retain(|one| one.q != *q),
        FaqHow::Add { q, a } => {
            let new = Question {
                q: q.clone(),
                a: a.clone(),
            };
            if faq.contains(&new) {
                return Ok(());
            }
            if let Some(place) = faq.iter().position(|one| one.q == *q) {
                let title = "The question is there with another answer";
                return Err(fault("question_there", format!("faq.{place}"), title));
            }
            faq.push(new);
        }
    }
    Ok(())
}

/// The text of each answer. None is emptied: a question has its answer.
pub fn answered(faq: &mut [Question], how: &Text<'_>) -> Result<(), Fault> {
    for (place, question) in faq.iter_mut().enumerate() {
        let answer = how.made(&question.a)?;
        if answer.trim().is_empty() && !question.a.trim().is_empty() {
            let title = "faq: nothing of an answer would be left";
            return Err(fault("bad_faq", format!("faq.{place}"), title));
        }
        question.a = answer;
    }
    Ok(())
}
