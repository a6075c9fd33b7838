//! What an import rests on.

use uuid::Uuid;

use super::{Cursor, Importing, under::Under};
use crate::{
    assistant,
    catalogue::delivery,
    goods_files::{
        import::{
            Source, codes::Codes, decide::Grounds, keeper::Keeper, opened::open,
            pictures::Pictures, storage::ImportRow,
        },
        incoming::Ctx,
        names,
        view::{ImportStep, Look, Mapping, StateRule},
    },
    shops,
    storage::StorageError,
    vocabulary::{Millis, ShopId},
};

impl Importing {
    /// None: the file cannot be reached.
    pub(super) async fn begin(
        &self,
        row: &ImportRow,
        (shop, owner): (ShopId, Uuid),
        source: &Source,
        (cursor, at): (Cursor, Millis),
    ) -> Result<Option<Under<'_>>, StorageError> {
        let db = self.app.store().shop(shop);
        let mapping: Mapping = serde_json::from_str(&row.mapping).unwrap_or_default();
        let mut look: Option<Look> = serde_json::from_str(&row.look).ok();
        let source = source.clone();
        let opened = tokio::task::spawn_blocking(move || open(source)).await;
        // The look has read it, so it is where it lies that is at fault.
        let Ok(Ok(opened)) = opened else {
            return Ok(None);
        };
        let Some(found) = shops::find(self.app.store(), &shop.into()).await? else {
            return Ok(None);
        };
        let templates = delivery::names(&db).await?;
        let rules = (
            assistant::floor_fen(&db).await?,
            delivery::charges(&db).await?,
        );
        let files = look.as_mut().map(|look| std::mem::take(&mut look.files));
        let is_dry = self.step == ImportStep::Check;
        Ok(Some(Under {
            keeper: Keeper::new(
                (&self.app, self.step),
                (row.id, files.unwrap_or_default()),
                (cursor, rules),
            ),
            ctx: Ctx {
                at,
                category: mapping.category.clone(),
                into_store: mapping.state == StateRule::Stored,
                taobao: names::names(&db).await?,
                templates,
            },
            grounds: Grounds {
                db,
                slug: found.slug,
                at,
                existing: mapping.existing,
                template: mapping.template,
                pictures: Pictures::of(&self.app, (shop, owner), opened, is_dry),
                codes: Codes::default(),
                runs: (!is_dry).then_some(row.id),
            },
            mapping,
            waiting: Vec::new(),
        }))
    }
}
