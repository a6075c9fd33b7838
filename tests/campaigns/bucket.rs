//! Files in a bucket instead of a folder: the same promises over S3's own words.

use std::{io::Cursor, time::Duration};

use image::{ImageFormat, Rgb, RgbImage};
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};

use crate::support::{
    bucket::{Bucket, KEY},
    campaign,
    server::Server,
    shop::{Customer, Shop},
    until,
};

const PIECE: usize = 100 << 10;

fn photo() -> Vec<u8> {
    let picture = RgbImage::from_fn(400, 300, |_, _| Rgb(rand::random::<[u8; 3]>()));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

struct Visitor<'a> {
    base: String,
    customer: &'a Customer,
    http: Client,
}

impl Visitor<'_> {
    async fn post(&self, path: &str, body: Value) -> Response {
        let request = self.http.post(format!("{}{path}", self.base)).json(&body);
        request
            .bearer_auth(&self.customer.device)
            .send()
            .await
            .unwrap()
    }

    async fn begin(&self, size: usize) -> Response {
        let file =
            json!({ "name": "桌面.png", "size": size, "conversation": self.customer.conversation });
        self.post("/uploads", file).await
    }

    async fn piece(&self, upload: &str, offset: usize, bytes: &[u8]) -> Response {
        let request = self.http.patch(format!("{}/uploads/{upload}", self.base));
        request
            .bearer_auth(&self.customer.device)
            .header("upload-offset", offset.to_string())
            .header("content-type", "application/octet-stream")
            .body(bytes.to_vec())
            .send()
            .await
            .unwrap()
    }

    /// Where the file can be fetched for a while.
    async fn link(&self, file: &str) -> String {
        let told = self.post("/file-links", json!({ "files": [file] })).await;
        let told: Value = told.json().await.unwrap();
        told["links"][file]["url"].as_str().unwrap().to_owned()
    }
}

#[test]
#[ignore = "a campaign"]
fn a_bucket_keeps_files_and_its_absence_is_told_and_survived() {
    campaign(async {
        let bucket = Bucket::default();
        let endpoint = bucket.open().await;
        let mut server = Server::on_sqlite()
            .with(&["--files", "s3://shop-files"])
            .env("AWS_ENDPOINT", &endpoint)
            .env("AWS_ALLOW_HTTP", "true")
            .env("AWS_REGION", "cn-north-1")
            .env("AWS_ACCESS_KEY_ID", KEY)
            .env("AWS_SECRET_ACCESS_KEY", "a secret of the bucket");
        server.start().await;
        let shop = Shop::found(&server).await;
        let customer = shop.visitor(server.port).await;
        let origin = format!("http://127.0.0.1:{}", server.port);
        let visitor = Visitor {
            base: format!("{origin}/api/shops/{}", shop.id),
            customer: &customer,
            http: Client::new(),
        };

        let photo = photo();
        let begun: Value = visitor.begin(photo.len()).await.json().await.unwrap();
        let upload = begun["upload"].as_str().unwrap();
        let mut pieces = photo.chunks(PIECE).enumerate();
        let (_, first) = pieces.next().unwrap();
        bucket.set_away(true);
        let refused =
            tokio::time::timeout(Duration::from_secs(25), visitor.piece(upload, 0, first));
        let refused = refused
            .await
            .expect("an answer while someone still waits for it");
        assert_eq!(refused.status(), StatusCode::INSUFFICIENT_STORAGE);
        bucket.set_away(false);
        let mut done = visitor.piece(upload, 0, first).await;
        for (at, bytes) in pieces {
            assert_eq!(done.status(), StatusCode::OK);
            done = visitor.piece(upload, at * PIECE, bytes).await;
        }
        let done: Value = done.json().await.unwrap();
        let file = done["file"]["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{done}"));
        let is_tidy = async || bucket.keys().iter().all(|key| !key.contains("/uploads/"));
        until("the pieces are gone", Duration::from_secs(10), is_tidy).await;
        let of_file = |variant| format!("/files/{file}/{variant}");
        for variant in ["full", "thumb"] {
            let kept = bucket
                .keys()
                .into_iter()
                .any(|key| key.ends_with(&of_file(variant)));
            assert!(kept, "{variant}: {:?}", bucket.keys());
        }

        let url = format!("{origin}{}", visitor.link(file).await);
        let fetched = visitor.http.get(&url).send().await.unwrap();
        assert_eq!(fetched.status(), StatusCode::OK);
        let bytes = fetched.bytes().await.unwrap();
        let (was, is) = (
            image::load_from_memory(&photo).unwrap(),
            image::load_from_memory(&bytes).unwrap(),
        );
        assert_eq!((is.width(), is.height()), (was.width(), was.height()));
        bucket.set_away(true);
        let away = visitor.http.get(&url).send().await.unwrap();
        assert_eq!(away.status(), StatusCode::SERVICE_UNAVAILABLE);
        bucket.set_away(false);
        assert_eq!(
            visitor.http.get(&url).send().await.unwrap().status(),
            StatusCode::OK
        );
        assert!(bucket.unsigned().is_empty(), "{:?}", bucket.unsigned());
        server.assert_calm();
    });
}
