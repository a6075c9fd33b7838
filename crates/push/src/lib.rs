//! Web Push on the wire: a message that only the browser can read, from a sender that the push service can tell.
//!
//! [`seal`] encrypts by RFC 8291 (one `aes128gcm` record of RFC 8188), [`Identity`] signs by RFC 8292. Sends nothing itself.

mod identity;
mod seal;

pub use self::{
    identity::Identity,
    seal::{MOST_BYTES, PUBLIC_BYTES, Receiver, SECRET_BYTES, Subscriber, seal},
};

/// A key or a message that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("this is no key of the curve P-256")]
    Key,
    #[error("the secret must have 16 bytes")]
    Secret,
    #[error("the message is too long for one push")]
    TooLong,
    #[error("the message was not made for this receiver")]
    Foreign,
}
