//! Ids are UUIDv7, one type per kind of thing, so that a member's id cannot stand where a customer's should.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType, ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    ShopId, PersonId, MemberId, SignInId, CustomerId, ConversationId, FileId, UploadId, PhraseId, ContactId, CardId, ProductId, SkuId, CategoryId, TemplateId, BatchId, OrderId, PromiseId, ShiftId, ClockingId,
    /// Made by the client: a retry carries the same one.
    ClientId,
    OrderImportId,
    ImportId,
    LayoutId,
    JobId,
}
