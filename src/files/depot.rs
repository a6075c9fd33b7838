use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    BackoffConfig, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, aws::AmazonS3Builder,
    local::LocalFileSystem, path::Path,
};

use crate::vocabulary::{FileId, ShopId, UploadId};

/// How long a bucket that fails is asked again; the library's own three minutes nobody sits through.
const PATIENCE: Duration = Duration::from_secs(10);
const RETRIES: usize = 3;

/// Where bytes are kept: a folder, or a bucket that several nodes share.
#[derive(Clone)]
pub struct Depot(Arc<dyn ObjectStore>);

#[derive(Debug, thiserror::Error)]
#[error("the file store: {0}")]
pub struct DepotError(#[from] object_store::Error);

/// The size of a file and its bytes as they come.
pub type Found = (u64, BoxStream<'static, object_store::Result<Bytes>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    Full,
    Thumb,
}

impl Variant {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Thumb => "thumb",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Full, Self::Thumb]
            .into_iter()
            .find(|variant| variant.name() == name)
    }
}

impl Depot {
    /// `address` is a folder or `s3://bucket`; how a bucket is reached is told by the usual `AWS_…` variables.
    pub fn open(address: &str) -> Result<Self, DepotError> {
        if address.starts_with("s3://") {
            return Self::bucket(address);
        }
        let unusable = |source: std::io::Error| object_store::Error::Generic {
            store: "folder",
            source: Box::new(source),
        };
        std::fs::create_dir_all(address).map_err(unusable)?;
        let folder = LocalFileSystem::new_with_prefix(address)?;
        Ok(Self(Arc::new(
            folder.with_fsync(true).with_automatic_cleanup(true),
        )))
    }

    fn bucket(address: &str) -> Result<Self, DepotError> {
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: RETRIES,
            retry_timeout: PATIENCE,
        };
        let bucket = AmazonS3Builder::from_env()
            .with_url(address)
            .with_retry(retry)
            .build()?;
        Ok(Self(Arc::new(bucket)))
    }

    pub async fn keep(
        &self,
        shop: ShopId,
        file: FileId,
        variant: Variant,
        bytes: Vec<u8>,
    ) -> Result<(), DepotError> {
        self.0
            .put(&file_path(shop, file, variant), bytes.into())
            .await?;
        Ok(())
    }

    /// The size and the bytes as they come; none where the file is gone.
    pub async fn fetch(
        &self,
        shop: ShopId,
        file: FileId,
        variant: Variant,
    ) -> Result<Option<Found>, DepotError> {
        match self.0.get(&file_path(shop, file, variant)).await {
            Ok(found) => Ok(Some((found.meta.size, found.into_stream()))),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub async fn forget(&self, shop: ShopId, file: FileId) -> Result<(), DepotError> {
        self.clear(&Path::from(format!("{shop}/files/{file}")))
            .await
    }

    /// Keeps a piece of an upload, over one of an earlier try.
    pub async fn keep_piece(
        &self,
        shop: ShopId,
        upload: UploadId,
        offset: u64,
        bytes: Bytes,
    ) -> Result<(), DepotError> {
        let path = Path::from(format!("{}/{offset:010}", pieces_path(shop, upload)));
        self.0.put(&path, PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// The piece that was kept at that offset; none where there is none.
    pub async fn piece(
        &self,
        shop: ShopId,
        upload: UploadId,
        offset: u64,
    ) -> Result<Option<Bytes>, DepotError> {
        let path = Path::from(format!("{}/{offset:010}", pieces_path(shop, upload)));
        match self.0.get(&path).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The pieces put together, at most `most` bytes; whether they follow each other is told by the length.
    pub async fn pieces(
        &self,
        shop: ShopId,
        upload: UploadId,
        most: u64,
    ) -> Result<Vec<u8>, DepotError> {
        let prefix = pieces_path(shop, upload);
        let mut found: Vec<_> = self.0.list(Some(&prefix)).try_collect().await?;
        found.sort_by(|one, other| one.location.cmp(&other.location));
        let mut whole = Vec::new();
        for piece in found {
            if whole.len() as u64 + piece.size > most {
                return Ok(Vec::new());
            }
            whole.extend_from_slice(&self.0.get(&piece.location).await?.bytes().await?);
        }
        Ok(whole)
    }

    pub async fn forget_pieces(&self, shop: ShopId, upload: UploadId) -> Result<(), DepotError> {
        self.clear(&pieces_path(shop, upload)).await
    }

    async fn clear(&self, prefix: &Path) -> Result<(), DepotError> {
        let found = self
            .0
            .list(Some(prefix))
            .map_ok(|object| object.location)
            .boxed();
        let gone: Vec<_> = self.0.delete_stream(found).collect().await;
        for result in gone {
            match result {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

fn file_path(shop: ShopId, file: FileId, variant: Variant) -> Path {
    Path::from(format!("{shop}/files/{file}/{}", variant.name()))
}

fn pieces_path(shop: ShopId, upload: UploadId) -> Path {
    Path::from(format!("{shop}/uploads/{upload}"))
}
