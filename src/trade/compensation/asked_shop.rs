//! What a customer asks the shop to look at before it is given. That the shop was told is kept as the key of a command is, for as long.

use serde_json::json;
use uuid::Uuid;

use super::{asked_price::keep_price, protect::Difference};
use crate::{
    access::LEADING,
    app::App,
    http::{InShop, Problem},
    message_centre::{Category, Link, Notice, Saying, To},
    storage::ShopTx,
    trade::{
        Order, Undone,
        deed::lock_of,
        key,
        money::priced,
        storage::{OrderRow, Stored},
    },
    vocabulary::{Millis, OrderId, client_id_for},
};

/// A command's key and digest.
type Command = (Uuid, String);

/// Keeps what it costs as they ask, and tells those who may give it, once a line and amount: at another price it is another claim.
pub async fn ask_shop(
    app: &App,
    caller: &InShop,
    (stored, order): (&Stored, &Order),
    (line, found): (usize, Difference),
    now: Millis,
) -> Result<(), Problem> {
    let id = stored.row.id;
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    keep_price(&tx, (id, order), (line, found.price_fen), now).await?;
    if once(&tx, id, asking(id, line, found.fen), now).await? {
        tx.emit(&notice(&stored.row, line, found.fen), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// That so much is asked for a line.
fn asking(order: OrderId, line: usize, fen: i64) -> Command {
    let key = client_id_for(&format!("protection/{order}/{line}/{fen}")).0;
    let asked = json!({ "order": order, "asks_protection": line, "fen": fen });
    (key, key::digest_of(&asked))
}

/// False where it was said before.
async fn once(
    tx: &ShopTx,
    order: OrderId,
    (key, digest): Command,
    now: Millis,
) -> Result<bool, Undone> {
    if key::done_with(tx, key, &digest).await?.is_some() {
        return Ok(false);
    }
    key::keep(tx, key, order, digest, now).await?;
    Ok(true)
}

fn notice(order: &OrderRow, line: usize, fen: i64) -> Notice {
    let (no, price) = (&order.no, priced(fen));
    Notice {
        key: format!("protection_asked/{}/{line}/{fen}", order.id),
        category: Category::Order,
        to: To::Roles(LEADING.to_vec()),
        zh: Saying::new("价保差价待核对", format!("订单 {no}：客户申请退 {price}")),
        en: Saying::new(
            "Price protection to look at",
            format!("Order {no}: the customer asks for {price}"),
        ),
        link: Some(Link::Order { order: order.id }),
    }
}
