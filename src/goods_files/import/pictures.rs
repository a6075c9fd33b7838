//! Pictures beside a table: files of a zip, `.tbi` where it is Taobao's, taken in as pictures of the shop.
//!
//! A picture's id follows from its bytes, so that the same one is taken in once, however often the file comes.

use std::{collections::HashMap, io::Read, sync::Arc};

use parking_lot::Mutex;
use uuid::Uuid;
use yingke_tabular::Zip;
use yingke_taobao_csv::{Ambiguous, PictureFolder};

use super::{Opened, Source, beside::ENDINGS};
use crate::{
    app::App,
    files::{self, NotTaken},
    goods_files::{
        incoming::{CellFault, PictureRef},
        view::FileFormat,
    },
    http::Problem,
    storage::StorageError,
    vocabulary::{FileId, ShopId, client_id_for},
};

/// As for every picture of the shop.
const MOST_BYTES: u64 = 8 << 20;
/// Of one import: each costs a thread a tenth of a second.
const MOST: usize = 50_000;

/// The pictures of a file.
pub struct Pictures {
    app: App,
    shop: ShopId,
    owner: Uuid,
    zip: Option<Arc<Mutex<Zip<Source>>>>,
    folders: Vec<PictureFolder>,
    entries: HashMap<String, usize>,
    taken: usize,
    /// Whether pictures are only looked at.
    is_dry: bool,
}

/// Why a picture is not there.
pub enum Missing {
    Fault(CellFault),
    /// The depot or the database: another time it may be.
    Unreachable,
}

impl Pictures {
    pub fn of(app: &App, (shop, owner): (ShopId, Uuid), opened: Opened, is_dry: bool) -> Self {
        let names = |zip: &Zip<Source>| -> Vec<String> {
            let entries = zip.entries().iter();
            entries.map(|entry| entry.name.clone()).collect()
        };
        let names = opened.zip.as_ref().map(names).unwrap_or_default();
        let endings: &[&str] = match opened.format {
            FileFormat::Taobao => &[".tbi"],
            FileFormat::Csv | FileFormat::Xlsx => &ENDINGS,
        };
        let folder = |table: &super::opened::Table| {
            let names = names.iter().map(String::as_str);
            PictureFolder::with_endings(&table.name, endings, names)
        };
        Self {
            app: app.clone(),
            shop,
            owner,
            folders: opened.tables.iter().map(folder).collect(),
            entries: (0..)
                .zip(&names)
                .map(|(at, name)| (name.clone(), at))
                .collect(),
            zip: opened.zip.map(|zip| Arc::new(Mutex::new(zip))),
            taken: 0,
            is_dry,
        }
    }

    pub fn count(&self) -> usize {
        self.folders.iter().map(PictureFolder::len).sum()
    }

    /// The ids of those pictures of a product that the zip has, each with its name; two names may be one picture. None: it has none of
    /// them.
    pub async fn take(
        &mut self,
        table: usize,
        line: u64,
        wanted: &[PictureRef],
    ) -> Result<Option<Vec<(String, FileId)>>, Missing> {
        let mut taken = Vec::new();
        if self.count() == 0 {
            return Ok(None);
        }
        for picture in wanted {
            let fault = |code, title: &str| {
                Missing::Fault(CellFault {
                    line,
                    column: Some("picture".to_owned()),
                    code,
                    title: format!("{}: {title}", picture.name),
                })
            };
            let path = self.folders[table].path(&picture.name);
            let path = path.map_err(|Ambiguous| {
                let title = "several pictures could be meant: write its whole name";
                fault("picture_ambiguous", title)
            })?;
            let found = path.and_then(|path| Some((path.to_owned(), *self.entries.get(path)?)));
            let Some((path, entry)) = found else {
                if picture.url.is_some() {
                    continue;
                }
                return Err(fault("picture_missing", "the zip has no such picture"));
            };
            if self.taken >= MOST {
                return Err(fault(
                    "too_many_pictures",
                    "an import takes 50,000 pictures",
                ));
            }
            let (id, bytes) = self.bytes(entry).await.map_err(|broken| match broken {
                Broken::TooLarge => fault("picture_too_large", "a picture has at most 8 MiB"),
                Broken::Unreadable => fault("picture_unreadable", "it cannot be unpacked"),
                Broken::Unreachable => Missing::Unreachable,
            })?;
            let file = path.rsplit(['/', '\\']).next().unwrap_or(&path);
            self.keep(id, file, bytes)
                .await
                .map_err(|not| match not.code() {
                    Some(code) => fault(code, "this is no picture that can be kept"),
                    None => Missing::Unreachable,
                })?;
            taken.push((picture.name.clone(), id));
        }
        Ok((!taken.is_empty()).then_some(taken))
    }

    async fn keep(&mut self, id: FileId, name: &str, bytes: Vec<u8>) -> Result<(), NotTaken> {
        if self.is_known(id).await.map_err(unkept)? {
            return Ok(());
        }
        self.taken += 1;
        if self.is_dry {
            return files::would_take_in(&self.app, name, bytes).await;
        }
        let taken = files::take_in(&self.app, self.shop, self.owner, id, name, bytes);
        taken.await.map(drop)
    }

    async fn is_known(&self, id: FileId) -> Result<bool, StorageError> {
        let db = self.app.store().shop(self.shop);
        let known = files::shop_pictures(&db, &[id]).await?;
        Ok(!known.is_empty())
    }

    /// With the id that follows from them.
    async fn bytes(&self, entry: usize) -> Result<(FileId, Vec<u8>), Broken> {
        let Some(zip) = self.zip.clone() else {
            return Err(Broken::Unreadable);
        };
        let read = tokio::task::spawn_blocking(move || {
            let (mut zip, mut bytes) = (zip.lock(), Vec::new());
            let part = zip.part(entry).map_err(|_| Broken::Unreadable)?;
            let read = part.take(MOST_BYTES + 1).read_to_end(&mut bytes);
            match read {
                Ok(_) if bytes.len() as u64 > MOST_BYTES => Err(Broken::TooLarge),
                Ok(_) => Ok((id_of(&bytes), bytes)),
                // A piece of the file that is gone is no fault of the picture.
                Err(error) if error.kind() == std::io::ErrorKind::Other => Err(Broken::Unreachable),
                Err(_) => Err(Broken::Unreadable),
            }
        });
        read.await.unwrap_or(Err(Broken::Unreadable))
    }
}

enum Broken {
    TooLarge,
    Unreadable,
    Unreachable,
}

/// The same bytes are the same picture.
fn id_of(bytes: &[u8]) -> FileId {
    use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
    let digest = STANDARD_NO_PAD.encode(sha256(bytes));
    FileId(client_id_for(&format!("goods_picture/{digest}")).0)
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).to_vec()
}

fn unkept(error: StorageError) -> NotTaken {
    NotTaken::Unkept(Problem::from(error))
}
