use sea_orm::ColumnTrait;
use serde_json::Value;
use yingke::vocabulary::OrderId;
use yingke_schema::{
    audit::record,
    cards::{card, review},
    catalogue::sku,
    outbox,
    trade::{after_sale, collection, event, invoice, line, note, order, payout, request},
};

use super::world::World;

/// What trade and cards tell; what the conversation tells comes at times of its own.
const KINDS: [&str; 5] = [
    "OrderChanged",
    "ReviewChanged",
    "CardChanged",
    "CaseActed",
    "Notice",
];

/// All that a shop has written down about its orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Books {
    pub orders: Vec<order::Model>,
    pub lines: Vec<line::Model>,
    pub events: Vec<event::Model>,
    pub payouts: Vec<payout::Model>,
    pub collections: Vec<collection::Model>,
    pub cases: Vec<after_sale::Model>,
    pub requests: Vec<request::Model>,
    pub invoices: Vec<invoice::Model>,
    pub notes: Vec<note::Model>,
    pub reviews: Vec<review::Model>,
    pub cards: Vec<card::Model>,
    pub skus: Vec<sku::Model>,
    pub audit: Vec<record::Model>,
    pub told: Vec<outbox::event::Model>,
}

/// What other areas were told.
pub struct Told {
    /// `OrderChanged`, `ReviewChanged` or `CardChanged`.
    pub of: String,
    pub body: Value,
}

impl Books {
    pub async fn of(world: &World<'_>) -> Self {
        let db = world.app.app.store().shop(world.shop.id);
        let orders = db.rows::<order::Entity>().ascending(order::Column::Id);
        let lines = db.rows::<line::Entity>().ascending(line::Column::OrderId);
        let lines = lines.ascending(line::Column::No);
        let events = db.rows::<event::Entity>();
        let events = events.ascending(event::Column::OrderId);
        let events = events.ascending(event::Column::No);
        let payouts = db.rows::<payout::Entity>();
        let payouts = payouts.ascending(payout::Column::OrderId);
        let payouts = payouts.ascending(payout::Column::EventNo);
        let collections = db.rows::<collection::Entity>();
        let collections = collections.ascending(collection::Column::Key);
        let cases = db.rows::<after_sale::Entity>();
        let cases = cases.ascending(after_sale::Column::OrderId);
        let cases = cases.ascending(after_sale::Column::LineNo);
        let requests = db.rows::<request::Entity>();
        let requests = requests.ascending(request::Column::OrderId);
        let requests = requests.ascending(request::Column::No);
        let invoices = db.rows::<invoice::Entity>();
        let invoices = invoices.ascending(invoice::Column::OrderId);
        let notes = db.rows::<note::Entity>().ascending(note::Column::OrderId);
        let notes = notes.ascending(note::Column::No);
        let reviews = db.rows::<review::Entity>();
        let reviews = reviews.ascending(review::Column::OrderId);
        let reviews = reviews.ascending(review::Column::Line);
        let cards = db.rows::<card::Entity>().ascending(card::Column::Id);
        let skus = db.rows::<sku::Entity>().ascending(sku::Column::Code);
        let audit = db.rows::<record::Entity>().ascending(record::Column::No);
        let told = db.rows::<outbox::event::Entity>();
        let told = told.with(outbox::event::Column::Kind.is_in(KINDS));
        let told = told.ascending(outbox::event::Column::Id);
        Self {
            orders: orders.all().await.unwrap(),
            lines: lines.all().await.unwrap(),
            events: events.all().await.unwrap(),
            payouts: payouts.all().await.unwrap(),
            collections: collections.all().await.unwrap(),
            cases: cases.all().await.unwrap(),
            requests: requests.all().await.unwrap(),
            invoices: invoices.all().await.unwrap(),
            notes: notes.all().await.unwrap(),
            reviews: reviews.all().await.unwrap(),
            cards: cards.all().await.unwrap(),
            skus: skus.all().await.unwrap(),
            audit: audit.all().await.unwrap(),
            told: told.all().await.unwrap(),
        }
    }

    /// The first table that is not as it is in `other`. What was asked of the payment service is not undone by its no.
    pub fn differs(&self, other: &Self) -> Option<&'static str> {
        let tables = [
            ("trade_order", self.orders == other.orders),
            ("order_line", self.lines == other.lines),
            ("order_event", self.events == other.events),
            ("payout", self.payouts == other.payouts),
            ("after_sale", self.cases == other.cases),
            ("trade_request", self.requests == other.requests),
            ("order_invoice", self.invoices == other.invoices),
            ("order_note", self.notes == other.notes),
            ("review", self.reviews == other.reviews),
            ("card", self.cards == other.cards),
            ("sku", self.skus == other.skus),
            ("audit", self.audit == other.audit),
            ("outbox", self.told == other.told),
        ];
        let mut tables = tables.into_iter();
        tables.find(|(_, is_same)| !is_same).map(|(name, _)| name)
    }

    pub fn order(&self, id: OrderId) -> Option<&order::Model> {
        self.orders.iter().find(|row| row.id == id)
    }

    pub fn lines_of(&self, id: OrderId) -> Vec<&line::Model> {
        let lines = self.lines.iter();
        lines.filter(|row| row.order_id == id).collect()
    }

    pub fn events_of(&self, id: OrderId) -> Vec<&event::Model> {
        let events = self.events.iter();
        events.filter(|row| row.order_id == id).collect()
    }

    pub fn payouts_of(&self, id: OrderId) -> Vec<&payout::Model> {
        let payouts = self.payouts.iter();
        payouts.filter(|row| row.order_id == id).collect()
    }

    pub fn collections_of(&self, id: OrderId) -> Vec<&collection::Model> {
        let collections = self.collections.iter();
        collections.filter(|row| row.order_id == id).collect()
    }

    pub fn cases_of(&self, id: OrderId) -> Vec<&after_sale::Model> {
        let cases = self.cases.iter();
        cases.filter(|row| row.order_id == id).collect()
    }

    /// What was told since the books were as `before`.
    pub fn told_since(&self, before: &Self) -> Vec<Told> {
        let new = self.told.iter().skip(before.told.len());
        let new = new.filter(|row| KINDS[..3].contains(&row.kind.as_str()));
        let told = new.map(|row| Told {
            of: row.kind.clone(),
            body: serde_json::from_str(&row.payload).unwrap(),
        });
        told.collect()
    }
}

impl Told {
    pub fn text(&self, name: &str) -> &str {
        self.body[name].as_str().unwrap_or_default()
    }

    /// A change of this order, not of what stands beside it.
    pub fn is_of(&self, order: OrderId) -> bool {
        self.of == "OrderChanged" && self.text("order") == order.to_string()
    }

    /// Told of an order, and no event of its history.
    pub fn is_beside(&self) -> bool {
        let asked = ["request_made", "request_answered", "request_fell"];
        self.raises_only() || asked.contains(&self.text("kind"))
    }

    /// No event either, but a change: whoever acts on what is old is told so.
    pub fn raises_only(&self) -> bool {
        ["noted", "invoice_asked", "invoice_issued"].contains(&self.text("kind"))
    }
}
