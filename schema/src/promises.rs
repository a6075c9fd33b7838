//! What was promised to customers, and by which rules a shop watches over it.

pub mod promise {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};
    use utoipa::ToSchema;

    use crate::{
        Millis,
        ids::{ConversationId, MemberId, PromiseId, ShopId},
    };

    #[derive(
        Clone,
        Copy,
        Debug,
        PartialEq,
        Eq,
        Hash,
        EnumIter,
        DeriveActiveEnum,
        Serialize,
        Deserialize,
        ToSchema,
    )]
    #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    #[schema(as = PromiseState)]
    pub enum State {
        /// Found in a line, and nobody has said whether it is one.
        Suggested,
        Open,
        Kept,
        Broken,
        /// The customer gave it up.
        Released,
        /// Its line was recalled.
        Withdrawn,
        /// Somebody said it is none.
        Dismissed,
    }

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "promise")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PromiseId,
        pub conversation_id: ConversationId,
        /// The public line it stands in.
        pub seq: i64,
        /// Which of that line's.
        pub n: i64,
        /// As `yingke_promises_zh::Kind::word`.
        pub kind: String,
        /// As written.
        pub words: String,
        /// UTF-16 units of the line's text.
        pub span_from: i64,
        pub span_to: i64,
        pub amount_fen: Option<i64>,
        pub said_by: MemberId,
        pub said_at: Millis,
        pub owner_id: MemberId,
        pub due_at: Millis,
        /// False: the line named no time, so the shop's usual one holds.
        pub is_due_said: bool,
        pub state: State,
        /// What became of it, in a member's words.
        pub note: String,
        /// Who confirmed or dismissed it.
        pub decided_by: Option<MemberId>,
        pub decided_at: Option<Millis>,
        pub closed_by: Option<MemberId>,
        pub closed_at: Option<Millis>,
        /// Raised by each change; whoever changes it names the one they saw.
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "promise_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `promises::Rules`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}
