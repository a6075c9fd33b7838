//! CSV and XLSX: a few hundred products are read and packed at once, two such parts beside each other, and sent in their order.

use std::sync::Arc;

use futures_util::{StreamExt, stream};
use yingke_tabular::{XlsxStream, in_gbk, push_csv};

use super::{
    out::{Broken, Out, apart},
    pictures,
};
use crate::{
    app::App,
    catalogue::goods::{Stored, packed},
    goods_files::{
        incoming::Ctx,
        plain::{self, Column, Lang},
        view::{ExportEncoding, FileFormat, NewExport},
    },
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Products of a part.
const AT_ONCE: usize = 400;
/// Parts that are read beside each other: messages keep the other half of the connections.
const BESIDE: usize = 2;
const SHEET: &str = "商品";

pub async fn write(
    app: &App,
    mut out: Out,
    (db, ctx): (ShopDb, Ctx),
    ids: Vec<ProductId>,
    new: &NewExport,
) -> Result<(), Broken> {
    let (ctx, ids) = (Arc::new(ctx), Arc::from(ids));
    if new.format == FileFormat::Xlsx {
        out.begin("goods.xlsx", true).await?;
        xlsx(&mut out, (&db, &ctx), &ids).await?;
    } else {
        out.begin("goods.csv", false).await?;
        let encoding = new.encoding.unwrap_or(ExportEncoding::Utf8Bom);
        csv(&mut out, (&db, &ctx), &ids, encoding).await?;
    }
    if new.pictures {
        pictures::write(app, &mut out, &db, &ids, ("goods", false)).await?;
    }
    out.end().await
}

/// The parts of what `pack` makes of all of them, in their order.
fn parts<T: Send + 'static>(
    db: &ShopDb,
    ids: &Arc<[ProductId]>,
    pack: impl Fn(Vec<Stored>) -> T + Clone + Send + Sync + 'static,
) -> impl stream::Stream<Item = Result<T, StorageError>> + Send {
    let parts = stream::iter((0..ids.len()).step_by(AT_ONCE));
    let (db, ids) = (db.clone(), ids.clone());
    let part = move |first: usize| {
        let (db, pack) = (db.clone(), pack.clone());
        let some = ids.iter().skip(first).take(AT_ONCE).copied().collect();
        async move { packed(&db, some, true, pack).await }
    };
    parts.map(part).buffered(BESIDE)
}

async fn csv(
    out: &mut Out,
    (db, ctx): (&ShopDb, &Arc<Ctx>),
    ids: &Arc<[ProductId]>,
    encoding: ExportEncoding,
) -> Result<(), Broken> {
    let mut head = String::new();
    push_csv(
        &mut head,
        plain::head(Column::ALL, Lang::Zh)
            .iter()
            .map(String::as_str),
    );
    out.push(marked(encoding)).await?;
    out.push(encoded(head, encoding)).await?;
    let ctx = ctx.clone();
    let mut parts = Box::pin(parts(db, ids, move |stored| {
        let mut text = String::new();
        for stored in stored {
            for row in plain::write(Column::ALL, &stored.goods, &ctx, Lang::Zh) {
                push_csv(&mut text, row.iter().map(String::as_str));
            }
        }
        encoded(text, encoding)
    }));
    while let Some(bytes) = parts.next().await {
        out.push(bytes?).await?;
    }
    Ok(())
}

fn marked(encoding: ExportEncoding) -> Vec<u8> {
    match encoding {
        ExportEncoding::Utf16le => b"\xff\xfe".to_vec(),
        ExportEncoding::Utf8Bom => b"\xef\xbb\xbf".to_vec(),
        ExportEncoding::Gbk => Vec::new(),
    }
}

fn encoded(text: String, encoding: ExportEncoding) -> Vec<u8> {
    match encoding {
        ExportEncoding::Utf8Bom => text.into_bytes(),
        ExportEncoding::Utf16le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ExportEncoding::Gbk => in_gbk(&text),
    }
}

async fn xlsx(
    out: &mut Out,
    (db, ctx): (&ShopDb, &Arc<Ctx>),
    ids: &Arc<[ProductId]>,
) -> Result<(), Broken> {
    let mut book = XlsxStream::new(SHEET);
    out.push(book.push(&[plain::head(Column::ALL, Lang::Zh)]))
        .await?;
    let ctx = ctx.clone();
    let mut parts = Box::pin(parts(db, ids, move |stored| {
        let rows = stored.iter();
        let rows = rows.flat_map(|stored| plain::write(Column::ALL, &stored.goods, &ctx, Lang::Zh));
        rows.collect::<Vec<_>>()
    }));
    while let Some(rows) = parts.next().await {
        let rows = rows?;
        let packed = apart(move || {
            let packed = book.push(&rows);
            (book, packed)
        });
        let (rest, packed) = packed.await?;
        book = rest;
        out.push(packed).await?;
    }
    out.push(book.end()).await
}
