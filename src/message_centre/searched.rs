use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use yingke_schema::message_centre::notice;

use super::{NoticeView, searchable_after, visible_of};
use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who},
    storage::{ShopDb, StorageError},
};

/// Offers notices to search. Who was told is asked when they are shown.
pub struct Searched;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Notice
    }

    fn action(&self) -> Action {
        Action::SeeNotices
    }

    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let notices = db.rows::<notice::Entity>();
        let latest = notices.latest(notice::Column::Place).await?.unwrap_or(0);
        // The oldest are forgotten in time.
        let first = db
            .rows::<notice::Entity>()
            .with(notice::Column::Place.gt(0_i64));
        let first = first
            .ascending(notice::Column::Place)
            .limit(1)
            .one()
            .await?;
        Ok(latest ^ first.map_or(0, |notice| notice.place))
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let after = place_of(after);
        let next = searchable_after(db, after, most).await?;
        let thing = |notice: super::Searchable| Thing {
            id: id_of(notice.place),
            who: Who::Everyone,
            title: String::new(),
            text: notice.words,
            at: notice.at,
            sealed: Vec::new(),
            link: None,
        };
        Ok(next.into_iter().map(thing).collect())
    }

    async fn named(
        &self,
        db: &ShopDb,
        of: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let places: Vec<_> = ids.iter().copied().map(place_of).collect();
        let visible = visible_of(db, of, &places).await?;
        Ok(visible.into_iter().map(shown).collect())
    }
}

fn shown(notice: NoticeView) -> Thing {
    let link = notice
        .link
        .map(|link| serde_json::to_string(&link).expect("links are plain data"));
    Thing {
        id: id_of(notice.id),
        who: Who::Everyone,
        title: notice.zh.title,
        text: notice.zh.text,
        at: notice.at,
        sealed: Vec::new(),
        link,
    }
}

/// Notices are numbered; the index names everything by an id.
fn id_of(place: i64) -> Uuid {
    Uuid::from_u128(u128::from(place.cast_unsigned()))
}

fn place_of(id: Uuid) -> i64 {
    id.as_u64_pair().1.cast_signed()
}
