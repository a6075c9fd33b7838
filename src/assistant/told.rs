//! Whoever began a batch hears how it ended.

use super::{ItemState, batches::WholeBatch, items};
use crate::{
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopDb, StorageError},
    vocabulary::BatchId,
};

/// What became of the products of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub applied: i64,
    pub failed: i64,
    pub undone: i64,
    pub kept: i64,
}

pub async fn counts(db: &ShopDb, batch: BatchId) -> Result<Counts, StorageError> {
    let mut counts = Counts::default();
    for (state, count) in items::counts(db, batch).await? {
        match state {
            Some(ItemState::Applied) => counts.applied = count,
            Some(ItemState::Failed) => counts.failed = count,
            Some(ItemState::Undone) => counts.undone = count,
            Some(ItemState::Kept) => counts.kept = count,
            _ => {}
        }
    }
    Ok(counts)
}

pub fn applied(batch: &WholeBatch, counts: Counts) -> Notice {
    let Counts {
        applied, failed, ..
    } = counts;
    let zh = format!("已修改 {applied} 个商品，未能修改 {failed} 个");
    let en = format!("{applied} products were changed, {failed} could not be");
    let titles = ("批量修改完成", "A batch was applied");
    notice(batch, "applied", titles, (zh, en))
}

pub fn undone(batch: &WholeBatch, counts: Counts) -> Notice {
    let Counts { undone, kept, .. } = counts;
    let zh = format!("已还原 {undone} 个商品，{kept} 个没有全部还原，原因见批次");
    let en = format!("{undone} products are as they were, {kept} not wholly: the batch says why");
    let titles = ("批量修改已撤销", "A batch was taken back");
    let what = match batch.undone_at {
        None => "undone".to_owned(),
        Some(before) => format!("undone/{before}"),
    };
    notice(batch, &what, titles, (zh, en))
}

fn notice(
    batch: &WholeBatch,
    what: &str,
    (title, title_en): (&str, &str),
    (zh, en): (String, String),
) -> Notice {
    Notice {
        key: format!("batch/{}/{what}", batch.id),
        category: Category::System,
        to: To::Members(vec![batch.member_id]),
        zh: Saying::new(title, zh),
        en: Saying::new(title_en, en),
        link: Some(Link::Page {
            path: format!("goods/batches/{}", batch.id),
        }),
    }
}
