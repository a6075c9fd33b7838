use aes_gcm::{
    Aes128Gcm,
    aead::{Aead, KeyInit},
};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToSec1Point};
use sha2::Sha256;

use super::Unusable;

/// An uncompressed point: what a browser calls `p256dh`.
pub const PUBLIC_BYTES: usize = 65;
/// What a browser calls `auth`.
pub const SECRET_BYTES: usize = 16;
const SALT: usize = 16;
const TAG: usize = 16;
const RECORD: u32 = 4_096;
/// Salt, record size, length of the key, the key.
const HEADER: usize = SALT + 4 + 1 + PUBLIC_BYTES;
/// Most bytes of a message: push services take 4096 in all.
pub const MOST_BYTES: usize = RECORD as usize - HEADER - TAG - 1;
/// Ends the last record; nothing is padded.
const LAST: u8 = 2;

/// Who a message is for, as the browser gave it.
#[derive(Clone, Debug)]
pub struct Subscriber {
    key: PublicKey,
    secret: [u8; SECRET_BYTES],
}

impl Subscriber {
    pub fn new(key: &[u8], secret: &[u8]) -> Result<Self, Unusable> {
        if key.len() != PUBLIC_BYTES {
            return Err(Unusable::Key);
        }
        Ok(Self {
            key: PublicKey::from_sec1_bytes(key).map_err(|_| Unusable::Key)?,
            secret: secret.try_into().map_err(|_| Unusable::Secret)?,
        })
    }
}

/// The body of a push: `Content-Encoding: aes128gcm`. Every call takes a fresh key and salt.
pub fn seal(message: &[u8], to: &Subscriber) -> Result<Vec<u8>, Unusable> {
    seal_with(message, to, &fresh_key(), rand::random())
}

pub(crate) fn fresh_key() -> SecretKey {
    loop {
        // All but one in 2^32 are keys.
        if let Ok(key) = SecretKey::from_slice(&rand::random::<[u8; 32]>()) {
            return key;
        }
    }
}

fn seal_with(
    message: &[u8],
    to: &Subscriber,
    own: &SecretKey,
    salt: [u8; SALT],
) -> Result<Vec<u8>, Unusable> {
    if message.len() > MOST_BYTES {
        return Err(Unusable::TooLong);
    }
    let own_public = bytes_of(&own.public_key());
    let ikm = shared_secret(own, &to.key, &to.secret, [&bytes_of(&to.key), &own_public]);
    let (key, nonce) = keys_of(&ikm, &salt);
    let padded = [message, &[LAST]].concat();
    let cipher = Aes128Gcm::new_from_slice(&key).expect("16 bytes");
    let sealed = cipher.encrypt(&nonce.into(), padded.as_slice());
    let sealed = sealed.map_err(|_| Unusable::TooLong)?;
    let mut body = Vec::with_capacity(HEADER + sealed.len());
    body.extend_from_slice(&salt);
    body.extend_from_slice(&RECORD.to_be_bytes());
    body.push(PUBLIC_BYTES as u8);
    body.extend_from_slice(&own_public);
    body.extend_from_slice(&sealed);
    Ok(body)
}

/// A browser, as far as pushes go: for tests of what is sent.
pub struct Receiver {
    key: SecretKey,
    secret: [u8; SECRET_BYTES],
}

impl Receiver {
    pub fn fresh() -> Self {
        Self {
            key: fresh_key(),
            secret: rand::random(),
        }
    }

    /// `p256dh`.
    pub fn key(&self) -> Vec<u8> {
        bytes_of(&self.key.public_key())
    }

    /// `auth`.
    pub fn secret(&self) -> &[u8] {
        &self.secret
    }

    pub fn open(&self, body: &[u8]) -> Result<Vec<u8>, Unusable> {
        let (header, sealed) = body.split_at_checked(HEADER).ok_or(Unusable::Foreign)?;
        let (salt, rest) = header.split_at(SALT);
        let sender = &rest[5..];
        let sender_key = PublicKey::from_sec1_bytes(sender).map_err(|_| Unusable::Key)?;
        let ikm = shared_secret(&self.key, &sender_key, &self.secret, [&self.key(), sender]);
        let (key, nonce) = keys_of(&ikm, salt);
        let cipher = Aes128Gcm::new_from_slice(&key).expect("16 bytes");
        let opened = cipher.decrypt(&nonce.into(), sealed);
        let mut opened = opened.map_err(|_| Unusable::Foreign)?;
        (opened.pop() == Some(LAST))
            .then_some(opened)
            .ok_or(Unusable::Foreign)
    }
}

/// RFC 8291, 3.4: what both sides know, with the receiver's secret and both keys mixed in.
fn shared_secret(
    own: &SecretKey,
    other: &PublicKey,
    secret: &[u8],
    [receiver, sender]: [&[u8]; 2],
) -> [u8; 32] {
    let agreed = diffie_hellman(own.to_nonzero_scalar(), other.as_affine());
    let info = [b"WebPush: info\0".as_slice(), receiver, sender].concat();
    expand(secret, agreed.raw_secret_bytes(), &info)
}

/// RFC 8188, 2.2 and 2.3.
fn keys_of(ikm: &[u8], salt: &[u8]) -> ([u8; 16], [u8; 12]) {
    (
        expand(salt, ikm, b"Content-Encoding: aes128gcm\0"),
        expand(salt, ikm, b"Content-Encoding: nonce\0"),
    )
}

fn expand<const N: usize>(salt: &[u8], ikm: &[u8], info: &[u8]) -> [u8; N] {
    let mut made = [0; N];
    let derived = Hkdf::<Sha256>::new(Some(salt), ikm).expand(info, &mut made);
    derived.expect("much less than HKDF can give");
    made
}

pub(crate) fn bytes_of(key: &PublicKey) -> Vec<u8> {
    key.to_sec1_point(false).as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    /// The example of RFC 8291, section 5.
    const MESSAGE: &[u8] = b"When I grow up, I want to be a watermelon";
    const SENDER: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    const RECEIVER: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    const RECEIVER_PUBLIC: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const SALT_TEXT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
    const BODY: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    #[test]
    fn the_example_of_the_rfc_comes_out_byte_for_byte() {
        let to = Subscriber::new(&bytes(RECEIVER_PUBLIC), &bytes(SECRET)).unwrap();
        let own = SecretKey::from_slice(&bytes(SENDER)).unwrap();
        let salt = bytes(SALT_TEXT).try_into().unwrap();
        assert_eq!(seal_with(MESSAGE, &to, &own, salt).unwrap(), bytes(BODY));
        let browser = Receiver {
            key: SecretKey::from_slice(&bytes(RECEIVER)).unwrap(),
            secret: bytes(SECRET).try_into().unwrap(),
        };
        assert_eq!(browser.open(&bytes(BODY)).unwrap(), MESSAGE);
    }

    /// The steps of RFC 8291, appendix A.
    #[test]
    fn every_step_of_the_appendix_comes_out() {
        let own = SecretKey::from_slice(&bytes(SENDER)).unwrap();
        let key = PublicKey::from_sec1_bytes(&bytes(RECEIVER_PUBLIC)).unwrap();
        let agreed = diffie_hellman(own.to_nonzero_scalar(), key.as_affine());
        assert_eq!(
            agreed.raw_secret_bytes().as_slice(),
            bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs")
        );
        let keys = [&bytes(RECEIVER_PUBLIC)[..], &bytes_of(&own.public_key())];
        let ikm = shared_secret(&own, &key, &bytes(SECRET), keys);
        assert_eq!(
            ikm.to_vec(),
            bytes("S4lYMb_L0FxCeq0WhDx813KgSYqU26kOyzWUdsXYyrg")
        );
        let (key, nonce) = keys_of(&ikm, &bytes(SALT_TEXT));
        assert_eq!(key.to_vec(), bytes("oIhVW04MRdy2XN9CiKLxTg"));
        assert_eq!(nonce.to_vec(), bytes("4h_95klXJ5E_qnoN"));
    }

    #[test]
    fn what_was_touched_or_is_for_another_does_not_open() {
        let browser = Receiver::fresh();
        let to = Subscriber::new(&browser.key(), browser.secret()).unwrap();
        let body = seal("您有新消息".as_bytes(), &to).unwrap();
        assert_eq!(browser.open(&body).unwrap(), "您有新消息".as_bytes());
        assert_ne!(
            seal(b"", &to),
            seal(b"", &to),
            "a fresh key and salt each time"
        );
        assert_eq!(Receiver::fresh().open(&body), Err(Unusable::Foreign));
        for at in (0..SALT).chain(HEADER..body.len()) {
            let mut touched = body.clone();
            touched[at] ^= 1;
            assert_eq!(browser.open(&touched), Err(Unusable::Foreign), "byte {at}");
        }
        assert_eq!(browser.open(&body[..HEADER]), Err(Unusable::Foreign));
    }

    #[test]
    fn a_push_is_never_larger_than_services_take() {
        let to = Subscriber::new(&bytes_of(&fresh_key().public_key()), &[7; 16]).unwrap();
        assert_eq!(seal(&vec![0; MOST_BYTES], &to).unwrap().len(), 4_096);
        assert_eq!(seal(&vec![0; MOST_BYTES + 1], &to), Err(Unusable::TooLong));
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        assert_eq!(
            Subscriber::new(&[4; 65], &[0; 16]).unwrap_err(),
            Unusable::Key
        );
        assert_eq!(Subscriber::new(&[], &[0; 16]).unwrap_err(), Unusable::Key);
        let key = bytes_of(&fresh_key().public_key());
        assert_eq!(
            Subscriber::new(&key, &[0; 15]).unwrap_err(),
            Unusable::Secret
        );
    }
}
