use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use parking_lot::Mutex;

/// Who the bucket lets in.
pub const KEY: &str = "AKIAYINGKE";
const NAME: &str = "shop-files";

/// A bucket that speaks as much of S3 as a shop's files need. In memory; it can be taken away.
#[derive(Clone, Default)]
pub struct Bucket(Arc<Mutex<Inside>>);

#[derive(Default)]
struct Inside {
    objects: BTreeMap<String, Bytes>,
    is_away: bool,
    unsigned: Vec<String>,
}

impl Bucket {
    /// Serves it, and gives its address.
    pub async fn open(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        format!("http://{address}")
    }

    pub fn keys(&self) -> Vec<String> {
        self.0.lock().objects.keys().cloned().collect()
    }

    pub fn set_away(&self, is_away: bool) {
        self.0.lock().is_away = is_away;
    }

    /// Requests that did not prove who they came from.
    pub fn unsigned(&self) -> Vec<String> {
        self.0.lock().unsigned.clone()
    }
}

fn is_signed(headers: &HeaderMap) -> bool {
    let proof = headers.get(header::AUTHORIZATION);
    let proof = proof.and_then(|value| value.to_str().ok()).unwrap_or("");
    proof.starts_with(&format!("AWS4-HMAC-SHA256 Credential={KEY}/"))
        && proof.contains("Signature=")
}

async fn answer(State(bucket): State<Bucket>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 64 << 20).await.unwrap();
    let mut inside = bucket.0.lock();
    if inside.is_away {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if !is_signed(&parts.headers) {
        inside
            .unsigned
            .push(format!("{} {}", parts.method, parts.uri));
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = parts.uri.path().trim_start_matches('/');
    let Some(rest) = path.strip_prefix(NAME) else {
        return missing("NoSuchBucket");
    };
    let key = rest.trim_start_matches('/').to_owned();
    let query = parts.uri.query().unwrap_or_default();
    match (&parts.method, key.is_empty()) {
        (&Method::PUT, false) => {
            inside.objects.insert(key, body);
            [(header::ETAG, "\"1\"")].into_response()
        }
        (&Method::GET, false) => match inside.objects.get(&key) {
            Some(bytes) => dated(bytes.clone()),
            None => missing("NoSuchKey"),
        },
        (&Method::GET, true) if query.contains("list-type=2") => listed(&inside.objects, query),
        (&Method::POST, true) if query.starts_with("delete") => deleted(&mut inside.objects, &body),
        _ => StatusCode::NOT_IMPLEMENTED.into_response(),
    }
}

fn dated(bytes: Bytes) -> Response {
    let head = [
        (header::ETAG, "\"1\""),
        (header::LAST_MODIFIED, "Sat, 22 Nov 2025 08:00:00 GMT"),
    ];
    (head, bytes).into_response()
}

fn missing(code: &str) -> Response {
    let said = format!("<Error><Code>{code}</Code><Message>gone</Message></Error>");
    (StatusCode::NOT_FOUND, said).into_response()
}

fn listed(objects: &BTreeMap<String, Bytes>, query: &str) -> Response {
    let prefix = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("prefix="));
    let prefix = prefix.unwrap_or_default().replace("%2F", "/");
    let contents: String = objects
        .iter()
        .filter(|(key, _)| key.starts_with(&prefix))
        .map(|(key, bytes)| {
            format!(
                "<Contents><Key>{key}</Key><LastModified>2025-11-22T08:00:00.000Z</LastModified>\
                 <ETag>\"1\"</ETag><Size>{}</Size></Contents>",
                bytes.len()
            )
        })
        .collect();
    format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>")
        .into_response()
}

fn deleted(objects: &mut BTreeMap<String, Bytes>, body: &[u8]) -> Response {
    let body = String::from_utf8_lossy(body);
    let keys = body.split("<Key>").skip(1);
    let keys: Vec<_> = keys
        .filter_map(|rest| rest.split("</Key>").next())
        .collect();
    let mut gone = String::new();
    for key in keys {
        objects.remove(key);
        gone.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
    }
    format!("<DeleteResult>{gone}</DeleteResult>").into_response()
}
