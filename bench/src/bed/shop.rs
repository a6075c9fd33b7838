use uuid::Uuid;
use yingke::{
    access::{DEVICE_TOKEN, SIGN_IN_TOKEN},
    vocabulary::{Clock, new_id, new_secret, secret_hash},
};

use super::sql::{Dialect, insert};
use crate::wire::Account;

pub const SLUG: &str = "bench";
const HOUR_MS: i64 = 60 * 60 * 1_000;
const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// A shop whose conversations are shared out among its agents.
#[derive(Clone)]
pub struct Shop {
    pub id: Uuid,
    pub agents: Vec<Agent>,
    pub customers: Vec<Customer>,
}

#[derive(Clone)]
pub struct Agent {
    pub member: Uuid,
    person: Uuid,
    token: String,
}

#[derive(Clone)]
pub struct Customer {
    pub id: Uuid,
    pub conversation: Uuid,
    token: String,
}

impl Shop {
    pub fn new(customers: usize, agents: usize) -> Self {
        let agent = || Agent {
            member: new_id(),
            person: new_id(),
            token: format!("{SIGN_IN_TOKEN}{}", new_secret()),
        };
        let customer = || Customer {
            id: new_id(),
            conversation: new_id(),
            token: format!("{DEVICE_TOKEN}{}", new_secret()),
        };
        Self {
            id: new_id(),
            agents: (0..agents).map(|_| agent()).collect(),
            customers: (0..customers).map(|_| customer()).collect(),
        }
    }

    /// The agent who has a customer's conversation.
    pub fn agent_of(&self, customer: usize) -> &Agent {
        &self.agents[customer % self.agents.len()]
    }

    /// A customer who resumes the own conversation.
    pub fn customer(&self, index: usize) -> Account {
        let customer = &self.customers[index];
        Account(vec![
            (hello("customer", &customer.token), "\"welcome\""),
            (resume(customer.conversation, 0), "\"resumed\""),
        ])
    }

    /// A customer who comes back holding the first entry.
    pub fn returning(customer: &Customer) -> Account {
        Account(vec![
            (hello("customer", &customer.token), "\"welcome\""),
            (resume(customer.conversation, 1), "\"resumed\""),
        ])
    }

    /// An agent who has resumed the conversations of the first `customers` that are theirs.
    pub fn agent(&self, index: usize, customers: usize) -> Account {
        let first = (hello("member", &self.agents[index].token), "\"welcome\"");
        let own = (index..customers).step_by(self.agents.len());
        let own = own.map(|customer| self.customers[customer].conversation);
        let resumed = own.map(|conversation| (resume(conversation, 0), "\"resumed\""));
        Account(std::iter::once(first).chain(resumed).collect())
    }

    /// What an agent's requests carry.
    pub fn bearer(&self, index: usize) -> &str {
        &self.agents[index].token
    }

    /// Everything but the log, as SQL. Conversations are assigned and `depth` entries long.
    pub fn script(&self, dialect: Dialect, depth: i64) -> String {
        let now = Clock::system().now();
        let mut out = String::from("BEGIN;\n");
        let shop = dialect.id(self.id);
        let row =
            format!("{shop}, '{SLUG}', 'Bench', '', 'secret', 'another', 20000, 60000, {now}");
        let into = "shop (id, slug, name, about, identity_secret, link_secret, first_limit_ms, later_limit_ms, created_at)";
        insert(&mut out, into, &[row]);
        insert(&mut out, "desk", &[format!("{shop}, 1")]);
        self.staff(&mut out, dialect, now);
        self.customers(&mut out, dialect, now);
        self.conversations(&mut out, dialect, now, depth);
        out.push_str("COMMIT;\n");
        out
    }

    fn staff(&self, out: &mut String, dialect: Dialect, now: i64) {
        let of = |row: &dyn Fn(usize, &Agent) -> String| -> Vec<String> {
            let agents = self.agents.iter().enumerate();
            agents.map(|(place, agent)| row(place, agent)).collect()
        };
        let (shop, until) = (dialect.id(self.id), now + MONTH_MS);
        let id = |id: Uuid| dialect.id(id);
        let hash = |token: &str| dialect.bytes(&secret_hash(token));
        let person = |n: usize, a: &Agent| {
            format!(
                "{}, 'agent{n}', '客服{n}', '-', '{{}}', {now}",
                id(a.person)
            )
        };
        insert(out, "person", &of(&person));
        let sign_in = |_: usize, a: &Agent| {
            let (own, hash) = (id(new_id()), hash(&a.token));
            format!(
                "{own}, {hash}, {}, 'bench', {now}, {until}, NULL",
                id(a.person)
            )
        };
        let into =
            "sign_in (id, token_hash, person_id, device, created_at, expires_at, revoked_at)";
        insert(out, into, &of(&sign_in));
        let member = |n: usize, a: &Agent| {
            let (own, person) = (id(a.member), id(a.person));
            format!("{shop}, {own}, {person}, 'agent', '客服{n}', 100, {now}, NULL")
        };
        insert(out, "member", &of(&member));
    }

    fn customers(&self, out: &mut String, dialect: Dialect, now: i64) {
        let shop = dialect.id(self.id);
        let row = |(n, c): (usize, &Customer)| {
            let id = dialect.id(c.id);
            format!("{shop}, {id}, NULL, '访客{n}', NULL, NULL, NULL, '[]', 0, {now}, {now}")
        };
        let rows: Vec<_> = self.customers.iter().enumerate().map(row).collect();
        insert(out, "customer", &rows);
        let row = |c: &Customer| {
            let hash = dialect.bytes(&secret_hash(&c.token));
            format!("{shop}, {hash}, {}, {now}", dialect.id(c.id))
        };
        let rows: Vec<_> = self.customers.iter().map(row).collect();
        insert(out, "customer_device", &rows);
    }

    fn conversations(&self, out: &mut String, dialect: Dialect, now: i64, depth: i64) {
        let shop = dialect.id(self.id);
        let last = if depth > 0 { now - 2 * HOUR_MS } else { now };
        let of = |row: &dyn Fn(usize, &Customer) -> String| -> Vec<String> {
            let customers = self.customers.iter().enumerate();
            customers
                .map(|(place, customer)| row(place, customer))
                .collect()
        };
        let row = |_: usize, c: &Customer| {
            let (id, customer) = (dialect.id(c.conversation), dialect.id(c.id));
            format!("{shop}, {id}, {customer}, 'widget', NULL, {now}")
        };
        insert(out, "conversation", &of(&row));
        let row = |n: usize, c: &Customer| {
            let (id, agent) = (
                dialect.id(c.conversation),
                dialect.id(self.agent_of(n).member),
            );
            format!("{shop}, {id}, {depth}, 0, 2, {agent}, 1, {now}, NULL, TRUE, {last}")
        };
        insert(out, "conversation_head", &of(&row));
        let row = |n: usize, c: &Customer| {
            let (id, agent) = (
                dialect.id(c.conversation),
                dialect.id(self.agent_of(n).member),
            );
            format!("{shop}, {id}, 1, {now}, {now}, {now}, NULL, {agent}")
        };
        insert(out, "session", &of(&row));
    }
}

fn hello(role: &str, token: &str) -> String {
    format!(
        "{{\"type\":\"hello\",\"v\":1,\"as\":\"{role}\",\"shop\":\"{SLUG}\",\"token\":\"{token}\"}}"
    )
}

fn resume(conversation: Uuid, held: i64) -> String {
    format!("{{\"type\":\"resume\",\"conversation\":\"{conversation}\",\"public\":{held}}}")
}
