//! What is known of the products of a part before any of them is decided.

use std::collections::HashMap;

use yingke_taobao_csv::Field;

use super::Grounds;
use crate::{
    catalogue::goods::{Stored, ids_of_codes, stored_many},
    goods_files::{
        import::{
            reading::{KeptRow, Said},
            shown::Shown,
            storage,
        },
        origins,
        taobao::Came,
    },
    storage::StorageError,
    vocabulary::ProductId,
};

/// Columns of properties. A file without one of them takes none away.
const PROPERTIES: [Field; 3] = [Field::CateProps, Field::InputPids, Field::InputValues];

impl Grounds {
    pub(super) async fn shown(
        &self,
        said: &[Said],
    ) -> Result<Option<HashMap<i64, Shown>>, StorageError> {
        let (Some(import), Some(first), Some(last)) = (self.runs, said.first(), said.last()) else {
            return Ok(None);
        };
        let shown = storage::shown(&self.db, import, first.place..=last.place).await?;
        Ok(Some(shown))
    }

    pub(super) async fn known(
        &self,
        said: &[Said],
    ) -> Result<HashMap<String, Stored>, StorageError> {
        let readable = said.iter().filter(|said| said.incoming.is_ok());
        let codes: Vec<_> = readable.map(|said| said.code.clone()).collect();
        let ids: Vec<_> = ids_of_codes(&self.db, &codes)
            .await?
            .into_values()
            .collect();
        let stored = stored_many(&self.db, &ids, true).await?;
        let by_code = stored.into_iter();
        Ok(by_code
            .map(|stored| (stored.goods.code.clone(), stored))
            .collect())
    }

    /// Of known products whose row says anything of properties, those that the row before had.
    pub(super) async fn came_before(
        &self,
        said: &[Said],
        known: &HashMap<String, Stored>,
    ) -> Result<HashMap<ProductId, Vec<Came>>, StorageError> {
        let has = |row: &KeptRow| {
            let mut columns = PROPERTIES.iter().map(|field| row.layout.column(*field));
            columns.all(|column| column.is_some())
        };
        let rows = said.iter();
        let rows = rows.filter(|said| said.row.as_ref().is_some_and(has));
        let ids = rows.filter_map(|said| Some(known.get(&said.code)?.id));
        let ids: Vec<_> = ids.collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        origins::came(&self.db, &ids).await
    }
}
