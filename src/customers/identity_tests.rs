use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const SECRET: &str = "the shop's own secret";
const NOW: Millis = 1_763_800_000_000;
const NOW_S: i64 = NOW / 1000;

fn jwt_with(header: &Value, claims: &Value, secret: &str) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(header), encode(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!(
        "{signed}.{}",
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    )
}

fn jwt(claims: &Value) -> String {
    jwt_with(&json!({"alg": "HS256", "typ": "JWT"}), claims, SECRET)
}

fn good() -> Value {
    json!({"sub": "u-1042", "name": "林小满", "aud": "qingmu", "iat": NOW_S, "exp": NOW_S + 300})
}

fn with(key: &str, value: Value) -> Value {
    let mut claims = good();
    claims[key] = value;
    claims
}

fn refused(jwt: &str) -> BadIdentity {
    verify(jwt, SECRET, "qingmu", NOW).unwrap_err()
}

#[test]
fn what_we_sign_is_the_shopper_for_a_minute() {
    let jwt = sign(
        "u-1042",
        SECRET,
        ("qingmu", Some("https://tea.example")),
        NOW,
    );
    let at = |later| verify(&jwt, SECRET, "qingmu", NOW + later);
    let (sub, name) = ("u-1042".to_owned(), None);
    assert_eq!(at(59_000), Ok(Identity { sub, name }));
    assert_eq!(at(60_000), Err(BadIdentity::Expired));
    let elsewhere = verify(&jwt, SECRET, "songxi", NOW);
    assert_eq!(elsewhere, Err(BadIdentity::Audience));
}

#[test]
fn the_shops_own_signature_names_the_shopper() {
    let shopper = Identity {
        sub: "u-1042".into(),
        name: Some("林小满".into()),
    };
    assert_eq!(verify(&jwt(&good()), SECRET, "qingmu", NOW), Ok(shopper));
    let mut nameless = good();
    nameless.as_object_mut().unwrap().remove("name");
    assert_eq!(
        verify(&jwt(&nameless), SECRET, "qingmu", NOW).unwrap().name,
        None
    );
}

#[test]
fn no_other_algorithm_counts() {
    for alg in ["none", "None", "HS512", "RS256", "hs256", ""] {
        let forged = jwt_with(&json!({"alg": alg}), &good(), SECRET);
        assert_eq!(refused(&forged), BadIdentity::Algorithm, "{alg}");
    }
    let unsigned = jwt(&good());
    let unsigned = &unsigned[..=unsigned.rfind('.').unwrap()];
    assert_eq!(refused(unsigned), BadIdentity::Signature);
}

#[test]
fn another_secret_or_shop_does_not_count() {
    let header = json!({"alg": "HS256"});
    assert_eq!(
        refused(&jwt_with(&header, &good(), "guessed")),
        BadIdentity::Signature
    );
    assert_eq!(
        refused(&jwt(&with("aud", json!("other")))),
        BadIdentity::Audience
    );
}

#[test]
fn it_is_short_lived() {
    assert_eq!(
        refused(&jwt(&with("exp", json!(NOW_S)))),
        BadIdentity::Expired
    );
    assert_eq!(
        refused(&jwt(&with("exp", json!(NOW_S + 601)))),
        BadIdentity::TooLong
    );
    assert_eq!(
        refused(&jwt(&with("exp", json!(i64::MAX)))),
        BadIdentity::TooLong
    );
    assert_eq!(
        refused(&jwt(&with("iat", json!(NOW_S + 61)))),
        BadIdentity::NotYet
    );
    assert_eq!(
        refused(&jwt(&with("iat", json!(i64::MAX)))),
        BadIdentity::NotYet
    );
    assert!(
        verify(
            &jwt(&with("exp", json!(NOW_S + 600))),
            SECRET,
            "qingmu",
            NOW
        )
        .is_ok()
    );
}

#[test]
fn what_it_says_is_checked() {
    for key in ["sub", "aud", "iat", "exp"] {
        let mut claims = good();
        claims.as_object_mut().unwrap().remove(key);
        assert_eq!(refused(&jwt(&claims)), BadIdentity::Claims, "{key}");
    }
    assert_eq!(refused(&jwt(&with("sub", json!("")))), BadIdentity::Text);
    assert_eq!(
        refused(&jwt(&with("sub", json!("a\u{0}")))),
        BadIdentity::Text
    );
    assert_eq!(
        refused(&jwt(&with("name", json!("长".repeat(65))))),
        BadIdentity::Text
    );
}

proptest! {
    #[test]
    fn rubbish_is_refused_calmly(text in ".{0,80}") {
        prop_assert!(verify(&text, SECRET, "qingmu", NOW).is_err());
    }

    #[test]
    fn one_changed_character_breaks_it(at in 0usize..200, to in "[A-Za-z0-9_-]") {
        let whole = jwt(&good());
        let at = at % whole.len();
        let changed = format!("{}{to}{}", &whole[..at], &whole[at + 1..]);
        // The last character of a part carries bits that decoding may ignore; the decoder refuses those.
        prop_assume!(changed != whole);
        prop_assert!(verify(&changed, SECRET, "qingmu", NOW).is_err());
    }
}
