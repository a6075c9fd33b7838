//! What a file does not hold of the products in it, and which it does not hold at all: told beside the file, which has no place for
//! it, for a day.

use async_trait::async_trait;
use axum::{extract::State, http::StatusCode};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::goods::Stored,
    files::{Staged, staged},
    goods_files::incoming::CellFault,
    http::{Id, InShop, Json, Problem},
    storage::StorageError,
    timers::{self, Effect, Timer},
    vocabulary::{Millis, ProductId, ShopId, new_id},
};

/// In the answer of an export, where something of it is to be told: its id.
pub const HEADER: &str = "x-goods-export";
const KIND: &str = "goods_export_ends";
const KEPT_MS: Millis = 24 * 60 * 60 * 1_000;
/// Until it is tried again where it cannot be reached.
const LATER_MS: Millis = 60 * 60 * 1_000;
/// Products that are named.
const NAMED: usize = 100;

/// What an exported file does not hold.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsExportLost)]
pub struct ExportLost {
    /// Products of which it does not hold everything.
    products: i64,
    /// The first 100 of them, in the order of the file.
    first: Vec<LostOf>,
    /// Products that cannot be written: it holds nothing of them.
    #[serde(default)]
    #[schema(required)]
    refused: i64,
    /// The first 100 of them.
    #[serde(default)]
    #[schema(required)]
    first_refused: Vec<RefusedOf>,
    /// Products with cells that stay as they came, and that a spreadsheet calculates.
    #[serde(default)]
    #[schema(required)]
    pub formulas: i64,
}

/// Why a product cannot be written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsExportRefusedOf)]
pub struct RefusedOf {
    product: ProductId,
    code: String,
    title: String,
    /// As the file calls it. None: the whole row.
    column: Option<String>,
    /// As faults of an import are called: `formula`, `not_in_encoding`.
    reason: String,
    /// The same in words.
    words: String,
}

/// What it does not hold of one product.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsExportLostOf)]
pub struct LostOf {
    product: ProductId,
    code: String,
    title: String,
    /// Fields of ours (`selling_point`, `skus.weight_g`), and columns of the file the product came from that this one has not.
    fields: Vec<String>,
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see_lost))
}

/// What the file of an export does not hold, product by product, also where it was refused for that; `id` stands in its header
/// `x-goods-export`. Kept for a day.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-exports/{id}/lost", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ExportLost), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn see_lost(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
) -> Result<Json<ExportLost>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let staged = staged(&app, caller.shop, id).await?;
    let kept = staged.piece(0).await.unwrap_or_else(|error| {
        tracing::warn!(%error, export = %id, "what an export lost cannot be read");
        None
    });
    // Other things lie in pieces, too: what is not such a list is none.
    let lost = kept.and_then(|kept| serde_json::from_slice(&kept).ok());
    lost.map(Json).ok_or_else(Problem::not_found)
}

impl LostOf {
    /// None: the row holds all of it.
    pub fn of(stored: &Stored, lost: Vec<String>) -> Option<Self> {
        let mut fields: Vec<String> = Vec::new();
        for field in lost {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        (!fields.is_empty()).then(|| Self {
            product: stored.id,
            code: stored.goods.code.clone(),
            title: stored.goods.title.clone(),
            fields,
        })
    }
}

impl RefusedOf {
    pub fn of(stored: &Stored, fault: CellFault) -> Self {
        Self {
            product: stored.id,
            code: stored.goods.code.clone(),
            title: stored.goods.title.clone(),
            column: fault.column,
            reason: fault.code.to_owned(),
            words: fault.title,
        }
    }

    fn problem(&self) -> Problem {
        let column = self.column.as_deref().unwrap_or_default();
        let title = format!("{}: {} ({column})", self.code, self.words);
        // Another encoding does not help there.
        let why = if self.reason == "formula" {
            "formula"
        } else {
            "unwritable"
        };
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, why, title)
    }
}

impl ExportLost {
    pub fn add(&mut self, some: Vec<LostOf>) {
        self.products += named(&mut self.first, some);
    }

    pub fn refuse(&mut self, some: Vec<RefusedOf>) {
        self.refused += named(&mut self.first_refused, some);
    }

    /// Why there is no file of so many products: some cannot be written and are not to be left out, or none can.
    pub fn refusal(&self, leave_out: bool, of: usize) -> Option<Problem> {
        let first = self.first_refused.first()?;
        let has_others = self.refused < of as i64;
        (!leave_out || !has_others).then(|| first.problem())
    }

    const fn is_nothing(&self) -> bool {
        self.products == 0 && self.refused == 0 && self.formulas == 0
    }
}

/// How many they are.
fn named<T>(first: &mut Vec<T>, some: Vec<T>) -> i64 {
    let count = some.len() as i64;
    let room = NAMED.saturating_sub(first.len());
    first.extend(some.into_iter().take(room));
    count
}

/// The id by which it is asked for; none: there is nothing to tell.
pub async fn keep(app: &App, shop: ShopId, lost: &ExportLost) -> Result<Option<Uuid>, Problem> {
    if lost.is_nothing() {
        return Ok(None);
    }
    let id = new_id();
    let timer = Timer {
        key: format!("{KIND}/{id}"),
        kind: KIND,
        due_at: app.clock().now() + KEPT_MS,
        payload: json!(id).to_string(),
    };
    // First what takes it away.
    let tx = app.store().begin(shop).await?;
    timers::set(&tx, timer).await?;
    tx.commit().await?;
    let bytes = serde_json::to_vec(lost).expect("it is plain data");
    staged(app, shop, id)
        .await?
        .keep(0, Bytes::from(bytes))
        .await?;
    Ok(Some(id))
}

/// Forgets what exports lost, a day later.
pub struct ExportEnds(App);

impl ExportEnds {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }
}

#[async_trait]
impl Effect for ExportEnds {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<Uuid>(payload) else {
            return Ok(None);
        };
        let forgotten = match Staged::of(self.0.files(), shop, id).await {
            Ok(staged) => staged.forget().await,
            Err(error) => Err(error),
        };
        if let Err(error) = forgotten {
            tracing::warn!(%error, export = %id, "what an export lost is not forgotten yet");
            return Ok(Some(self.0.clock().now() + LATER_MS));
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(code: usize) -> LostOf {
        LostOf {
            product: ProductId(Uuid::nil()),
            code: code.to_string(),
            title: String::new(),
            fields: vec!["selling_point".to_owned()],
        }
    }

    fn refused(code: usize) -> RefusedOf {
        RefusedOf {
            product: ProductId(Uuid::nil()),
            code: code.to_string(),
            title: String::new(),
            column: Some("title".to_owned()),
            reason: "not_in_encoding".to_owned(),
            words: "no such character".to_owned(),
        }
    }

    #[test]
    fn what_cannot_be_written_refuses_the_file_unless_it_is_left_out_of_one() {
        let mut all = ExportLost::default();
        assert!(all.refusal(false, 3).is_none() && all.is_nothing());
        all.refuse((0..3).map(refused).collect());
        let refusal = all.refusal(false, 4).expect("three of four are no file");
        assert_eq!(refusal.code(), "unwritable");
        assert!(all.refusal(true, 4).is_none(), "one is left");
        assert!(all.refusal(true, 3).is_some(), "none is");
        all.refuse((3..200).map(refused).collect());
        assert_eq!((all.refused, all.first_refused.len()), (200, NAMED));
    }

    #[test]
    fn all_are_counted_and_the_first_hundred_named() {
        let mut all = ExportLost::default();
        for from in [0, 60, 120] {
            all.add((from..from + 60).map(lost).collect());
        }
        assert_eq!((all.products, all.first.len()), (180, NAMED));
        assert_eq!(all.first[99], lost(99));
    }

    #[test]
    fn what_was_kept_before_products_were_refused_is_still_told() {
        let kept: ExportLost = serde_json::from_str(r#"{"products":2,"first":[]}"#).unwrap();
        assert_eq!((kept.products, kept.refused, kept.formulas), (2, 0, 0));
    }
}
