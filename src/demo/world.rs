use std::collections::HashMap;

use yingke_schema::members::member::Role;

use super::{
    blocked::write_blocked,
    buying::orders,
    came::write_shoppers,
    content::{People, ShopContent},
    crew::{Crew, write_orders},
    desk,
    dice::id_of,
    listed::write_products,
    opened::{open_shop, write_replies},
    planned::write_shifts,
    promised::write_promises,
    saved::write_contacts,
    seed::SeedError,
    shelves::write_shelves,
    shoppers::{Shopper, shoppers},
    story::DAY,
    worded::write_phrases,
};
use crate::{
    storage::{ShopTx, StorageError, Store},
    trade::Bought,
    vocabulary::{CustomerId, MemberId, Millis, ShopId},
};

/// Some at once: `SQLite`'s one writer is never held for long.
const ORDERS_AT_ONCE: usize = 5;
/// Any number, the same on every node: two that seed at once take turns.
const SEEDING: i64 = 0x7365_6564;

/// A shop as it will stand in the database.
pub struct World {
    pub content: ShopContent,
    pub shoppers: Vec<Shopper>,
    pub orders: Vec<Bought>,
}

impl World {
    pub fn make(
        slug: &str,
        customers: usize,
        count: usize,
        people: &People,
        now: Millis,
    ) -> Result<Self, SeedError> {
        let content = ShopContent::of(slug)?;
        let shoppers = shoppers(slug, customers, people);
        let orders = orders(&content, &shoppers, people, count, now)?;
        Ok(Self {
            content,
            shoppers,
            orders,
        })
    }

    /// In small transactions; each finds out whether it was made before.
    pub async fn write(&self, store: &Store, hash: &str, now: Millis) -> Result<(), SeedError> {
        let content = &self.content;
        let slug = &content.sheet.slug;
        let opened = now - 120 * DAY;
        let shop = ShopId(id_of("shop", slug, 0));
        open_shop(store, shop, content, hash, opened).await?;
        write_phrases(store, shop, content, opened).await?;
        if slug == "qingmu" {
            write_replies(store, shop, now).await?;
            write_shifts(store, shop, slug, &content.members, now).await?;
        }
        write_shelves(store, shop, slug, &content.goods).await?;
        write_products(store, shop, content, opened).await?;
        self.write_customers(store, shop, now).await?;
        let crew = Crew::of(shop, content);
        for orders in self.orders.chunks(ORDERS_AT_ONCE) {
            write_orders(store, shop, orders, &crew).await?;
        }
        Ok(())
    }

    /// With whatever is known of them beside their orders.
    async fn write_customers(
        &self,
        store: &Store,
        shop: ShopId,
        now: Millis,
    ) -> Result<(), StorageError> {
        let slug = &self.content.sheet.slug;
        let bought = self.orders_by_customer();
        write_shoppers(store, shop, &self.shoppers, &bought, now).await?;
        if let Some(by) = self.content.members.get(1) {
            let by = desk::member_id(slug, 1, by);
            write_blocked(store, shop, &self.shoppers, by, now).await?;
        }
        let tx = begin(store, shop).await?;
        write_promises(&tx, slug, &self.agents(), &self.some_customers(), now).await?;
        tx.commit().await?;
        let known = (&self.content, self.shoppers.as_slice());
        write_contacts(store, shop, known, now - 20 * DAY).await
    }

    fn agents(&self) -> Vec<MemberId> {
        let members = self.content.members.iter().enumerate();
        let agents = members.filter(|(_, member)| member.role == Role::Agent);
        agents
            .map(|(place, member)| desk::member_id(&self.content.sheet.slug, place, member))
            .collect()
    }

    /// A few who have bought something.
    fn some_customers(&self) -> Vec<CustomerId> {
        let mut customers: Vec<_> = self.orders_by_customer().into_keys().collect();
        customers.sort();
        customers.truncate(9);
        customers
    }

    fn orders_by_customer(&self) -> HashMap<CustomerId, Vec<&Bought>> {
        let mut by_customer: HashMap<_, Vec<_>> = HashMap::new();
        for order in &self.orders {
            by_customer.entry(order.customer).or_default().push(order);
        }
        by_customer
    }
}

/// A part of the seed: what is lost with a machine is made again.
pub(super) async fn begin(store: &Store, shop: ShopId) -> Result<ShopTx, StorageError> {
    let tx = store.begin_part(shop).await?;
    tx.lock(SEEDING).await?;
    Ok(tx)
}
