use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::json;

use super::{
    Unusable,
    seal::{bytes_of, fresh_key},
};

/// Who pushes, to a push service (RFC 8292): browsers give their subscriptions to this key alone.
#[derive(Clone)]
pub struct Identity(SigningKey);

impl Identity {
    pub fn fresh() -> Self {
        Self(SigningKey::from(fresh_key()))
    }

    pub fn from_bytes(secret: &[u8]) -> Result<Self, Unusable> {
        let key = SigningKey::from_slice(secret).map_err(|_| Unusable::Key)?;
        Ok(Self(key))
    }

    /// To be kept; never shown.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// What a browser wants as `applicationServerKey`, in unpadded base64url.
    pub fn public(&self) -> String {
        BASE64.encode(bytes_of(&self.0.verifying_key().into()))
    }

    /// The `Authorization` of a push to `origin`, good until `expires` (seconds since 1970, at most a day away).
    pub fn authorization(&self, origin: &str, contact: Option<&str>, expires: i64) -> String {
        let part = |json: serde_json::Value| BASE64.encode(json.to_string());
        let head = part(json!({ "typ": "JWT", "alg": "ES256" }));
        let mut claims = json!({ "aud": origin, "exp": expires });
        if let Some(contact) = contact {
            claims["sub"] = contact.into();
        }
        let claims = part(claims);
        let signed = format!("{head}.{claims}");
        let signature: Signature = self.0.sign(signed.as_bytes());
        let signature = BASE64.encode(signature.to_bytes());
        format!("vapid t={signed}.{signature}, k={}", self.public())
    }
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{VerifyingKey, signature::Verifier};
    use serde_json::Value;

    use super::*;

    fn decoded(part: &str) -> Vec<u8> {
        BASE64.decode(part).unwrap()
    }

    /// The token and the key of an `Authorization` as RFC 8292, section 2.4 shows it.
    fn parts(header: &str) -> (Vec<&str>, Vec<u8>) {
        let (token, key) = header
            .strip_prefix("vapid t=")
            .unwrap()
            .split_once(", k=")
            .unwrap();
        (token.split('.').collect(), decoded(key))
    }

    #[test]
    fn a_push_service_can_check_who_pushes() {
        let own = Identity::fresh();
        let header = own.authorization(
            "https://push.example.net",
            Some("https://shop.example"),
            1_453_523_768,
        );
        let (token, key) = parts(&header);
        let [head, claims, signature] = token[..] else {
            panic!("{header}");
        };
        let read = |part| serde_json::from_slice::<Value>(&decoded(part)).unwrap();
        assert_eq!(read(head), json!({ "typ": "JWT", "alg": "ES256" }));
        assert_eq!(
            read(claims),
            json!({ "aud": "https://push.example.net", "exp": 1_453_523_768, "sub": "https://shop.example" })
        );
        let key = VerifyingKey::from_sec1_bytes(&key).unwrap();
        let made = Signature::from_slice(&decoded(signature)).unwrap();
        assert!(
            key.verify(format!("{head}.{claims}").as_bytes(), &made)
                .is_ok()
        );
        assert!(
            key.verify(format!("{head}.{head}").as_bytes(), &made)
                .is_err()
        );
    }

    /// The example of RFC 8292, section 2.4: our verification takes what others signed.
    #[test]
    fn the_example_of_the_rfc_verifies() {
        let header = "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
        let (token, key) = parts(header);
        let key = VerifyingKey::from_sec1_bytes(&key).unwrap();
        let made = Signature::from_slice(&decoded(token[2])).unwrap();
        let signed = format!("{}.{}", token[0], token[1]);
        assert!(key.verify(signed.as_bytes(), &made).is_ok());
    }

    #[test]
    fn what_was_kept_is_the_same_sender() {
        let own = Identity::fresh();
        let again = Identity::from_bytes(&own.to_bytes()).unwrap();
        assert_eq!(own.public(), again.public());
        assert_eq!(decoded(&own.public()).len(), 65);
        assert!(Identity::from_bytes(&[0; 32]).is_err());
    }
}
