use axum::http::{HeaderMap, HeaderValue, header};

use crate::config::Config;

/// Browsers keep the prefixed name only with `Secure`, `Path=/` and no `Domain`: no other host can plant one.
const SECURE: &str = "__Host-yingke";
/// Where people reach Yingke over plain HTTP in their own network.
const PLAIN: &str = "yingke";
const LIFETIME_S: i64 = 30 * 24 * 60 * 60;

/// `Set-Cookie` of a fresh sign-in.
pub fn sign_in_cookie(config: &Config, headers: &HeaderMap, token: &str) -> HeaderValue {
    cookie(config, headers, token, LIFETIME_S)
}

/// `Set-Cookie` that takes it away.
pub fn clearing_cookie(config: &Config, headers: &HeaderMap) -> HeaderValue {
    cookie(config, headers, "", 0)
}

/// The token in the request's cookie.
pub(super) fn cookie_token(config: &Config, headers: &HeaderMap) -> Option<String> {
    let name = if is_secure(config, headers) {
        SECURE
    } else {
        PLAIN
    };
    let lines = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(key, _)| *key == name)
        .map(|(_, token)| token.to_owned())
}

fn cookie(config: &Config, headers: &HeaderMap, token: &str, age_s: i64) -> HeaderValue {
    let (name, secure) = if is_secure(config, headers) {
        (SECURE, "; Secure")
    } else {
        (PLAIN, "")
    };
    let text =
        format!("{name}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={age_s}{secure}");
    HeaderValue::try_from(text).expect("tokens are base64url")
}

/// Browsers take `Secure` cookies over TLS and from the machine they run on.
fn is_secure(config: &Config, headers: &HeaderMap) -> bool {
    if let Some(url) = &config.public_url {
        return url.strip_prefix("http://").is_none_or(is_local);
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    host.is_none_or(is_local)
}

fn is_local(host: &str) -> bool {
    let host = host.split('/').next().unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.parse::<u16>().is_ok())
        .map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_this_machine_is_local() {
        for host in [
            "localhost",
            "localhost:8080",
            "127.0.0.1:1",
            "[::1]:80",
            "[::1]",
            "a.localhost",
            "localhost/x",
        ] {
            assert!(is_local(host), "{host}");
        }
        for host in [
            "localhost.example",
            "192.168.1.5:8080",
            "127.0.0.1.nip.io",
            "shop.example",
        ] {
            assert!(!is_local(host), "{host}");
        }
    }
}
