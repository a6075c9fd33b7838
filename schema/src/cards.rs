//! Cards that were sent to customers, what they answered, and what they say of what they bought.

pub mod card {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CardId, ConversationId, MemberId, OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "card")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CardId,
        pub conversation_id: ConversationId,
        /// As `cards::CardKind`.
        pub kind: String,
        /// The order it is about, if it is about one.
        pub order_id: Option<OrderId>,
        /// JSON, as `cards::Content`.
        pub content: String,
        /// As the log keeps it.
        pub title: String,
        /// What the sender says with it.
        pub words: String,
        /// None: sent by itself.
        pub member_id: Option<MemberId>,
        pub nick: String,
        /// Of the command that sent it, and what tells two commands with one key apart.
        pub key: Uuid,
        pub digest: String,
        pub at: Millis,
        /// JSON, as `cards::Given`; none: not answered.
        pub answer: Option<String>,
        pub answered_at: Option<Millis>,
        pub rev: i64,
        /// The shop took it back, unanswered.
        pub withdrawn_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "card_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `cards::CardRules`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod review {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, OrderId, ProductId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// Its place in the order, from 0.
        #[sea_orm(primary_key, auto_increment = false)]
        pub line: i64,
        pub product_id: ProductId,
        /// 1 to 5.
        pub stars: i16,
        pub words: String,
        pub at: Millis,
        pub reply: Option<String>,
        pub replied_by: Option<MemberId>,
        /// Who replied, as shown at the time.
        pub replied_nick: String,
        pub replied_at: Option<Millis>,
    }

    crate::shop_entity!();
}
