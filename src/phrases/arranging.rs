//! One change of a scope's phrases, alone until it is committed and told.

use axum::http::StatusCode;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use yingke_schema::phrases::{folder, phrase};

use super::storage::{self, Phrase};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Problem},
    storage::{Event, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PhraseId},
};

/// Whose phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Team,
    Own,
}

/// Phrases of the team, or of one member, are not what they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhrasesChanged {
    /// None: the team's.
    pub member: Option<MemberId>,
}

impl Event for PhrasesChanged {
    const KIND: &'static str = "PhrasesChanged";
}

pub struct Arranging<'a> {
    pub tx: ShopTx,
    caller: &'a InShop,
    /// None: the team's.
    pub member: Option<MemberId>,
    pub at: Millis,
}

/// Whether the caller may change what belongs to the scope, and whose that is.
pub fn may_arrange(caller: &InShop, of: Scope) -> Result<Option<MemberId>, Problem> {
    let action = match of {
        Scope::Team => Action::ArrangePhrases,
        Scope::Own => Action::KeepOwnPhrases,
    };
    authorize(&caller.actor, action, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    Ok((of == Scope::Own).then_some(me))
}

impl<'a> Arranging<'a> {
    pub async fn begin(app: &App, caller: &'a InShop, of: Scope) -> Result<Self, Problem> {
        let member = may_arrange(caller, of)?;
        let tx = app.store().begin(caller.shop).await?;
        let whose = member.map_or(caller.shop.0, |member| member.0);
        // Counting is no lock: two who add at once would both find room and the same last place.
        tx.lock(whose.as_u64_pair().1 as i64).await?;
        let at = app.clock().now();
        Ok(Self {
            tx,
            caller,
            member,
            at,
        })
    }

    /// Begins with a phrase that the caller can see; what is not theirs to change is refused, what they cannot see is not there.
    pub async fn of_phrase(
        app: &App,
        caller: &'a InShop,
        id: PhraseId,
    ) -> Result<(Self, Phrase), Problem> {
        Self::of_seen(app, caller, &seen(app, caller, id).await?).await
    }

    /// The same with one that was found before.
    pub async fn of_seen(
        app: &App,
        caller: &'a InShop,
        found: &Phrase,
    ) -> Result<(Self, Phrase), Problem> {
        let of = match found.member_id {
            None => Scope::Team,
            Some(_) => Scope::Own,
        };
        let arranging = Self::begin(app, caller, of).await?;
        let now = storage::phrase(&arranging.tx, found.id).await?;
        Ok((arranging, now.ok_or_else(Problem::not_found)?))
    }

    /// The rows that this change may touch.
    pub fn phrases(&self) -> Condition {
        phrases_of(self.member)
    }

    pub fn folders(&self) -> Condition {
        of_member(folder::Column::MemberId, self.member)
    }

    /// Keeps the change and tells everyone whose phrases these are. What the team has is written down with who changed it.
    pub async fn commit(self, app: &App, what: &str, detail: Value) -> Result<(), StorageError> {
        let Self {
            tx,
            caller,
            member,
            at,
        } = self;
        if member.is_none() {
            let entry = audit::Entry {
                action: "arrange_phrases",
                object: format!("shop/{}", caller.shop),
                detail: json!({ "what": what, "detail": detail }),
            };
            audit::record(&tx, &caller.actor, at, entry).await?;
        }
        tx.emit(&PhrasesChanged { member }, at).await?;
        tx.commit().await?;
        let to = member.map(|member| [member]);
        let to = to.as_ref().map(<[MemberId; 1]>::as_slice);
        app.live()
            .tell_members(caller.shop, to, "phrases", &json!({}));
        Ok(())
    }
}

/// A phrase of the team or the caller's own.
pub async fn seen(app: &App, caller: &InShop, id: PhraseId) -> Result<Phrase, Problem> {
    let me = caller.actor.member()?.id;
    let found = storage::phrase_by_id(&app.store().shop(caller.shop), id).await?;
    found
        .filter(|phrase| phrase.member_id.is_none_or(|owner| owner == me))
        .ok_or_else(Problem::not_found)
}

/// The phrases of one member, or of the team.
pub fn phrases_of(member: Option<MemberId>) -> Condition {
    of_member(phrase::Column::MemberId, member)
}

fn of_member(column: impl ColumnTrait, member: Option<MemberId>) -> Condition {
    let whose = match member {
        Some(member) => column.eq(member),
        None => column.is_null(),
    };
    Condition::all().add(whose)
}

/// The database keeps codes apart, whoever was faster.
pub fn taken(error: StorageError) -> Problem {
    if error.is_double() {
        let title = "Another phrase has this code";
        return Problem::new(StatusCode::CONFLICT, "code_taken", title);
    }
    error.into()
}
