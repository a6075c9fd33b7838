//! Shoppers: who they are, the devices that speak for them, what a member may see of them.
//!
//! Owns `customer` and `customer_device`. A customer has no password: an anonymous one is whoever holds the device's token, a known
//! one is whom the shop's signature names. Personal data leaves masked; showing it is one audited call.

mod devices;

pub use self::devices::customer_of;
