use std::{net::IpAddr, str::FromStr};

/// An address, or a network such as `10.1.0.0/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

#[derive(Debug, thiserror::Error)]
#[error("write an address or a network, for instance 10.1.0.0/16")]
pub struct BadNetwork;

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| BadNetwork)?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix
            .map_or(Ok(whole), str::parse)
            .map_err(|_| BadNetwork)?;
        if prefix > whole {
            return Err(BadNetwork);
        }
        Ok(Self { address, prefix })
    }
}

impl Network {
    pub fn holds(&self, address: IpAddr) -> bool {
        let (own, other, whole) = match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (u128::from(own.to_bits()), u128::from(other.to_bits()), 32)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => (own.to_bits(), other.to_bits(), 128),
            _ => return false,
        };
        let free = whole - u32::from(self.prefix);
        own.checked_shr(free) == other.checked_shr(free)
    }
}

impl Network {
    /// Whether a URL names one of its addresses; a name is none, wherever it leads.
    pub fn is_of(&self, url: &reqwest::Url) -> bool {
        literal(url).is_some_and(|address| self.holds(address))
    }
}

/// The address that a URL names itself.
pub fn literal(url: &reqwest::Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own_addresses() {
        let holds = |network: &str, address: &str| {
            let network: Network = network.parse().unwrap();
            network.holds(address.parse().unwrap())
        };
        assert!(holds("10.1.0.0/16", "10.1.255.3"));
        assert!(!holds("10.1.0.0/16", "10.2.0.1"));
        assert!(holds("127.0.0.1", "127.0.0.1") && !holds("127.0.0.1", "127.0.0.2"));
        assert!(holds("127.0.0.0/8", "::ffff:127.0.0.1"));
        assert!(holds("fd00::/8", "fd12::1") && !holds("fd00::/8", "fe80::1"));
        assert!(holds("0.0.0.0/0", "8.8.8.8") && holds("::/0", "fd12::1"));
        for wrong in ["", "10.0.0.0/33", "host", "10.0.0.0/x", "::1/129"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_url_is_of_a_network_by_its_address_and_not_by_its_name() {
        let is_of = |network: &str, url: &str| {
            let network: Network = network.parse().unwrap();
            network.is_of(&url.parse().unwrap())
        };
        assert!(is_of("10.1.0.0/16", "http://10.1.2.3:8080/push"));
        assert!(is_of("::1", "http://[::1]/push"));
        assert!(!is_of("10.1.0.0/16", "http://10.2.0.1/push"));
        assert!(!is_of("10.1.0.0/16", "http://push.example.net/push"));
    }
}
