//! What people do, as data: drawn by the dice, asked of the routes, and printed where it goes wrong.

mod beside;
mod card;
mod case;
mod money;
mod order;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::{
    calendar::Date,
    vocabulary::{OrderId, SkuId, new_id},
};

pub use self::{
    beside::BesideAct,
    card::{Card, CardAct, is_of_card},
    case::{CaseAct, Part, Wish},
    money::MoneyAct,
    order::{OrderAct, Price},
};
use super::{books::Books, dice::Dice};

#[derive(Clone, Debug)]
pub struct Act {
    pub who: Who,
    /// By its place among the orders of the walk.
    pub order: usize,
    pub line: usize,
    pub what: What,
    /// It names the order as it was before.
    pub is_stale: bool,
    /// It is asked once more with the same key.
    pub is_doubled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Customer,
    Stranger,
    /// Within an agent's limits.
    Agent,
    Supervisor,
    Owner,
    /// Who notes and ships, and does nothing else.
    Warehouse,
}

#[derive(Clone, Debug)]
pub enum What {
    Place {
        /// So many of each line.
        pieces: [i64; 2],
        /// Somebody comes to put it together.
        is_installed: bool,
    },
    Order(OrderAct),
    Case(CaseAct),
    Money(MoneyAct),
    Card(CardAct),
    Beside(BesideAct),
    /// The shop sells a SKU for something else from now on.
    Cost {
        sku: usize,
        fen: i64,
    },
    Wait {
        hours: i64,
    },
    /// The shop has an act wait for its customers' yes, or not any more.
    Needs {
        act: &'static str,
        waits: bool,
    },
}

/// What is sent.
pub struct Request {
    pub method: Method,
    /// Below the shop.
    pub path: String,
    pub body: Value,
}

/// What an act is about, as it stands.
pub struct Scene<'a> {
    pub id: OrderId,
    pub line: usize,
    /// As it is named.
    pub rev: i64,
    /// How much of that its customer does not see.
    pub noted: i64,
    /// Of the line, as its customer sees it.
    pub most_fen: i64,
    pub books: &'a Books,
    pub skus: &'a [SkuId],
    pub today: Date,
    pub conversation: &'a str,
}

impl Who {
    pub const ALL: [Self; 6] = [
        Self::Customer,
        Self::Stranger,
        Self::Agent,
        Self::Supervisor,
        Self::Owner,
        Self::Warehouse,
    ];
    const CUSTOMER: &'static [Self] = &[Self::Customer];
    const SERVING: &'static [Self] = &[Self::Agent, Self::Supervisor, Self::Owner];
    const KEEPING: &'static [Self] = &[Self::Agent, Self::Supervisor, Self::Owner, Self::Warehouse];
    const LEADING: &'static [Self] = &[Self::Supervisor, Self::Owner];
}

impl What {
    /// Whoever else asks is refused.
    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Place { .. } | Self::Cost { .. } | Self::Wait { .. } => Who::CUSTOMER,
            Self::Needs { .. } => Who::LEADING,
            Self::Order(act) => act.may(),
            Self::Case(act) => act.may(),
            Self::Money(act) => act.may(),
            Self::Card(act) => act.may(),
            Self::Beside(act) => act.may(),
        }
    }

    /// None where nothing is there that it could be about.
    pub fn request(&self, scene: &Scene<'_>) -> Option<Request> {
        match self {
            Self::Place { .. } | Self::Cost { .. } | Self::Wait { .. } | Self::Needs { .. } => None,
            Self::Order(act) => Some(act.request(scene)),
            Self::Case(act) => Some(act.request(scene)),
            Self::Money(act) => act.request(scene),
            Self::Card(act) => act.request(scene),
            Self::Beside(act) => Some(act.request(scene)),
        }
    }

    /// The pieces of the line that it names, where it names some.
    pub const fn pieces(&self) -> Option<i64> {
        match self {
            Self::Case(act) => act.pieces(),
            Self::Card(act) => act.pieces(),
            _ => None,
        }
    }

    /// Of what no event of an order tells, once it was done.
    pub const fn name(&self) -> Option<&'static str> {
        match self {
            Self::Order(OrderAct::Install { .. }) => Some("installation_moved"),
            Self::Case(CaseAct::AskAll { .. }) => Some("all_asked"),
            Self::Case(CaseAct::AgreeAll) => Some("all_agreed"),
            Self::Money(MoneyAct::AskInvoice) => Some("invoice_asked"),
            Self::Money(MoneyAct::EnterInvoice) => Some("invoice_entered"),
            Self::Money(MoneyAct::IssueInvoice) => Some("invoice_issued"),
            Self::Beside(BesideAct::NoteAll { .. }) => Some("all_noted"),
            _ => None,
        }
    }

    pub fn needs(dice: &mut Dice) -> Self {
        Self::Needs {
            act: dice.one_of(&["closing", "extension", "part_shipment"]),
            waits: dice.is_one_in(2),
        }
    }

    pub fn place(dice: &mut Dice) -> Self {
        Self::Place {
            pieces: [dice.number(1, 4), dice.number(1, 4)],
            is_installed: dice.is_one_in(3),
        }
    }
}

impl Scene<'_> {
    fn mine(&self, end: &str) -> String {
        format!("mine/orders/{}/{end}", self.id)
    }

    fn ours(&self, end: &str) -> String {
        format!("orders/{}/{end}", self.id)
    }

    /// With a key of its own, to the order as it was seen.
    fn seen(&self, path: &str, mut body: Value) -> Value {
        let is_theirs = path.starts_with("mine/");
        let unseen = if is_theirs { self.noted } else { 0 };
        body["key"] = json!(new_id());
        body["rev"] = json!(self.rev - unseen);
        body
    }

    fn post(&self, path: String, body: Value) -> Request {
        let body = self.seen(&path, body);
        plain(Method::POST, path, body)
    }

    fn put(&self, path: String, body: Value) -> Request {
        let body = self.seen(&path, body);
        plain(Method::PUT, path, body)
    }
}

/// As it is.
pub const fn plain(method: Method, path: String, body: Value) -> Request {
    Request { method, path, body }
}

fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

/// Where delivery costs the same, or much more.
fn elsewhere(is_far: bool) -> Value {
    let address = if is_far {
        "新疆乌鲁木齐市天山区解放路 1 号"
    } else {
        "上海市徐汇区某路 2 号"
    };
    json!({ "receiver": "周禾", "phone": "13900139000", "address": address })
}
