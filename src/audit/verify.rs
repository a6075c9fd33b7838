use sea_orm::ColumnTrait;
use yingke_schema::audit::{head, record};

use super::chain::{START, link};
use crate::{
    storage::{StorageError, Store},
    vocabulary::ShopId,
};

const PAGE: u64 = 500;

/// An unbroken chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub rows: i64,
    /// Hash of the last row: kept elsewhere, it shows whether the whole chain was forged later.
    pub head: Vec<u8>,
}

impl Verified {
    pub fn head_hex(&self) -> String {
        use std::fmt::Write;
        self.head.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// The first row that does not follow from the one before, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit log is broken at row {no}")]
pub struct Broken {
    pub no: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    #[error(transparent)]
    Broken(#[from] Broken),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Walks a shop's chain from the first row to the head.
pub async fn verify(store: &Store, shop: ShopId) -> Result<Verified, AuditError> {
    let db = store.shop(shop);
    // Read first: rows written meanwhile lie past it and are left for the next time.
    let head = db.rows::<head::Entity>().one().await?;
    let (last, end) = head.map_or((0, START.to_vec()), |head| (head.no, head.hash));
    let (mut no, mut before) = (0, START.to_vec());
    loop {
        let rows = db.rows::<record::Entity>().with(record::Column::No.gt(no));
        let rows = rows.ascending(record::Column::No).limit(PAGE).all().await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            no += 1;
            if row.no != no || row.hash != link(&before, &row) {
                return Err(Broken { no }.into());
            }
            if no == last && row.hash != end {
                return Err(Broken { no }.into());
            }
            before = row.hash;
        }
    }
    if no < last {
        return Err(Broken { no: no + 1 }.into());
    }
    Ok(Verified {
        rows: no,
        head: before,
    })
}
