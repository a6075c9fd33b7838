//! Orders with what happened to them, and what a shop and its customers keep beside them.

pub mod order {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_order")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrderId,
        pub no: String,
        pub customer_id: CustomerId,
        /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
        pub state: String,
        pub goods_fen: i64,
        pub freight_fen: i64,
        pub discount_fen: i64,
        pub total_fen: i64,
        pub paid_fen: i64,
        pub refunded_fen: i64,
        pub receiver: String,
        pub phone: String,
        pub address: String,
        pub carrier: Option<String>,
        pub waybill: Option<String>,
        /// What the customer wrote with it (买家留言): personal data, which nobody changes.
        pub buyer_message: String,
        /// What members wrote beside it.
        pub note: String,
        /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
        pub flag: i16,
        pub created_at: Millis,
        pub paid_at: Option<Millis>,
        pub shipped_at: Option<Millis>,
        pub finished_at: Option<Millis>,
        pub closed_at: Option<Millis>,
        /// Raised by every change.
        pub rev: i64,
        /// How many of these were notes and flags, which its customer knows nothing of.
        pub noted: i64,
        pub extended_days: i64,
        /// Where it was placed, for instance `taobao`; empty: here.
        pub source: String,
        /// When it came into this shop's books: later than it was placed where it was brought in.
        pub came_at: Millis,
        /// Reviews of it that the shop has not replied to.
        pub to_reply: i64,
        /// Lines of it that were reviewed.
        pub reviewed: i64,
        /// Given by the shop for the way back of its returns, beside what was paid.
        pub freight_back_fen: i64,
        /// Its invoice was asked for, and not issued yet.
        pub to_invoice: bool,
        /// When all that is left of it has to have left; none where nothing is, or nothing of it may leave.
        pub ship_by: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod line {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{OrderId, ProductId, ShopId, SkuId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// None: what was bought elsewhere is not sold here.
        pub product_id: Option<ProductId>,
        pub sku_id: Option<SkuId>,
        pub title: String,
        pub sku: String,
        pub picture: String,
        pub price_fen: i64,
        pub quantity: i64,
        pub total_fen: i64,
        /// The field's code, for instance `NO_REFUND`.
        pub refund_state: String,
        /// Off this line alone, beside its part of what is off the whole order; negative: it costs more.
        pub own_discount_fen: i64,
        /// It was made to order when it was placed; none: that was not kept, and nor is the time below.
        pub is_custom: Option<bool>,
        /// So long after it is paid it has to have left, as was promised then.
        pub ships_within_ms: Option<i64>,
        /// Or then, if that is later.
        pub ships_not_before: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod event {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub kind: String,
        /// `customer`, `shop`, `carrier`, `system` or `platform`.
        pub by: String,
        /// JSON: what the event changed, for instance the line it concerns and an amount.
        pub detail: String,
        pub at: Millis,
        /// Who of the shop did it, as they were called then; empty: nobody of the shop, or it was not written down.
        pub nick: String,
        /// Of the parcel that left or came back with it.
        pub waybill: Option<String>,
    }

    crate::shop_entity!();
}

pub mod deed {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_deed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Made by whoever sent the command: a retry carries the same one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Uuid,
        pub order_id: OrderId,
        /// Of what was asked, in hexadecimal.
        pub digest: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod note {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// None: it came with the order.
        pub member_id: Option<MemberId>,
        /// As the member was called then.
        pub nick: String,
        pub note: String,
        pub flag: i16,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        pub pay_within_min: i64,
        pub confirm_after_days: i64,
        /// Of the goods, in hundredths of a per cent.
        pub most_discount_bp: i64,
        /// JSON: six names, empty where the colour's own name will do.
        pub flag_names: String,
        pub rev: i64,
        /// JSON: the delays of after-sale cases; empty: the usual ones.
        pub after_sale: String,
        /// What one person gives alone for one order.
        pub most_compensation_fen: i64,
        pub price_protection_days: i64,
        /// Orders that are placed have the way back paid by an insurance.
        pub freight_insurance: bool,
        /// As `most_discount_bp`, of a supervisor.
        pub most_supervisor_discount_bp: i64,
        /// JSON: what waits for the customer's yes; empty: nothing.
        pub needs_customer: String,
        /// What an agent gives back of an order alone.
        pub most_refund_fen: i64,
        /// The same of a supervisor.
        pub most_supervisor_refund_fen: i64,
        /// When a step of after-sale cases last got less time; 0: never.
        pub times_shortened_at: i64,
    }

    crate::shop_entity!();
}

pub mod after_sale {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, MemberId, OrderId, ShopId},
    };

    /// The last case of a line, so that open ones are found by the time left.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "after_sale")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// The line's place in the order.
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_no: i64,
        /// Of the cases of the line, from 1.
        pub no: i64,
        pub customer_id: CustomerId,
        /// So that a search needs no other table.
        pub order_no: String,
        pub title: String,
        pub kind: String,
        pub reason: String,
        /// The field's code.
        pub state: String,
        pub asked_fen: i64,
        pub opened_at: Millis,
        /// None: nobody is waited for.
        pub due_at: Option<Millis>,
        /// What happens then, where nobody acts.
        pub falls: Option<String>,
        /// The member who sees to it.
        pub owner_id: Option<MemberId>,
        /// None: it is under way.
        pub ended_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod request {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, OrderId, ShopId},
    };

    /// What one person may not do to an order alone.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// Of the order's requests, from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// `price`, `compensation`, `refund`, `offer`, `sku` or `address`.
        pub kind: String,
        /// `open`, `approved`, `refused` or `over`; of a card that was sent, `sent`.
        pub state: String,
        /// Who asks, and as they were called then.
        pub member_id: MemberId,
        pub nick: String,
        pub words: String,
        pub at: Millis,
        /// Of the order as it was then.
        pub total_fen: i64,
        /// Of a price.
        pub freight_fen: Option<i64>,
        pub discount_fen: Option<i64>,
        /// Of a compensation, a refund or an offer, whose reasons are how the money goes back, and of another SKU; an address has an amount.
        pub line_no: Option<i64>,
        pub amount_fen: Option<i64>,
        pub reason: Option<String>,
        /// None: nobody has, or the order went on.
        pub decided_by: Option<MemberId>,
        pub decided_nick: Option<String>,
        pub decided_words: Option<String>,
        pub decided_at: Option<Millis>,
        /// JSON. Of a price: the lines with a discount of their own; none: no line has one. Of a refund: what the customer reads with it. Of an
        /// offer: why it is made, and of how many pieces; of another SKU and an address what would be sent. None: the address is forgotten.
        pub lines: Option<String>,
        /// Of the order's events, the last one there was.
        pub event_no: i64,
        /// Until when a card that was agreed to may be sent; none: there is none to be sent.
        pub send_by: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod asked_price {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, OrderId, ShopId, SkuId},
    };

    /// What a line's SKU cost when the customer asked the shop for the difference, and who answers by when.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "asked_price")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_no: i64,
        /// The line may have another one by now.
        pub sku_id: SkuId,
        /// Of one piece.
        pub price_fen: i64,
        pub at: Millis,
        pub order_no: String,
        pub title: String,
        /// None: nobody is waited for, or it was asked before there was a deadline.
        pub due_at: Option<Millis>,
        pub owner_id: Option<MemberId>,
    }

    crate::shop_entity!();
}

pub mod invoice {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_invoice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// `personal` or `company`.
        pub kind: String,
        pub title: String,
        /// Empty: a person has none.
        pub tax_no: String,
        pub email: String,
        pub asked_at: Millis,
        /// None: it is not issued yet.
        pub number: Option<String>,
        pub amount_fen: Option<i64>,
        pub issued_at: Option<Millis>,
        pub member_id: Option<MemberId>,
        pub nick: Option<String>,
        /// Of the member who entered it, as they were called then; none: the customer asked.
        pub asked_nick: Option<String>,
    }

    crate::shop_entity!();
}

pub mod payout {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    /// Money that an event of an order gives back.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "payout")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// Of the order's events.
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_no: i64,
        /// Under which it is given, once.
        pub key: Uuid,
        pub amount_fen: i64,
        /// It had certainly not gone then: when it was written, or refused last.
        pub since: Millis,
        /// Somebody tries to give it until then; 0: nobody does.
        pub claimed_until: Millis,
        pub tries: i64,
        /// When it is tried next, unless somebody wishes it sooner.
        pub next_at: Millis,
        /// Why the last try gave nothing: `declined` or `unreachable`; `settled_by_hand` where it went another way.
        pub reason: Option<String>,
        /// What the payment service said then, or who settled it.
        pub words: String,
        /// None: it is still due.
        pub done_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod collection {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    /// A try to collect what an order costs.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collection")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// Under which it is collected, once, and called off.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Uuid,
        pub amount_fen: i64,
        /// `asked` or `collected`, while it may pay the order; then `kept`: the order is paid with it; or `called_off`, and once that is
        /// done `given_back`.
        pub state: String,
        /// When it was written, or its call-off refused last.
        pub since: Millis,
        /// When the payment service was asked last.
        pub asked_at: Millis,
        /// Somebody tries to call it off until then; 0: nobody does.
        pub claimed_until: Millis,
        /// To call it off.
        pub tries: i64,
        /// When that is tried next, unless somebody wishes it sooner.
        pub next_at: Millis,
        /// Why the last try failed: `declined` or `unreachable`; `settled_by_hand` where it went back another way.
        pub reason: Option<String>,
        /// What the payment service said then, or who settled it.
        pub words: String,
        /// When it was kept, given back or settled.
        pub ended_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod filter {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_filter")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// JSON: what is looked for.
        pub query: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod cart_line {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, ShopId, SkuId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "cart_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub customer_id: CustomerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub sku_id: SkuId,
        pub quantity: i64,
        pub at: Millis,
    }

    crate::shop_entity!();
}
