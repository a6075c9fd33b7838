//! What tests beside the code stand on: an app on each database.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use axum::body::Body;
use http_body_util::BodyExt;
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{
    app::App,
    config::Config,
    members::PasswordCost,
    router::router,
    storage::Store,
    vocabulary::{Clock, Millis, new_id},
};

pub const START: Millis = 1_795_000_000_000;

/// An app with a database and a folder of its own, and a hand on its clock.
pub struct Bench {
    pub app: App,
    _folder: TempDir,
    clock: Arc<AtomicI64>,
}

impl Bench {
    pub fn pass(&self, time: Millis) {
        self.clock.fetch_add(time, Ordering::SeqCst);
    }

    pub fn now(&self) -> Millis {
        self.clock.load(Ordering::SeqCst)
    }
}

/// One on `SQLite` and one on `PostgreSQL`, which must be up: `scripts/services.sh start`.
pub async fn on_both() -> [Bench; 2] {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite://{}", folder.path().join("yingke.db").display());
    let elsewhere = tempfile::tempdir().unwrap();
    [
        bench(folder, &sqlite).await,
        bench(elsewhere, &fresh_postgres().await).await,
    ]
}

async fn bench(folder: TempDir, database: &str) -> Bench {
    let clock = Arc::new(AtomicI64::new(START));
    let read = clock.clone();
    let store = Store::open(database).await.unwrap();
    let config = Config {
        database: database.to_owned(),
        files: folder.path().join("files").display().to_string(),
        listen: "127.0.0.1:0".to_owned(),
        public_url: None,
        origins: Vec::new(),
        trusted_proxies: Vec::new(),
        nats: None,
        data: folder.path().join("data"),
        demo: true,
        passwords: PasswordCost {
            memory_kib: 8,
            passes: 1,
        },
    };
    let app = App::new(
        config,
        store,
        Clock::from_fn(move || read.load(Ordering::SeqCst)),
    );
    Bench {
        app,
        _folder: folder,
        clock,
    }
}

async fn fresh_postgres() -> String {
    let server = std::env::var("TEST_PG_URL").expect("TEST_PG_URL: run scripts/services.sh start");
    let name = format!("yingke_{}", new_id().simple());
    let admin = Database::connect(&server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{name}")
}

/// An answer, read whole.
pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: bytes::Bytes,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

impl Bench {
    /// Asks the whole router, without a network.
    pub async fn ask(
        &self,
        request: axum::http::request::Builder,
        body: impl Into<Body>,
    ) -> Answer {
        let peer: std::net::SocketAddr = ([127, 0, 0, 1], 4_000).into();
        let mut request = request.body(body.into()).unwrap();
        request
            .extensions_mut()
            .insert(axum::extract::ConnectInfo(peer));
        let answer = router(self.app.clone()).oneshot(request).await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        Answer {
            status,
            headers,
            body,
        }
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.ask(asking("GET", path, token), Body::empty()).await
    }

    pub async fn post(&self, path: &str, token: &str, body: serde_json::Value) -> Answer {
        let request = asking("POST", path, token).header("content-type", "application/json");
        self.ask(request, body.to_string()).await
    }

    /// A token of someone at work in the demo shops, which must be seeded.
    pub async fn token_of(&self, login: &str) -> String {
        let body = serde_json::json!({ "login": login, "password": crate::demo::PASSWORD });
        let answer = self.post("/api/sign-in?as=token", "", body).await;
        answer.json()["token"].as_str().unwrap().to_owned()
    }
}

pub fn asking(method: &str, path: &str, token: &str) -> axum::http::request::Builder {
    let request = axum::http::Request::builder().method(method).uri(path);
    if token.is_empty() {
        return request;
    }
    request.header("authorization", format!("Bearer {token}"))
}
