use axum::extract::State;
use serde_json::json;
use yingke_taobao_csv::Pair;

use super::{
    apply::KIND,
    asked::{NameTaobaoNumbers, Wanted, wanted},
    met::Number,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    catalogue::goods::alone,
    goods_files::{names, taobao::TaobaoNames},
    http::{InShop, Json, Problem},
    jobs::{self, JobView, NewJob},
    storage::ShopTx,
    vocabulary::{JobId, new_id},
};

/// Names of properties and values of a shop: every import reads them all.
const MOST_NAMES: u64 = 20_000;
/// Names that the audit row of many tells.
const MOST_TOLD: usize = 100;

/// Give numbers of Taobao names, or take them away. What is imported later has them at once; what is there already gets them by the job that is answered.
/// That is the one before where the same member's has not begun.
#[utoipa::path(put, path = "/api/shops/{shop}/taobao-numbers", tag = "goods_files", params(("shop" = Uuid, Path)),
    request_body = NameTaobaoNumbers, responses((status = 200, body = JobView), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn name_taobao_numbers(
    State(app): State<App>,
    caller: InShop,
    Json(asked): Json<NameTaobaoNumbers>,
) -> Result<Json<JobView>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let wanted = wanted(&asked)?;
    let (at, by) = (app.clock().now(), caller.actor.member()?);
    let db = app.store().shop(caller.shop);
    are_free(&wanted, &names::names(&db).await?)?;
    let job = NewJob {
        id: JobId(new_id()),
        kind: KIND,
        by,
        total: 0,
        input: json!({}).to_string(),
    };
    let told: Vec<_> = asked.names.iter().take(MOST_TOLD).collect();
    let entry = audit::Entry {
        action: "edit_goods",
        object: "taobao_numbers".to_owned(),
        detail: json!({ "names": told, "total": asked.names.len() }),
    };
    let tx = app.store().begin(caller.shop).await?;
    alone(&tx).await?;
    names::learn(&tx, &wanted.categories).await?;
    names::call(&tx, &wanted.props, &wanted.values).await?;
    let (categories, pairs) = nameless(&wanted);
    names::unlearn(&tx, &categories).await?;
    names::uncall(&tx, &pairs).await?;
    has_room(&tx).await?;
    audit::record(&tx, &caller.actor, at, entry).await?;
    let id = jobs::begin_once(&tx, job, at).await?;
    tx.commit().await?;
    app.jobs().wake();
    let job = jobs::of(&db, id).await?;
    Ok(Json(job.ok_or_else(Problem::not_found)?))
}

/// A number that stands in a category's form is that one's, and is changed there.
fn are_free(wanted: &Wanted, names: &TaobaoNames) -> Result<(), Problem> {
    for (category, cid) in &names.own {
        let name = wanted.categories.get(cid);
        let is_other = name.is_some_and(|name| name != category);
        if is_other || wanted.nameless.contains(&Number::Category(*cid)) {
            let title = format!("{cid} is the number of {category}: change it there");
            return Err(Problem::at_field("cid_taken", "names", title));
        }
    }
    Ok(())
}

/// Categories, and properties and values as they are kept.
fn nameless(wanted: &Wanted) -> (Vec<u64>, Vec<Pair>) {
    let (mut categories, mut pairs) = (Vec::new(), Vec::new());
    for number in &wanted.nameless {
        match number {
            Number::Category(cid) => categories.push(*cid),
            Number::Prop(pid) => pairs.push(names::prop_itself(*pid)),
            Number::Value(pair) => pairs.push(*pair),
        }
    }
    (categories, pairs)
}

async fn has_room(tx: &ShopTx) -> Result<(), Problem> {
    if names::count(tx).await? > MOST_NAMES {
        let title = "There is room for 20,000 names";
        return Err(Problem::at_field("too_many_names", "names", title));
    }
    Ok(())
}
