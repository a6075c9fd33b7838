use std::{collections::HashMap, net::IpAddr};

use parking_lot::Mutex;

/// Open sockets per real address.
#[derive(Default)]
pub struct Addresses(Mutex<HashMap<IpAddr, usize>>);

impl Addresses {
    /// Takes a place, unless the address has `most` already.
    pub fn enter(&self, address: IpAddr, most: usize) -> bool {
        let mut counts = self.0.lock();
        let count = counts.entry(address).or_default();
        let fits = *count < most;
        *count += usize::from(fits);
        fits
    }

    pub fn leave(&self, address: IpAddr) {
        let mut counts = self.0.lock();
        if let Some(count) = counts.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&address);
            }
        }
    }
}
