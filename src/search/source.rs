use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::Kind;
use crate::{
    access::{Action, Member},
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Things of one kind, offered to search by the area that owns them.
#[async_trait]
pub trait Source: Send + Sync {
    fn kind(&self) -> Kind;

    /// Who may not do this finds none of them.
    fn action(&self) -> Action;

    /// Cheap, and another number whenever one of them has changed, come or gone.
    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError>;

    /// The next ones by id; all of them, page by page.
    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError>;

    /// What has changed since, for those who have very many and know; the others are looked through page by page.
    async fn changed_since(
        &self,
        _db: &ShopDb,
        _since: Millis,
    ) -> Result<Option<Vec<Thing>>, StorageError> {
        Ok(None)
    }

    /// As this member sees them now; those that are gone, or not for this member, are left out.
    async fn named(
        &self,
        db: &ShopDb,
        of: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError>;
}

/// Something that can be found by its title and text. Neither holds a phone, an identity or an address.
#[derive(Clone, Debug, Hash)]
pub struct Thing {
    pub id: Uuid,
    pub who: Who,
    pub title: String,
    pub text: String,
    pub at: Millis,
    /// Found by the whole of it only: [`sealed`] numbers.
    pub sealed: Vec<String>,
    /// The part of the thing's page that a click opens, where its kind and id do not say enough.
    pub link: Option<String>,
}

/// Whose thing it is.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
pub enum Who {
    Everyone,
    Members(Vec<MemberId>),
}

impl Who {
    /// One member's own, or the team's.
    pub fn of(member: Option<MemberId>) -> Self {
        member.map_or(Self::Everyone, |of| Self::Members(vec![of]))
    }

    pub fn may(&self, member: &Member) -> bool {
        match self {
            Self::Everyone => true,
            Self::Members(members) => members.contains(&member.id),
        }
    }

    /// What the thing is tagged with in the index.
    pub fn tags(&self, kind: Kind) -> Vec<String> {
        match self {
            Self::Everyone => vec![kind.word().to_owned()],
            Self::Members(members) => members.iter().map(|of| own_tag(kind, *of)).collect(),
        }
    }
}

pub fn own_tag(kind: Kind, of: MemberId) -> String {
    format!("{}:{of}", kind.word())
}

/// What is kept of a number that only its whole may be found by: no dictionary of numbers opens it without the shop's secret.
pub fn sealed(secret: &str, number: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(b"search\0");
    let digits = number.bytes().filter(u8::is_ascii_digit);
    mac.update(&digits.collect::<Vec<_>>());
    let code = mac.finalize().into_bytes();
    code.iter()
        .take(16)
        .fold("sealed:".to_owned(), |sealed, byte| {
            format!("{sealed}{byte:02x}")
        })
}
