//! Orders that somebody looks for, quickly among a million.
//!
//! What leaves few orders is asked first, from its own index, and the rest is decided here: by outlines, until enough were found that
//! are read whole. Where everything that was asked leaves
//! many, those many lie close together from the newest on: the database walks down until a page is full. Both are said so that SQLite,
//! which keeps no figures of its tables, goes by the index that is meant.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use sea_orm::{ColumnTrait, Condition, FromQueryResult, sea_query::Expr};
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use super::{
    OrderTime, Outline,
    due::due_within,
    place::{Place, Sorted},
    sought::{Origin, Sought, cases_in, refunds_under_way},
    words::Words,
};
use crate::{
    catalogue::Coded,
    storage::{ShopDb, StorageError},
    trade::{
        AskedConcern,
        invoice::to_invoice,
        refund_stuck::refund_stuck,
        storage::{self, LineRow, OrderRow},
        to_reply::to_reply,
    },
    vocabulary::OrderId,
};

/// So many orders are looked through here. Where more have what is asked, a walk down all orders has met enough of them about as soon.
const FEW: u64 = 3_000;
/// Rows named in one query.
const AT_ONCE: usize = 500;

type Lines = HashMap<OrderId, Vec<LineRow>>;

/// As the list goes, behind that place.
pub async fn page(
    db: &ShopDb,
    sought: &Sought,
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<OrderRow>, StorageError> {
    if sought.is_impossible() {
        return Ok(Vec::new());
    }
    match few(db, sought).await? {
        Some(ids) => {
            let ids: Vec<_> = ids.into_iter().collect();
            among(db, &ids, sought, behind, most).await
        }
        None => walk(db, sought, behind, most).await,
    }
}

/// The orders that one part of what is asked leaves, where it leaves few.
async fn few(db: &ShopDb, sought: &Sought) -> Result<Option<HashSet<OrderId>>, StorageError> {
    // Their orders say nothing of it: where they are too many to look through, the walk asks for them.
    if sought.is_refund_stuck {
        return few_orders(db, Condition::all().add(refund_stuck(db))).await;
    }
    if let Some(words) = &sought.words
        && let Some(ids) = few_of_words(db, words).await?
    {
        return Ok(Some(ids));
    }
    let products = sought.product.map(|id| line::Column::ProductId.eq(id));
    let refunds = sought.is_refunding.then(refunds_under_way);
    let cases = sought.refund_state.map(cases_in);
    for which in [products, refunds, cases].into_iter().flatten() {
        if let Some(ids) = few_of_lines(db, which).await? {
            return Ok(Some(ids));
        }
    }
    if let Some(due) = &sought.due
        && let Some(ids) = few_orders(db, due_within(due)).await?
    {
        return Ok(Some(ids));
    }
    // By when it was placed a state has an index with its time; by another time, few of a state might be looked for among all.
    if sought.time != OrderTime::Placed
        && let Some(standing) = sought.standing
        && let Some(ids) = few_orders(db, standing.which()).await?
    {
        return Ok(Some(ids));
    }
    let reply = sought.is_to_reply.then(|| Condition::all().add(to_reply()));
    let invoice = sought
        .is_to_invoice
        .then(|| Condition::all().add(to_invoice()));
    let concern = sought.concern.map(AskedConcern::which);
    for which in [reply, invoice, concern].into_iter().flatten() {
        if let Some(ids) = few_orders(db, which).await? {
            return Ok(Some(ids));
        }
    }
    if let Some(origin @ Origin::From(_)) = sought.origin
        && let Some(ids) = few_orders(db, origin.which()).await?
    {
        return Ok(Some(ids));
    }
    if sought.min_fen.is_none() && sought.max_fen.is_none() {
        return Ok(None);
    }
    let amount = Condition::all()
        .add_option(sought.min_fen.map(|fen| C::TotalFen.gte(fen)))
        .add_option(sought.max_fen.map(|fen| C::TotalFen.lte(fen)));
    few_orders(db, amount).await
}

async fn few_of_words(
    db: &ShopDb,
    words: &Words,
) -> Result<Option<HashSet<OrderId>>, StorageError> {
    let mut found = HashSet::new();
    for which in words.of_orders() {
        let Some(ids) = few_orders(db, which).await? else {
            return Ok(None);
        };
        found.extend(ids);
    }
    let Some(products) = words.products() else {
        return Ok(None);
    };
    let Coded {
        products: coded,
        skus,
    } = words.coded();
    let products: Vec<_> = products.iter().chain(coded).copied().collect();
    let products = (!products.is_empty()).then(|| line::Column::ProductId.is_in(products));
    let skus = (!skus.is_empty()).then(|| line::Column::SkuId.is_in(skus.iter().copied()));
    for which in [products, skus].into_iter().flatten() {
        let Some(ids) = few_of_lines(db, which).await? else {
            return Ok(None);
        };
        found.extend(ids);
    }
    Ok(Some(found))
}

#[derive(FromQueryResult)]
struct Named {
    id: OrderId,
}

async fn few_orders(
    db: &ShopDb,
    which: Condition,
) -> Result<Option<HashSet<OrderId>>, StorageError> {
    let rows = db.rows::<order::Entity>().with(which).limit(FEW + 1);
    let rows: Vec<Named> = rows.only([C::Id]).await?;
    let are_few = rows.len() as u64 <= FEW;
    Ok(are_few.then(|| rows.into_iter().map(|row| row.id).collect()))
}

#[derive(FromQueryResult)]
struct Of {
    order_id: OrderId,
}

async fn few_of_lines(db: &ShopDb, which: Expr) -> Result<Option<HashSet<OrderId>>, StorageError> {
    let rows = db.rows::<line::Entity>().with(which).limit(FEW + 1);
    let rows: Vec<Of> = rows.only([line::Column::OrderId]).await?;
    let are_few = rows.len() as u64 <= FEW;
    Ok(are_few.then(|| rows.into_iter().map(|row| row.order_id).collect()))
}

/// Named by nothing but their ids: with more, SQLite would rather read all orders of a state.
async fn among(
    db: &ShopDb,
    ids: &[OrderId],
    sought: &Sought,
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<OrderRow>, StorageError> {
    let mut places = places(db, ids, sought).await?;
    places.retain(|place| behind.is_none_or(|behind| *place < behind));
    places.sort_unstable_by_key(|place| Reverse(*place));
    let (most, mut found, mut rest) = (most as usize, Vec::new(), &places[..]);
    // Mostly those of the first page fit.
    let mut at_once = most.clamp(1, AT_ONCE);
    while !rest.is_empty() && found.len() < most {
        let (next, behind) = rest.split_at(at_once.min(rest.len()));
        found.extend(those_that_fit(db, next, sought).await?);
        (rest, at_once) = (behind, AT_ONCE);
    }
    found.truncate(most);
    Ok(found)
}

/// Of those that may fit.
async fn places(db: &ShopDb, ids: &[OrderId], sought: &Sought) -> Result<Vec<Place>, StorageError> {
    let mut places = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let which = C::Id.is_in(some.iter().copied());
        let rows = db.rows::<order::Entity>().with(which);
        let rows: Vec<Outline> = rows.only(Outline::COLUMNS).await?;
        let fitting = rows.iter().filter(|row| sought.may_fit(row));
        places.extend(fitting.filter_map(|row| row.place(sought.sorted())));
    }
    Ok(places)
}

/// In their order.
async fn those_that_fit(
    db: &ShopDb,
    places: &[Place],
    sought: &Sought,
) -> Result<Vec<OrderRow>, StorageError> {
    let ids: Vec<_> = places.iter().map(|place| place.order()).collect();
    let which = C::Id.is_in(ids.iter().copied());
    let mut rows = db.rows::<order::Entity>().with(which).all().await?;
    let lines = if sought.asks_lines() {
        storage::lines_of(db, &ids).await?
    } else {
        Lines::new()
    };
    let lines_of = |row: &OrderRow| lines.get(&row.id).map_or(&[][..], Vec::as_slice);
    // It may have changed since.
    rows.retain(|row| sought.may_fit(&row.into()) && sought.fits(row, lines_of(row)));
    rows.sort_by_key(|row| Reverse(Place::of(row, sought.sorted())));
    Ok(rows)
}

async fn walk(
    db: &ShopDb,
    sought: &Sought,
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<OrderRow>, StorageError> {
    let sorted = sought.sorted();
    let behind = behind.map(|place| place.behind(sorted));
    let which = sought.which(db).add_option(behind);
    let rows = db.rows::<order::Entity>().with(which);
    let rows = match sorted {
        Sorted::Newest(time) => rows.descending(time.column()),
        Sorted::FirstDue => rows.ascending(C::ShipBy),
    };
    rows.descending(C::Id).limit(most).all().await
}
