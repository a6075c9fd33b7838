use std::collections::HashSet;

use axum::extract::State as Of;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::trade::{after_sale::Model, asked_price};

use super::{
    CaseReason, Turn, due::due, due::turn, find, find::Sought, find::Whose, place::Place,
    place::Which, sold_out, sold_out::Needs, wanted::wanted_text,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    members,
    storage::{ShopDb, StorageError},
    trade::{
        Order, RefundKind, RefundState, TradeRules,
        acts::{ActView, acts_on},
        acts_stock::weigh,
        compensation::AskedRow,
        storage::{self, Stored, happening},
        trade_rules,
    },
    vocabulary::{CustomerId, MemberId, Millis, OrderId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;
const MOST_CHARS: usize = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AfterSalesQuery {
    /// The field's code, for instance `WAIT_SELLER_AGREE`.
    state: Option<String>,
    /// Those that are over, the last one first, instead of those under way; usually not.
    #[serde(default)]
    ended: bool,
    /// Whose turn it is, of those under way.
    turn: Option<Turn>,
    /// What was asked for.
    kind: Option<RefundKind>,
    /// Why it was asked for.
    reason: Option<CaseReason>,
    /// `me`, `none`, `all`, or the id of a member who serves here; usually all.
    owner: Option<String>,
    /// How an order's number begins, or a part of a title; at most 100 characters.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 100; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct AfterSalePage {
    cases: Vec<AfterSaleRow>,
    /// Price protection (价保) that waits for the shop, by its time among the cases.
    protections: Vec<AskedRow>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

/// A case, as the board shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AfterSaleRow {
    order: OrderId,
    /// The line's place in the order, from 0.
    line: i64,
    order_no: String,
    order_state: String,
    /// Of the order: what an act names.
    rev: i64,
    customer: CustomerId,
    receiver_masked: String,
    title: String,
    picture: String,
    sku: String,
    no: i64,
    kind: RefundKind,
    reason: CaseReason,
    /// The field's code.
    state: String,
    asked_fen: i64,
    /// Pieces of the line that it is about, and that the line has.
    quantity: i64,
    line_quantity: i64,
    /// The SKU that an exchange brings, where it is another one.
    wanted: Option<String>,
    opened_at: Millis,
    refunded_fen: i64,
    /// None: it is over.
    due_at: Option<Millis>,
    /// What happens then, where nobody acts and things stand as now.
    falls: Option<String>,
    #[serde(skip)]
    needs: Option<Needs>,
    /// None: it is under way.
    ended_at: Option<Millis>,
    /// The member who sees to it.
    owner: Option<MemberId>,
    /// None: it is over.
    next: Option<CaseNext>,
}

/// Whose turn it is, and what members may do now or why not.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseNext {
    turn: Turn,
    acts: Vec<ActView>,
}

/// After-sale cases under way, those with the least time left first; or those that are over.
#[utoipa::path(get, path = "/api/shops/{shop}/after-sales", tag = "trade", params(("shop" = Uuid, Path), AfterSalesQuery),
    responses((status = 200, body = AfterSalePage), (status = 400, body = Problem)), extensions(("x-action" = json!("see_orders"))))]
pub async fn list_after_sales(
    Of(app): Of<App>,
    caller: InShop,
    Query(query): Query<AfterSalesQuery>,
) -> Result<Json<AfterSalePage>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let db = app.store().shop(caller.shop);
    let here = members::serving(&db).await?;
    let sought = sought(&query, caller.actor.member()?.id, &here)?;
    let mut rows = find::page(&db, &sought, most + 1).await?;
    let mut asked = find::asked(&db, &sought, most + 1).await?;
    let end = end_of_page(sought.which, (&rows, &asked), most as usize);
    if let Some(end) = end {
        let last = end.rank(sought.which);
        let is_on = |place: Option<Place>| place.is_some_and(|of| of.rank(sought.which) <= last);
        rows.retain(|row| is_on(Place::of(sought.which, row)));
        asked.retain(|row| is_on(Place::of_asked(row)));
    }
    Ok(Json(AfterSalePage {
        cases: views(&db, rows, &here).await?,
        protections: AskedRow::views(&db, asked, &here).await?,
        next: end.map(Place::cursor),
    }))
}

/// The last place on a page of so many; none: all of both is on it.
fn end_of_page(
    which: Which,
    (cases, asked): (&[Model], &[asked_price::Model]),
    most: usize,
) -> Option<Place> {
    let cases = cases.iter().filter_map(|row| Place::of(which, row));
    let mut places: Vec<_> = cases
        .chain(asked.iter().filter_map(Place::of_asked))
        .collect();
    places.sort_unstable_by_key(|place| place.rank(which));
    let is_more = places.len() > most;
    places.get(most - 1).copied().filter(|_| is_more)
}

fn sought(
    query: &AfterSalesQuery,
    me: MemberId,
    here: &HashSet<MemberId>,
) -> Result<Sought, Problem> {
    let state = match given(query.state.as_deref()) {
        Some(code) => Some(RefundState::of_code(code).ok_or_else(|| bad("state"))?),
        None => None,
    };
    let whose = match given(query.owner.as_deref()) {
        None | Some("all") => Whose::Anyones,
        Some("none") => Whose::NoneOf(here.iter().copied().collect()),
        Some("me") => Whose::Of(me),
        Some(id) => {
            let member = id.parse().ok().map(MemberId);
            let member = member.filter(|member| here.contains(member));
            Whose::Of(member.ok_or_else(|| bad("owner"))?)
        }
    };
    let behind = match given(query.cursor.as_deref()) {
        Some(cursor) => Some(Place::of_cursor(cursor).ok_or_else(|| bad("cursor"))?),
        None => None,
    };
    let words = query.q.as_deref().unwrap_or_default().trim();
    if words.chars().count() > MOST_CHARS || words.chars().any(char::is_control) {
        return Err(bad("q"));
    }
    let words = words.to_lowercase();
    let which = if query.ended {
        Which::Ended
    } else {
        Which::UnderWay
    };
    Ok(Sought {
        which,
        kind: query.kind,
        reason: query.reason,
        state,
        turn: query.turn,
        whose,
        words,
        behind,
    })
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn bad(field: &str) -> Problem {
    Problem::bad_request(format!("{field}: this cannot be looked for"))
}

/// A case whose order cannot be read is left out, and logged.
async fn views(
    db: &ShopDb,
    rows: Vec<Model>,
    here: &HashSet<MemberId>,
) -> Result<Vec<AfterSaleRow>, StorageError> {
    let mut ids: Vec<_> = rows.iter().map(|row| row.order_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let stored = storage::stored_of(db, &ids).await?;
    let (rules, _) = trade_rules::rules_of(db).await?;
    let read = stored.into_iter();
    let read: Vec<_> = read
        .filter_map(|stored| Some((stored.readable()?, stored)))
        .collect();
    let view = |row: Model| {
        let of = read
            .iter()
            .find(|(_, stored)| stored.row.id == row.order_id);
        let (order, stored) = of?;
        let mut view = AfterSaleRow::of(row, (order, stored), &rules)?;
        // Whoever has left sees to nothing.
        view.owner = view.owner.filter(|owner| here.contains(owner));
        Some(view)
    };
    let mut views: Vec<_> = rows.into_iter().filter_map(view).collect();
    let needs: Vec<_> = views.iter().filter_map(|view| view.needs).collect();
    let free = sold_out::free(db, &needs).await?;
    for view in &mut views {
        if let Some(other) = view.needs.and_then(|needs| needs.otherwise(&free)) {
            view.falls = Some(other.code().to_owned());
        }
    }
    let next = views.iter_mut().filter_map(|view| view.next.as_mut());
    let acts = next.flat_map(|next| &mut next.acts);
    weigh(db, &mut acts.collect::<Vec<_>>()).await?;
    Ok(views)
}

impl AfterSaleRow {
    fn of(row: Model, (order, stored): (&Order, &Stored), rules: &TradeRules) -> Option<Self> {
        let line = usize::try_from(row.line_no).ok()?;
        let due = due(order, line, &rules.after_sale);
        let (of, bought) = (order.lines.get(line)?, stored.lines.get(line)?);
        let newest = stored.events.iter().rev().filter_map(happening);
        Some(Self {
            order: row.order_id,
            line: row.line_no,
            order_no: row.order_no,
            order_state: stored.row.state.clone(),
            rev: stored.row.rev,
            customer: row.customer_id,
            receiver_masked: yingke_masking::name(&stored.row.receiver),
            title: row.title,
            picture: bought.picture.clone(),
            sku: bought.sku.clone(),
            no: row.no,
            kind: of.refund.kind,
            reason: of.refund.reason,
            state: row.state,
            asked_fen: row.asked_fen,
            quantity: of.case_pieces(),
            line_quantity: of.item.quantity,
            wanted: wanted_text(order, line, newest),
            opened_at: row.opened_at,
            refunded_fen: of.refund.refunded_fen,
            due_at: row.due_at,
            falls: row.falls,
            needs: due.and_then(|due| Needs::of(order, line, due.fall)),
            ended_at: row.ended_at,
            owner: row.owner_id,
            next: turn(of.refund).map(|turn| CaseNext {
                turn,
                acts: acts_on(order, line, rules),
            }),
        })
    }
}
