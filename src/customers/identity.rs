use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::vocabulary::Millis;

const LONGEST_LIFE_S: i64 = 600;
/// Of what we sign ourselves: as long as it takes to come from one page to another.
const OWN_LIFE_S: i64 = 60;
/// The shop's clock may be this much ahead of ours.
const SKEW_S: i64 = 60;
const MOST_SUB_CHARS: usize = 128;
const MOST_NAME_CHARS: usize = 64;

/// A shopper the shop vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The shop's own customer number.
    pub sub: String,
    pub name: Option<String>,
}

/// Why an identity is refused; the words help whoever builds the shop's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadIdentity {
    #[error("identity is no JWT of three parts")]
    Shape,
    #[error("identity must be signed with HS256")]
    Algorithm,
    #[error("identity is not signed with this shop's secret")]
    Signature,
    #[error("identity needs sub, aud, iat and exp")]
    Claims,
    #[error("identity: aud is not this shop's slug")]
    Audience,
    #[error("identity has expired")]
    Expired,
    #[error("identity: iat lies in the future; set the clock")]
    NotYet,
    #[error("identity: exp must be at most 10 minutes after iat")]
    TooLong,
    #[error("identity: sub needs 1 to 128 characters, name at most 64, without control characters")]
    Text,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    name: Option<String>,
    aud: String,
    iat: i64,
    exp: i64,
}

/// Checks a JWT over the shop's secret (RFC 7519). The algorithm is pinned: what the header says can only be wrong.
pub fn verify(jwt: &str, secret: &str, slug: &str, now: Millis) -> Result<Identity, BadIdentity> {
    let (signed, signature) = jwt.rsplit_once('.').ok_or(BadIdentity::Shape)?;
    let (header, claims) = signed.split_once('.').ok_or(BadIdentity::Shape)?;
    let header: Header = part(header).ok_or(BadIdentity::Shape)?;
    if header.alg != "HS256" {
        return Err(BadIdentity::Algorithm);
    }
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|_| BadIdentity::Shape)?;
    mac_of(signed, secret)
        .verify_slice(&signature)
        .map_err(|_| BadIdentity::Signature)?;
    accept(part(claims).ok_or(BadIdentity::Claims)?, slug, now / 1000)
}

/// As the shop's own server would sign it, for a page of the shop with us; `via` is the site that asked for it.
pub fn sign(sub: &str, secret: &str, (slug, via): (&str, Option<&str>), now: Millis) -> String {
    let iat = now / 1000;
    let claims =
        json!({ "sub": sub, "aud": slug, "iat": iat, "exp": iat + OWN_LIFE_S, "via": via });
    let encode = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(json!({ "alg": "HS256" })), encode(claims));
    let signature = mac_of(&signed, secret).finalize().into_bytes();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn mac_of(signed: &str, secret: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(signed.as_bytes());
    mac
}

fn accept(claims: Claims, slug: &str, now_s: i64) -> Result<Identity, BadIdentity> {
    if claims.aud != slug {
        return Err(BadIdentity::Audience);
    }
    if claims.exp <= now_s {
        return Err(BadIdentity::Expired);
    }
    if claims.iat > now_s.saturating_add(SKEW_S) {
        return Err(BadIdentity::NotYet);
    }
    if claims.exp > claims.iat.saturating_add(LONGEST_LIFE_S) {
        return Err(BadIdentity::TooLong);
    }
    let name = claims.name.filter(|name| !name.trim().is_empty());
    let is_text =
        |text: &str, most| text.chars().count() <= most && !text.contains(char::is_control);
    let is_fine = !claims.sub.is_empty()
        && is_text(&claims.sub, MOST_SUB_CHARS)
        && name
            .as_deref()
            .is_none_or(|name| is_text(name, MOST_NAME_CHARS));
    is_fine
        .then_some(Identity {
            sub: claims.sub,
            name,
        })
        .ok_or(BadIdentity::Text)
}

fn part<T: DeserializeOwned>(part: &str) -> Option<T> {
    let json = URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&json).ok()
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
