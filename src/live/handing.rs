//! Everything a member has, handed on at once, as at the end of a shift.

use futures_util::future::join_all;

use super::{Live, commands};
use crate::{
    access::Member,
    reception::{Act, HandTo, Item, Key, Outcome, Sender, SenderKind},
    storage::StorageError,
    vocabulary::{ClientId, new_id},
};

/// What is said of the handing on of several conversations.
pub struct Handing<'a> {
    pub by: &'a Member,
    pub to: HandTo,
    pub reason: String,
    pub note: String,
}

impl Live {
    /// Hands on what the member has of `keys`; how many could not be, or why none may be.
    pub async fn hand_on(
        &self,
        handing: Handing<'_>,
        keys: Vec<Key>,
    ) -> Result<Result<usize, &'static str>, StorageError> {
        let (by, group) = (
            handing.by,
            match &handing.to {
                HandTo::Group(name) => Some(name.as_str()),
                _ => None,
            },
        );
        let dispatcher = &self.0.ports.dispatcher;
        let forbidden = dispatcher.forbids(by.shop, group, &handing.reason).await?;
        if let Some(code) = forbidden {
            return Ok(Err(code));
        }
        let handed = keys.into_iter().map(|key| self.hand_one(&handing, key));
        let handed = join_all(handed).await.into_iter();
        let left = handed.filter(|is_handed| !is_handed).count();
        self.dispatch_soon(by.shop);
        Ok(Ok(left))
    }

    async fn hand_one(&self, handing: &Handing<'_>, key: Key) -> bool {
        let Ok(Some(facts)) = self.facts(key).await else {
            return false;
        };
        let item = Item {
            key,
            client_id: ClientId(new_id()),
            sender: Sender {
                kind: SenderKind::Member,
                id: handing.by.id.0,
                name: handing.by.nick.as_str().into(),
            },
            act: Act::Transfer {
                to: handing.to.clone(),
                reason: commands::reason_of(&handing.reason),
                note: commands::note_of(&handing.note),
                over: false,
            },
            channel: facts.channel.clone(),
            external_id: None,
        };
        match self.guard().admit(item, &[]) {
            Ok(reviewed) => {
                let outcome = self.ledger().append_and_wait(reviewed).await;
                matches!(outcome, Outcome::Stored { .. })
            }
            Err(_) => false,
        }
    }
}
