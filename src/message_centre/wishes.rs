use axum::{extract::State, http::StatusCode};
use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::message_centre::notice_wishes;

use super::{Category, Quiet};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// How a category may draw a member's attention. It is in the message centre in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoticeWish)]
#[expect(clippy::struct_excessive_bools, reason = "five ways, each on or off")]
pub struct Wish {
    /// It counts in the number on the rail.
    pub badge: bool,
    /// It shows for some seconds in the console.
    pub toast: bool,
    pub sound: bool,
    /// As a notice of the desktop while the console is open behind other windows.
    pub desktop: bool,
    /// To the devices where the member asked for it, also while the console is closed.
    pub push: bool,
}

impl Wish {
    const SILENT: Self = Self {
        badge: true,
        toast: true,
        sound: false,
        desktop: false,
        push: false,
    };
    const URGENT: Self = Self {
        badge: true,
        toast: true,
        sound: true,
        desktop: true,
        push: true,
    };
}

/// What a member wants of notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoticeWishes)]
pub struct Wishes {
    pub order: Wish,
    pub after_sale: Wish,
    pub logistics: Wish,
    pub goods: Wish,
    pub violation: Wish,
    pub system: Wish,
    pub quiet: Option<Quiet>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            order: Wish::SILENT,
            after_sale: Wish::URGENT,
            logistics: Wish::SILENT,
            goods: Wish::SILENT,
            violation: Wish::URGENT,
            system: Wish::SILENT,
            quiet: None,
        }
    }
}

impl Wishes {
    pub const fn of(&self, category: Category) -> Wish {
        match category {
            Category::Order => self.order,
            Category::AfterSale => self.after_sale,
            Category::Logistics => self.logistics,
            Category::Goods => self.goods,
            Category::Violation => self.violation,
            Category::System => self.system,
        }
    }

    /// What a notice may do at a time: quiet hours leave what one sees when one looks.
    pub fn at(&self, category: Category, at: Millis) -> Wish {
        let wish = self.of(category);
        let is_quiet = self
            .quiet
            .as_ref()
            .is_some_and(|quiet| quiet.holds(category, at));
        if !is_quiet {
            return wish;
        }
        Wish {
            sound: false,
            desktop: false,
            push: false,
            ..wish
        }
    }
}

/// A member's wishes; the usual ones until they say others.
pub async fn wishes_of(db: &ShopDb, member: MemberId) -> Result<Wishes, StorageError> {
    let rows = db
        .rows::<notice_wishes::Entity>()
        .with(notice_wishes::Column::MemberId.eq(member));
    let row = rows.one().await?;
    Ok(row.map_or_else(Wishes::default, |row| read(&row.body)))
}

/// What was said before goods were a kind of their own was said of the system, which told of them.
fn read(body: &str) -> Wishes {
    let mut body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    if body["goods"].is_null() && body["system"].is_object() {
        body["goods"] = body["system"].clone();
    }
    serde_json::from_value(body).unwrap_or_default()
}

/// How notices may reach the asking member.
#[utoipa::path(get, path = "/api/shops/{shop}/notice-wishes", tag = "message_centre",
    params(("shop" = Uuid, Path)), responses((status = 200, body = Wishes)),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn see_wishes(State(app): State<App>, caller: InShop) -> Result<Json<Wishes>, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let wishes = wishes_of(&db, caller.actor.member()?.id).await?;
    Ok(Json(wishes))
}

/// Say otherwise.
#[utoipa::path(put, path = "/api/shops/{shop}/notice-wishes", tag = "message_centre",
    params(("shop" = Uuid, Path)), request_body = Wishes,
    responses((status = 204), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn keep_wishes(
    State(app): State<App>,
    caller: InShop,
    Json(wishes): Json<Wishes>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    if wishes.quiet.as_ref().is_some_and(|quiet| !quiet.is_sound()) {
        let title = "quiet: two different minutes of a day";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "bad_quiet_hours", title));
    }
    let tx = app.store().begin(caller.shop).await?;
    let row = notice_wishes::ActiveModel {
        shop_id: Set(caller.shop),
        member_id: Set(me),
        body: Set(serde_json::to_string(&wishes).expect("wishes are plain data")),
    };
    let own = [
        notice_wishes::Column::ShopId,
        notice_wishes::Column::MemberId,
    ];
    let changed = OnConflict::columns(own)
        .update_column(notice_wishes::Column::Body)
        .to_owned();
    tx.upsert(row, changed).await?;
    tx.commit().await?;
    let detail = serde_json::json!({ "what": "wishes" });
    app.live()
        .tell_members(caller.shop, Some(&[me]), super::NEWS, &detail);
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_the_system_goes_for_goods_until_they_have_their_own() {
        let said = Wishes {
            system: Wish::URGENT,
            ..Wishes::default()
        };
        let mut body = serde_json::json!(said);
        assert_eq!(read(&body.to_string()), said);
        body.as_object_mut().unwrap().remove("goods");
        assert_eq!(read(&body.to_string()).goods, Wish::URGENT);
        assert_eq!(read("?"), Wishes::default());
    }

    #[test]
    fn quiet_hours_take_away_what_disturbs_and_nothing_else() {
        let wishes = Wishes {
            quiet: Some(Quiet {
                from: 0,
                to: 1439,
                except: vec![Category::Violation],
            }),
            ..Wishes::default()
        };
        let at = 1_763_740_800_000;
        let refund = wishes.at(Category::AfterSale, at);
        assert!(refund.badge && refund.toast);
        assert!(!refund.sound && !refund.desktop && !refund.push);
        assert_eq!(wishes.at(Category::Violation, at), Wish::URGENT);
    }
}
