use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::trade::order::{self, Column as C};

use crate::{
    app::App,
    catalogue,
    storage::{ShopDb, StorageError},
    trade::{
        Installation,
        list::{self, Place, Sought},
        storage::{self, LineRow, OrderRow, discounts_of},
    },
    vocabulary::{CustomerId, OrderId, ProductId, ShopId, SkuId},
};

/// Orders read at once.
const AT_ONCE: u64 = 200;

/// Which orders go into a file.
pub enum Which {
    /// Those that are found, behind that place.
    Found(Box<Sought>, Option<Place>),
    /// Those that were chosen, as they were.
    Chosen(Vec<OrderId>),
}

/// Some orders with what rows say of them.
pub struct Page {
    pub orders: Vec<OrderRow>,
    lines: HashMap<OrderId, Vec<LineRow>>,
    nicks: HashMap<CustomerId, String>,
    product_codes: HashMap<ProductId, String>,
    sku_codes: HashMap<SkuId, String>,
    installations: HashMap<OrderId, Installation>,
    services: HashMap<OrderId, Vec<String>>,
}

/// An order with its lines.
pub struct Told<'a> {
    pub order: &'a OrderRow,
    pub lines: &'a [LineRow],
    /// None: none was bought with it.
    pub installation: Option<Installation>,
    /// What is done with bulky goods beside bringing them.
    pub services: &'a [String],
}

/// The next orders; none: those were all.
pub async fn page(app: &App, shop: ShopId, which: &mut Which) -> Result<Page, StorageError> {
    let db = &app.store().shop(shop);
    let orders = orders(db, which).await?;
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let lines = storage::lines_of(db, &ids).await?;
    let bought = || lines.values().flatten();
    let products: Vec<_> = bought().filter_map(|line| line.product_id).collect();
    let skus: Vec<_> = bought().filter_map(|line| line.sku_id).collect();
    let customers: Vec<_> = orders.iter().map(|order| order.customer_id).collect();
    let briefs = app.live().briefs().briefs(shop, &customers).await?;
    let nicks = briefs.into_iter().map(|(id, brief)| (id, brief.name));
    Ok(Page {
        nicks: nicks.collect(),
        product_codes: catalogue::codes_of(db, &products).await?,
        sku_codes: catalogue::sku_codes_of(db, &skus).await?,
        installations: storage::installations_of(db, &ids).await?,
        services: storage::services_of(db, &ids).await?,
        orders,
        lines,
    })
}

impl Page {
    pub fn told(&self) -> impl Iterator<Item = Told<'_>> {
        self.orders.iter().map(|order| Told {
            order,
            lines: self.lines.get(&order.id).map_or(&[][..], Vec::as_slice),
            installation: self.installations.get(&order.id).copied(),
            services: self.services.get(&order.id).map_or(&[][..], Vec::as_slice),
        })
    }

    pub fn nick(&self, order: &OrderRow) -> &str {
        let nick = self.nicks.get(&order.customer_id);
        nick.map(String::as_str).unwrap_or_default()
    }

    /// Empty: it is not sold here.
    pub fn product_code(&self, line: &LineRow) -> String {
        let code = line.product_id.and_then(|id| self.product_codes.get(&id));
        code.cloned().unwrap_or_default()
    }

    /// Empty: it is not sold any more.
    pub fn sku_code(&self, line: &LineRow) -> String {
        let code = line.sku_id.and_then(|id| self.sku_codes.get(&id));
        code.cloned().unwrap_or_default()
    }
}

impl Told<'_> {
    /// Of each line.
    pub fn discounts(&self) -> Vec<i64> {
        discounts_of(self.order, self.lines)
    }
}

async fn orders(db: &ShopDb, which: &mut Which) -> Result<Vec<OrderRow>, StorageError> {
    match which {
        Which::Found(sought, behind) => {
            let orders = list::page(db, sought, *behind, AT_ONCE).await?;
            let last = orders.last();
            let last = last.and_then(|last| Place::of(last, sought.sorted()));
            *behind = last.or(*behind);
            Ok(orders)
        }
        Which::Chosen(ids) => chosen(db, ids).await,
    }
}

/// The first of them that are here.
async fn chosen(db: &ShopDb, ids: &mut Vec<OrderId>) -> Result<Vec<OrderRow>, StorageError> {
    let mut orders = Vec::new();
    while orders.is_empty() && !ids.is_empty() {
        let most = ids.len().min(AT_ONCE as usize);
        let some: Vec<_> = ids.drain(..most).collect();
        let rows = db.rows::<order::Entity>();
        let rows = rows.with(C::Id.is_in(some.iter().copied())).all().await?;
        let mut known: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
        orders.extend(some.iter().filter_map(|id| known.remove(id)));
    }
    Ok(orders)
}
