//! Uploads in pieces, pictures written anew, links that expire.

mod kinds;
mod rights;
mod uploads;

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Answer, Client, TestCustomer, TestShop, told};

const HOUR: i64 = 60 * 60 * 1000;
const PIECE: usize = 100 << 10;

pub async fn begin(who: &TestCustomer, shop: &TestShop<'_>, name: &str, size: usize) -> Answer {
    begin_in(&who.client, shop, &who.conversation, name, size).await
}

async fn begin_in(
    client: &Client,
    shop: &TestShop<'_>,
    conversation: &str,
    name: &str,
    size: usize,
) -> Answer {
    let body = json!({ "name": name, "size": size, "conversation": conversation });
    client
        .post(&format!("/api/shops/{}/uploads", shop.id), &body)
        .await
}

async fn piece(
    client: &Client,
    shop: &TestShop<'_>,
    upload: &str,
    offset: usize,
    bytes: &[u8],
) -> Answer {
    let path = format!("/api/shops/{}/uploads/{upload}", shop.id);
    let request = client
        .request(Method::PATCH, &path)
        .header("upload-offset", offset.to_string());
    told(
        request
            .header("content-type", "application/octet-stream")
            .body(bytes.to_vec()),
    )
    .await
}

/// Sends a file whole, in pieces of 100 KiB.
pub async fn send(who: &TestCustomer, shop: &TestShop<'_>, name: &str, bytes: &[u8]) -> Answer {
    send_in(&who.client, shop, &who.conversation, name, bytes).await
}

async fn send_in(
    client: &Client,
    shop: &TestShop<'_>,
    conversation: &str,
    name: &str,
    bytes: &[u8],
) -> Answer {
    let begun = begin_in(client, shop, conversation, name, bytes.len()).await;
    assert_eq!(begun.status, 200, "{begun:?}");
    let upload = begun.text("upload").to_owned();
    let mut answer = begun;
    for (at, bytes) in bytes.chunks(PIECE).enumerate() {
        answer = piece(client, shop, &upload, at * PIECE, bytes).await;
    }
    answer
}

async fn links(client: &Client, shop: &TestShop<'_>, files: &[&str]) -> Answer {
    client
        .post(
            &format!("/api/shops/{}/file-links", shop.id),
            &json!({ "files": files }),
        )
        .await
}

pub async fn link(client: &Client, shop: &TestShop<'_>, file: &str) -> String {
    links(client, shop, &[file]).await.body["links"][file]["url"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// A photograph-like picture that does not shrink much.
fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut seed = 7_u32;
    let picture = RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb(seed.to_be_bytes()[..3].try_into().unwrap())
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
