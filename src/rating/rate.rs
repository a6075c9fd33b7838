use std::collections::HashSet;

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::members::member::Role;

use super::{
    Rules,
    invitation::{customer_of, is_askable},
    rules::LOW,
    storage::{self, Given},
};
use crate::{
    app::App,
    customers,
    http::{Id, InShop, Json, Problem},
    members,
    message_centre::{Category, Link, Notice, Saying, To},
    reception::{self, Key},
    storage::{Event, ShopTx, StorageError},
    vocabulary::{ConversationId, MemberId, Millis},
};

const MOST_CHARS: usize = 200;

/// What the customer says of a reception, or that they will not.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRating {
    session: i64,
    /// 1 to 5, or 1, 3 and 5; none: skip.
    score: Option<i16>,
    /// Of those offered for the score.
    #[serde(default)]
    reasons: Vec<String>,
    /// At most 200 characters.
    #[serde(default)]
    words: String,
}

/// A customer has said what they think of a reception.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRated {
    pub conversation: ConversationId,
    pub session: i64,
    pub member: Option<MemberId>,
    pub is_robot: bool,
    pub score: i16,
    pub reasons: Vec<String>,
    pub words: String,
}

impl Event for ServiceRated {
    const KIND: &'static str = "ServiceRated";
}

/// Rate a reception, once. The same answer again is harmless; another one is `already_rated`.
#[utoipa::path(put, path = "/api/shops/{shop}/conversations/{id}/rating", tag = "rating",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewRating,
    responses((status = 204), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("rate_service"))))]
pub async fn rate(
    State(app): State<App>,
    caller: InShop,
    Id(conversation): Id<ConversationId>,
    Json(new): Json<NewRating>,
) -> Result<StatusCode, Problem> {
    let key = Key {
        shop: caller.shop,
        conversation,
    };
    let customer = customer_of(&app, &caller, key).await?;
    let db = app.store().shop(caller.shop);
    let words = new.words.trim().to_owned();
    let reasons = serde_json::to_string(&new.reasons).unwrap_or_default();
    let is_same = |known: &Given| {
        (known.score, &known.reasons, &known.words) == (new.score, &reasons, &words)
    };
    if let Some(known) = storage::given_for(&db, conversation, new.session).await? {
        return answered(is_same(&known));
    }
    let (rules, _) = storage::rules_of(&db).await?;
    check(&rules, &new, &words)?;
    let ended = reception::last_ended(&db, conversation).await?;
    let ended = ended.filter(|ended| ended.session == new.session);
    let Some(ended) = ended else {
        return Err(not_asked());
    };
    if !is_askable(&app, key, customer, &rules, &ended).await? {
        return Err(not_asked());
    }
    let given = Given {
        shop_id: caller.shop,
        conversation_id: conversation,
        session: new.session,
        customer_id: customer,
        member_id: ended.assignee.filter(|_| ended.is_answered),
        is_robot: !ended.is_answered,
        score: new.score,
        reasons: reasons.clone(),
        words: words.clone(),
        at: app.clock().now(),
    };
    let about = about(&app, &given).await?;
    let tx = app.store().begin(caller.shop).await?;
    match keep(tx, given, new.reasons.clone(), about).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        // Two windows at once: the first one counts.
        Err(error) if error.is_double() => {
            let known = storage::given_for(&db, conversation, new.session).await?;
            answered(known.as_ref().is_some_and(is_same))
        }
        Err(error) => Err(error.into()),
    }
}

fn answered(is_same: bool) -> Result<StatusCode, Problem> {
    let title = "This reception has been rated";
    let other = || Problem::new(StatusCode::CONFLICT, "already_rated", title);
    is_same.then_some(StatusCode::NO_CONTENT).ok_or_else(other)
}

fn not_asked() -> Problem {
    let title = "Nothing is asked about this reception, or not any more";
    Problem::new(StatusCode::CONFLICT, "not_asked", title)
}

fn check(rules: &Rules, new: &NewRating, words: &str) -> Result<(), Problem> {
    let refused =
        |code, title: &str| Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title));
    let Some(score) = new.score else {
        return if new.reasons.is_empty() && words.is_empty() {
            Ok(())
        } else {
            refused(
                "bad_score",
                "score: none is a skip, without reasons and words",
            )
        };
    };
    if !rules.scale.takes(score) {
        return refused("bad_score", "score: 1 to 5, or 1, 3 and 5");
    }
    let mut named = HashSet::new();
    let mut reasons = new.reasons.iter();
    if !reasons.all(|reason| rules.offers(score, reason) && named.insert(reason)) {
        let title = "reasons: of those offered for the score, each once";
        return refused("bad_reasons", title);
    }
    if words.chars().count() > MOST_CHARS {
        return refused("too_many_words", "words: at most 200 characters");
    }
    Ok(())
}

/// Whose reception it was, for those who lead: the agent and the customer as colleagues read them.
struct About {
    agent: Option<String>,
    customer: String,
}

async fn about(app: &App, given: &Given) -> Result<About, StorageError> {
    let db = app.store().shop(given.shop_id);
    let mut briefs = customers::briefs_of(&db, &[given.customer_id]).await?;
    let agent = match given.member_id {
        Some(member) => members::present_one(&db, member, given.at).await?,
        None => None,
    };
    Ok(About {
        agent: agent.map(|(place, _)| place.nick),
        customer: briefs
            .remove(&given.customer_id)
            .map(|brief| brief.name)
            .unwrap_or_default(),
    })
}

async fn keep(
    tx: ShopTx,
    given: Given,
    reasons: Vec<String>,
    about: About,
) -> Result<(), StorageError> {
    let at = given.at;
    let rated = given.score.map(|score| ServiceRated {
        conversation: given.conversation_id,
        session: given.session,
        member: given.member_id,
        is_robot: given.is_robot,
        score,
        reasons,
        words: given.words.clone(),
    });
    storage::keep(&tx, given).await?;
    if let Some(rated) = rated {
        tx.emit(&rated, at).await?;
        tell_leaders(&tx, &rated, &about, at).await?;
    }
    tx.commit().await
}

/// A low rating is news to those who lead; what the customer wrote stays in the chat.
async fn tell_leaders(
    tx: &ShopTx,
    rated: &ServiceRated,
    about: &About,
    at: Millis,
) -> Result<(), StorageError> {
    if rated.score > LOW {
        return Ok(());
    }
    let (score, [zh, en]) = (rated.score, why(&rated.reasons));
    let customer = &about.customer;
    let (zh, en) = match &about.agent {
        Some(agent) => (
            format!("{agent}接待{customer}，得到 {score} 分{zh}"),
            format!("{agent} with {customer}: rated {score}{en}"),
        ),
        None => (
            format!("{customer}的一次接待得到 {score} 分{zh}"),
            format!("A reception of {customer} was rated {score}{en}"),
        ),
    };
    let saying = |title: &str, text: String| Saying {
        title: title.to_owned(),
        text,
    };
    let notice = Notice {
        key: format!("rating/{}/{}", rated.conversation, rated.session),
        category: Category::System,
        to: To::Roles(vec![Role::Owner, Role::Supervisor]),
        zh: saying("收到低分评价", zh),
        en: saying("A low rating", en),
        link: Some(Link::Conversation {
            conversation: rated.conversation,
            seq: None,
        }),
    };
    tx.emit(&notice, at).await
}

/// In both languages, behind a score; empty where no reason was given.
fn why(reasons: &[String]) -> [String; 2] {
    if reasons.is_empty() {
        return [String::new(), String::new()];
    }
    [
        format!("：{}", reasons.join("、")),
        format!(": {}", reasons.join(", ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_behind_a_score_in_both_languages() {
        let reasons = ["太慢", "没解决"].map(str::to_owned);
        assert_eq!(why(&reasons), ["：太慢、没解决", ": 太慢, 没解决"]);
        assert_eq!(why(&[]), ["", ""]);
    }

    #[test]
    fn a_reason_is_one_that_was_offered_and_said_once() {
        let checked = |reasons: &[&str]| {
            let new = NewRating {
                session: 1,
                score: Some(1),
                reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
                words: String::new(),
            };
            check(&Rules::default(), &new, "").map_err(|refused| refused.code())
        };
        assert_eq!(checked(&["态度不好", "回复太慢"]), Ok(()));
        assert_eq!(checked(&["态度不好", "态度不好"]), Err("bad_reasons"));
        assert_eq!(checked(&["长得难看"]), Err("bad_reasons"));
    }
}
