//! Words every area shares. Nothing that knows a rule of the trade may move in.

pub mod variables;

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use uuid::Uuid;
pub use yingke_schema::{Millis, ids::*};

/// Where time comes from. Injected, so that tests and the demo can turn it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Millis + Send + Sync>);

impl Clock {
    pub fn system() -> Self {
        Self(Arc::new(system_millis))
    }

    /// Runs `rate` times as fast as the system's, from now on.
    pub fn at_rate(rate: f64) -> Self {
        let start = system_millis();
        Self(Arc::new(move || {
            start + ((system_millis() - start) as f64 * rate) as Millis
        }))
    }

    /// Asks `source` each time: a test's hand on the clock.
    pub fn from_fn(source: impl Fn() -> Millis + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    /// UTC milliseconds. Both databases keep exactly this.
    pub fn now(&self) -> Millis {
        (self.0)()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the system"
)]
fn system_millis() -> Millis {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since_1970.map_or(0, |passed| passed.as_millis() as Millis)
}

/// A fresh UUIDv7.
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// The same id for the same reason: saying something twice for it stores it once.
pub fn client_id_for(reason: &str) -> ClientId {
    use sha2::{Digest, Sha256};
    let digest: [u8; 32] = Sha256::digest(reason.as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    ClientId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// 32 random bytes as 43 characters: device tokens, sign-ins and secrets.
pub fn new_secret() -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is kept of a secret.
pub fn secret_hash(secret: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Tells codes apart within one process; whole ones would fill the memory.
pub fn short_digest(code: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    code.hash(&mut hasher);
    hasher.finish()
}

/// What tells two commands with one key apart.
pub fn digest_of(asked: &serde_json::Value) -> String {
    use std::fmt::Write;
    let bytes = secret_hash(&asked.to_string());
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
