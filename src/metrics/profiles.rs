use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use yingke_reply_metrics::{Measure, Profile, shipped, shop_own};

use super::storage;
use crate::{app::App, http::Problem, shops, storage::StorageError, vocabulary::ShopId};

/// A profile as it holds in a shop.
#[derive(Clone, Debug)]
pub struct Held {
    pub profile: Profile,
    /// As it came with the program.
    pub shipped: Profile,
    /// 0 until someone changes it.
    pub rev: i64,
}

impl Held {
    /// Tells these rules from any others. The revision does not: limits of the shop's own come from its settings.
    pub fn counted_by(&self) -> i64 {
        let rules = serde_json::to_vec(&self.profile).expect("a profile is plain data");
        let digest: [u8; 32] = Sha256::digest(&rules).into();
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        i64::from_le_bytes(first)
    }
}

/// The shop's own first, then one per platform.
pub async fn all(app: &App, shop: ShopId) -> Result<Vec<Held>, StorageError> {
    let kept = storage::changed(&app.store().shop(shop)).await?;
    let usual = usual(app, shop).await?.into_iter();
    Ok(usual
        .map(|shipped| {
            let changed = kept.iter().find(|(profile, _)| profile.id == shipped.id);
            let (mut profile, rev) = changed.cloned().unwrap_or((shipped.clone(), 0));
            profile.measures = with_new_ones(&profile, &shipped);
            Held {
                profile,
                shipped,
                rev,
            }
        })
        .collect())
}

pub async fn one(app: &App, shop: ShopId, id: &str) -> Result<Held, Problem> {
    let found = all(app, shop)
        .await?
        .into_iter()
        .find(|held| held.profile.id == id);
    found.ok_or_else(|| {
        let title = "There is no such profile";
        Problem::new(StatusCode::NOT_FOUND, "not_found", title)
    })
}

/// Measures that came with the program since the shop changed the others.
fn with_new_ones(changed: &Profile, shipped: &Profile) -> Vec<Measure> {
    let own = |measure: &Measure| changed.measures.iter().find(|own| own.id == measure.id);
    let all = shipped.measures.iter();
    all.map(|measure| own(measure).unwrap_or(measure).clone())
        .collect()
}

async fn usual(app: &App, shop: ShopId) -> Result<Vec<Profile>, StorageError> {
    let own = shops::find(app.store(), &shop.into()).await?;
    let own = own.map(|own| shop_own(own.first_limit_ms, own.later_limit_ms));
    Ok(own.into_iter().chain(shipped()).collect())
}

#[cfg(test)]
mod tests {
    use yingke_reply_metrics::Counts;

    use super::*;

    #[test]
    fn other_limits_are_other_rules_whatever_the_revision() {
        let held = |first_ms| Held {
            profile: shop_own(first_ms, 60_000),
            shipped: shop_own(first_ms, 60_000),
            rev: 0,
        };
        assert_eq!(held(20_000).counted_by(), held(20_000).counted_by());
        assert_ne!(held(20_000).counted_by(), held(60_000).counted_by());
    }

    #[test]
    fn rules_that_were_kept_without_a_time_to_pay_stay_the_same_rules() {
        let inquiry = shipped().into_iter().find(|one| one.id == "inquiry");
        let inquiry = inquiry.unwrap();
        let mut written = serde_json::to_value(&inquiry).unwrap();
        assert!(written.get("paid_within_days").is_none());
        written["paid_within_days"] = 7.into();
        let week: Profile = serde_json::from_value(written).unwrap();
        assert_eq!((inquiry.paid_within_days, week.paid_within_days), (2, 7));
        let held = |profile: &Profile| Held {
            profile: profile.clone(),
            shipped: inquiry.clone(),
            rev: 0,
        };
        assert_ne!(held(&inquiry).counted_by(), held(&week).counted_by());
    }

    #[test]
    fn rules_changed_before_a_measure_came_get_it_and_keep_their_own() {
        let jd = shipped().into_iter().find(|one| one.id == "jd").unwrap();
        let mut changed = jd.clone();
        changed.measures.pop();
        changed.measures[0].counts = Counts::Within { ms: 45_000 };
        let measures = with_new_ones(&changed, &jd);
        assert_eq!(measures[0], changed.measures[0]);
        assert_eq!(measures[1..], jd.measures[1..]);
    }
}
