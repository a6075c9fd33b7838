use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{Network, may_reach};

/// Resolves names to the addresses that may be reached; the connection goes to one of these and to nothing else.
pub struct PublicOnly(pub Arc<[Network]>);

#[derive(Debug, thiserror::Error)]
#[error("no public address has this name")]
pub struct NotPublic;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.0.clone();
        Box::pin(async move {
            // The client puts the port of the address in.
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<_> = found
                .filter(|address| may_reach(&allowed, address.ip()))
                .collect();
            if good.is_empty() {
                return Err(NotPublic.into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}
