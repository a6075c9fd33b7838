use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use rust_embed::RustEmbed;
use serde_json::{Value, json};
use sha2::Sha256;

use super::{Simulation, aim::Role};
use crate::shops;

const LIFE_S: i64 = 300;
const PATIENCE: Duration = Duration::from_secs(20);

/// What customers photograph.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo/pictures"]
#[include = "*.png"]
struct Photos;

/// Why the server could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("the server cannot be reached: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("the socket broke: {0}")]
    Socket(#[from] Box<tokio_tungstenite::tungstenite::Error>),
    #[error("the server said no: {0}")]
    Refused(String),
}

/// What a visit gives.
#[derive(Clone, Debug)]
pub struct Visit {
    pub device: String,
    pub shop: String,
    pub conversation: String,
}

impl Simulation {
    /// Comes in, with the shop's word for who this is where it knows them, or with the device of the last time.
    pub(super) async fn visit(&self, role: &Role<'_>) -> Result<Visit, Trouble> {
        let secret = self.secret().await;
        let identity = role.shopper.and_then(|shopper| {
            Some(self.identity(&secret, shopper.external_id.as_deref()?, &shopper.name))
        });
        let body = match (identity, &role.device) {
            (Some(identity), _) => json!({ "identity": identity }),
            (None, Some(device)) => json!({ "device": device }),
            (None, None) => json!({}),
        };
        let path = format!("{}/api/store/{}/visits", self.address, super::SLUG);
        let request = client()?.post(path).json(&body).timeout(PATIENCE);
        let answer = answered(request).await?;
        let text = |at: &Value| at.as_str().unwrap_or_default().to_owned();
        Ok(Visit {
            device: text(&answer["device"]),
            shop: text(&answer["shop"]["id"]),
            conversation: text(&answer["conversation"]),
        })
    }

    /// As it is now: whoever tries the demo may renew it.
    async fn secret(&self) -> String {
        let shop = match &self.store {
            Some(store) => shops::find(store, &super::SLUG.into()).await.ok().flatten(),
            None => None,
        };
        shop.map_or_else(|| self.secret.clone(), |shop| shop.identity_secret)
    }

    /// What the shop's own site signs (`docs/protocol.md`, signed shoppers).
    fn identity(&self, secret: &str, sub: &str, name: &str) -> String {
        let iat = self.clock.now() / 1000;
        let claims = json!({
            "sub": sub, "name": name, "aud": super::SLUG, "iat": iat, "exp": iat + LIFE_S,
        });
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!(
            "{}.{}",
            part(json!({ "alg": "HS256", "typ": "JWT" })),
            part(claims)
        );
        let key = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
        let mut mac = key.expect("HMAC takes keys of any length");
        mac.update(signed.as_bytes());
        format!(
            "{signed}.{}",
            URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
        )
    }

    /// Uploads a photo; its id.
    pub(super) async fn upload(&self, visit: &Visit, name: &str) -> Result<String, Trouble> {
        let photo = Photos::get(&format!("{name}.png"));
        let photo = photo.ok_or_else(|| Trouble::Refused(format!("no photo {name}")))?;
        let bytes = photo.data.into_owned();
        let base = format!("{}/api/shops/{}/uploads", self.address, visit.shop);
        let body = json!({
            "name": format!("{name}.png"), "size": bytes.len(), "conversation": visit.conversation,
        });
        let http = client()?;
        let request = http
            .post(&base)
            .bearer_auth(&visit.device)
            .json(&body)
            .timeout(PATIENCE);
        let begun = answered(request).await?;
        let upload = begun["upload"].as_str().unwrap_or_default();
        let request = http
            .patch(format!("{base}/{upload}"))
            .bearer_auth(&visit.device);
        let request = request.header("upload-offset", "0").timeout(PATIENCE);
        let request = request
            .header("content-type", "application/octet-stream")
            .body(bytes);
        let done = answered(request).await?;
        let id = done["file"]["id"].as_str().map(str::to_owned);
        id.ok_or_else(|| Trouble::Refused("the upload has no file".to_owned()))
    }
}

fn client() -> Result<reqwest::Client, Trouble> {
    // Fails only where one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(reqwest::Client::builder().build()?)
}

async fn answered(request: reqwest::RequestBuilder) -> Result<Value, Trouble> {
    let answer = request.send().await?;
    let status = answer.status();
    let body = answer.text().await?;
    if !status.is_success() {
        return Err(Trouble::Refused(format!("{status} {body}")));
    }
    serde_json::from_str(&body).map_err(|error| Trouble::Refused(error.to_string()))
}
