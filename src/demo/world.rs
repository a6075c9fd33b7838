use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait};
use yingke_schema::{
    customers::customer,
    members::{member::Role, person},
};

use super::{
    blocked::write_blocked,
    buying::{orders, product_id, sku_id},
    content::{MemberSheet, People, ShopContent},
    crew::{Crew, write_orders},
    desk,
    dice::{Dice, id_of},
    planned::write_shifts,
    promised::write_promises,
    seed::SeedError,
    shelves::write_shelves,
    shoppers::{Shopper, shoppers},
    story::{DAY, MINUTE},
};
use crate::{
    auto_replies,
    calendar::{self, Declared, DutyTimes, LocalTime, NewDay, Span},
    catalogue::{self, Listing, ProductSheet, picture_path},
    contacts::{self, NewContact},
    members::{self, NewMember, NewPerson},
    phrases::{self, NewPhrase, PhraseForm},
    shops::{self, NewShop},
    storage::{ShopTx, StorageError, Store},
    trade::Bought,
    vocabulary::{ContactId, CustomerId, MemberId, Millis, PersonId, PhraseId, ProductId, ShopId},
};

/// Rows of one transaction: `SQLite`'s one writer is never held for long.
const AT_ONCE: usize = 50;
const PRODUCTS_AT_ONCE: usize = 10;
const ORDERS_AT_ONCE: usize = 10;
/// Open conversations dispatch gives to one agent of the demo.
const CAPACITY: i64 = 10;
/// Group and note of each contact.
const CONTACTS: [(&str, &str); 5] = [
    ("装修中", "新房在装修，餐桌餐椅一起看，月底前定"),
    ("装修中", "电梯门净宽 82 厘米，沙发要分体的"),
    ("老客户", "买过床和床头柜，喜欢白蜡木原色"),
    ("老客户", "开民宿，一次要十几把椅子，问过开票"),
    ("", "说好补发的五金包到了再问一声"),
];
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
        let opened = now - 120 * DAY;
        let shop = ShopId(id_of("shop", &self.content.sheet.slug, 0));
        self.open_shop(store, shop, hash, opened).await?;
        self.write_phrases(store, shop, opened).await?;
        if self.content.sheet.slug == "qingmu" {
            write_replies(store, shop, now).await?;
            let members = &self.content.members;
            write_shifts(store, shop, &self.content.sheet.slug, members, now).await?;
        }
        let (slug, goods) = (&self.content.sheet.slug, &self.content.goods);
        write_shelves(store, shop, slug, goods).await?;
        for (at, sheets) in self.content.products.chunks(PRODUCTS_AT_ONCE).enumerate() {
            self.write_products(store, shop, at * PRODUCTS_AT_ONCE, sheets, opened)
                .await?;
        }
        let bought = self.orders_by_customer();
        for shoppers in self.shoppers.chunks(AT_ONCE) {
            write_shoppers(store, shop, shoppers, &bought, now).await?;
        }
        if let Some(by) = self.content.members.get(1) {
            let by = desk::member_id(&self.content.sheet.slug, 1, by);
            write_blocked(store, shop, &self.shoppers, by, now).await?;
        }
        let tx = begin(store, shop).await?;
        write_promises(
            &tx,
            &self.content.sheet.slug,
            &self.agents(),
            &self.some_customers(),
            now,
        )
        .await?;
        tx.commit().await?;
        self.write_contacts(store, shop, now - 20 * DAY).await?;
        let crew = Crew::of(shop, &self.content);
        for orders in self.orders.chunks(ORDERS_AT_ONCE) {
            write_orders(store, shop, orders, &crew).await?;
        }
        Ok(())
    }

    async fn open_shop(
        &self,
        store: &Store,
        shop: ShopId,
        hash: &str,
        at: Millis,
    ) -> Result<(), StorageError> {
        let sheet = &self.content.sheet;
        let tx = begin(store, shop).await?;
        if !shops::is_there(&tx).await? {
            let new = NewShop {
                slug: &sheet.slug,
                name: &sheet.name,
                about: &sheet.about,
            };
            shops::create(&tx, new, at).await?;
            for (place, member) in self.content.members.iter().enumerate() {
                employ(&tx, &sheet.slug, place, member, hash, at).await?;
            }
            desk::set_up(&tx, &sheet.slug, &self.content.members, at).await?;
        }
        tx.commit().await
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

    async fn write_phrases(
        &self,
        store: &Store,
        shop: ShopId,
        at: Millis,
    ) -> Result<(), StorageError> {
        let slug = &self.content.sheet.slug;
        let phrases = self
            .content
            .phrases
            .iter()
            .enumerate()
            .map(|(place, sheet)| NewPhrase {
                id: PhraseId(id_of(
                    "phrase",
                    &format!("{slug}/{}", sheet.code),
                    place as u64,
                )),
                member: None,
                form: PhraseForm {
                    folder: sheet.folder.clone(),
                    code: sheet.code.clone(),
                    title: sheet.title.clone(),
                    body: sheet.body.clone(),
                    pictures: Vec::new(),
                    products: self.products_with(&sheet.products),
                },
                position: place as i64 * 1_024,
                at,
            });
        let tx = begin(store, shop).await?;
        if !phrases::any(&tx).await? {
            phrases::write_down(&tx, phrases.collect()).await?;
        }
        tx.commit().await
    }

    fn products_with(&self, codes: &[String]) -> Vec<ProductId> {
        let slug = &self.content.sheet.slug;
        let all = self.content.products.iter().enumerate();
        let shown = all.filter(|(_, sheet)| codes.contains(&sheet.code));
        shown
            .map(|(place, sheet)| product_id(slug, &sheet.code, place))
            .collect()
    }

    /// Whom the first agent saved: some with a note, in two groups.
    async fn write_contacts(
        &self,
        store: &Store,
        shop: ShopId,
        at: Millis,
    ) -> Result<(), StorageError> {
        let slug = &self.content.sheet.slug;
        let members = self.content.members.iter().enumerate();
        let agent = members
            .clone()
            .find(|(_, member)| member.role == Role::Agent);
        let Some((place, agent)) = agent else {
            return Ok(());
        };
        let member = desk::member_id(slug, place, agent);
        let tx = begin(store, shop).await?;
        if !contacts::any(&tx).await? {
            let known = self
                .shoppers
                .iter()
                .filter(|shopper| shopper.external_id.is_some());
            for ((shopper, (group, note)), no) in known.zip(CONTACTS).zip(0..) {
                let new = NewContact {
                    id: ContactId(id_of("contact", &format!("{slug}/{no}"), no)),
                    member: Some(member),
                    customer: shopper.id,
                    group: group.to_owned(),
                    note: note.to_owned(),
                    at: at + no as Millis * MINUTE,
                };
                contacts::write_down(&tx, new).await?;
            }
        }
        tx.commit().await
    }

    async fn write_products(
        &self,
        store: &Store,
        shop: ShopId,
        first: usize,
        sheets: &[ProductSheet],
        at: Millis,
    ) -> Result<(), StorageError> {
        let slug = &self.content.sheet.slug;
        let tx = begin(store, shop).await?;
        for (place, sheet) in (first..).zip(sheets) {
            let id = product_id(slug, &sheet.code, place);
            if catalogue::is_listed(&tx, id).await? {
                break;
            }
            let sku_ids = sheet
                .skus
                .iter()
                .enumerate()
                .map(|(at, sku)| sku_id(slug, &sku.code, at));
            let listing = Listing {
                id,
                sku_ids: sku_ids.collect(),
                position: place as i64,
                pictures: sheet
                    .pictures
                    .iter()
                    .map(|name| picture_path(slug, name))
                    .collect(),
                sheet: sheet.clone(),
                at,
            };
            catalogue::put_up(&tx, listing).await?;
        }
        tx.commit().await
    }

    fn orders_by_customer(&self) -> HashMap<CustomerId, Vec<&Bought>> {
        let mut by_customer: HashMap<_, Vec<_>> = HashMap::new();
        for order in &self.orders {
            by_customer.entry(order.customer).or_default().push(order);
        }
        by_customer
    }
}

pub(super) async fn begin(store: &Store, shop: ShopId) -> Result<ShopTx, StorageError> {
    let tx = store.begin(shop).await?;
    tx.lock(SEEDING).await?;
    Ok(tx)
}

/// A person who works in both shops is one person.
async fn employ(
    tx: &ShopTx,
    slug: &str,
    place: usize,
    member: &MemberSheet,
    hash: &str,
    at: Millis,
) -> Result<(), StorageError> {
    let id = PersonId(id_of("person", &member.login, 0));
    let known = tx
        .rows_of_all::<person::Entity>()
        .with(person::Column::Id.eq(id))
        .one()
        .await?;
    if known.is_none() {
        let password_hash = hash.to_owned();
        let new = NewPerson {
            id,
            login: &member.login,
            name: &member.name,
            password_hash,
        };
        members::create_person(tx, new, at).await?;
    }
    let new = NewMember {
        id: desk::member_id(slug, place, member),
        person: id,
        role: member.role,
        nick: &member.nick,
        capacity: CAPACITY,
    };
    members::create_member(tx, new, at).await
}

/// What the shop says by itself, when it serves, and a day off of its own.
async fn write_replies(store: &Store, shop: ShopId, now: Millis) -> Result<(), StorageError> {
    let tx = begin(store, shop).await?;
    if auto_replies::put_up(&tx, &auto_replies::ready_made(), now).await? {
        let span = |from: i64, to: i64| {
            vec![Span {
                from: from * 60,
                to: to * 60,
            }]
        };
        let duty = DutyTimes {
            week: vec![span(8, 23); 7],
            holidays: Some(span(10, 20)),
            make_up: None,
        };
        calendar::set_duty(&tx, &duty, now).await?;
        let stock_taking = NewDay {
            kind: Declared::Holiday,
            name: "盘点店休".into(),
        };
        let day = LocalTime::of(now).date.plus(12);
        calendar::declare(&tx, day, &stock_taking, now).await?;
    }
    tx.commit().await
}

async fn write_shoppers(
    store: &Store,
    shop: ShopId,
    shoppers: &[Shopper],
    bought: &HashMap<CustomerId, Vec<&Bought>>,
    now: Millis,
) -> Result<(), StorageError> {
    let tx = begin(store, shop).await?;
    let is_there = customer::Column::Id.is_in(shoppers.iter().map(|shopper| shopper.id));
    if tx
        .rows::<customer::Entity>()
        .with(is_there)
        .one()
        .await?
        .is_none()
    {
        let none = Vec::new();
        tx.insert_many(shoppers.iter().map(|shopper| {
            customer_row(shop, shopper, bought.get(&shopper.id).unwrap_or(&none), now)
        }))
        .await?;
    }
    tx.commit().await
}

fn customer_row(
    shop: ShopId,
    shopper: &Shopper,
    bought: &[&Bought],
    now: Millis,
) -> customer::ActiveModel {
    let mut dice = Dice::for_(&format!("seen/{}", shopper.id));
    let first = bought.iter().map(|bought| bought.order.created_at).min();
    let last = bought.iter().map(|bought| bought.order.created_at).max();
    let looked = now - dice.between(0..=30 * 24 * 60) * MINUTE;
    let came = first.unwrap_or(looked) - dice.between(30..=20 * 24 * 60) * MINUTE;
    let paid = bought
        .iter()
        .map(|bought| bought.order.paid_fen - bought.order.refunded_fen);
    let is_known = shopper.external_id.is_some();
    customer::ActiveModel {
        shop_id: Set(shop),
        id: Set(shopper.id),
        external_id: Set(shopper.external_id.clone()),
        name: Set(shopper.name.clone()),
        phone: Set(is_known.then(|| shopper.phone.clone())),
        address: Set(is_known.then(|| shopper.address.clone())),
        city: Set(Some(shopper.city.clone())),
        tags: Set(serde_json::to_string(&shopper.tags).unwrap_or_default()),
        value_fen: Set(paid.sum()),
        created_at: Set(came),
        seen_at: Set(last.unwrap_or(looked).max(looked)),
    }
}
