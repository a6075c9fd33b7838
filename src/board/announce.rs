use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    message_centre::{Category, Notice, Saying, To},
    vocabulary::new_id,
};

const MOST: usize = 200;

/// A word to everyone at the desk.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// 1 to 200 characters.
    text: String,
}

/// Tell the whole team: at once on every open desk, and kept among the notices.
#[utoipa::path(post, path = "/api/shops/{shop}/board/announcements", tag = "board", params(("shop" = Uuid, Path)),
    request_body = Announcement, responses((status = 204), (status = 422, body = Problem)),
    extensions(("x-action" = json!("announce"))))]
pub async fn announce(
    State(app): State<App>,
    caller: InShop,
    Json(Announcement { text }): Json<Announcement>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::Announce, Object::Shop(caller.shop))?;
    let text = text.trim();
    let is_plain = text.chars().all(|c| !c.is_control() || c == '\n');
    if !is_plain || !(1..=MOST).contains(&text.chars().count()) {
        let title = "1 to 200 characters";
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bad_announcement",
            title,
        ));
    }
    let by = caller.actor.member()?;
    let (id, now) = (new_id(), app.clock().now());
    let saying = |title: String| Saying {
        title,
        text: text.to_owned(),
    };
    let notice = Notice {
        key: format!("announcement/{id}"),
        category: Category::System,
        to: To::Everyone,
        zh: saying(format!("{}通知大家", by.nick)),
        en: saying(format!("{} tells everyone", by.nick)),
        link: None,
    };
    let tx = app.store().begin(caller.shop).await?;
    let entry = audit::Entry {
        action: "announce",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "id": id, "chars": text.chars().count() }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&notice, now).await?;
    tx.commit().await?;
    let told = json!({ "announcement": { "id": id, "by": by.id, "name": by.nick, "text": text, "at": now } });
    app.live().tell_members(caller.shop, None, "board", &told);
    Ok(StatusCode::NO_CONTENT)
}
