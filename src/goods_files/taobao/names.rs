use std::collections::BTreeMap;

use yingke_taobao_csv::Pair;

/// What numbers of Taobao are called in the shop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaobaoNames {
    /// `cid` and the shop's category for it; several may mean the same one.
    pub categories: BTreeMap<u64, String>,
    /// Categories whose form names a number: they go out with that, whatever else means them.
    pub own: BTreeMap<String, u64>,
    /// `pid` and the name of the property. No file says it.
    pub props: BTreeMap<i64, String>,
    /// Values of Taobao's lists, where the seller's file has no name of its own for them.
    pub values: BTreeMap<Pair, String>,
}

/// Those that field notes give.
const KNOWN: [(i64, &str); 2] = [(1_627_207, "颜色分类"), (20_509, "尺码")];
/// What shops call them as well. For SKUs only: an attribute would come back as the other word.
const USUAL: [(i64, &str); 2] = [(1_627_207, "颜色"), (20_509, "尺寸")];
const CATEGORY: &str = "类目 ";
const PROP: &str = "属性";

impl TaobaoNames {
    /// The shop's category for a number; one that nobody chose is called after it.
    pub fn category(&self, cid: u64) -> String {
        let known = self.categories.get(&cid).cloned();
        known.unwrap_or_else(|| Self::numbered_category(cid))
    }

    /// What one is called that nobody chose.
    pub fn numbered_category(cid: u64) -> String {
        format!("{CATEGORY}{cid}")
    }

    /// Whether a product in it has that number: products of a category follow a name of its number some at a time.
    pub fn means(&self, cid: u64, category: &str) -> bool {
        self.category(cid) == category || Self::numbered_category(cid) == category
    }

    /// A number that [`Self::category`] calls so.
    pub fn cid_of(&self, category: &str) -> Option<u64> {
        if let Some(own) = self.own.get(category) {
            return Some(*own);
        }
        let mut known = self.categories.iter();
        let known = known.find(|(_, name)| *name == category);
        known.map(|(cid, _)| *cid).or_else(|| {
            let cid = category.strip_prefix(CATEGORY)?.parse::<u64>().ok()?;
            (self.category(cid) == category).then_some(cid)
        })
    }

    pub fn prop(&self, pid: i64) -> String {
        let named = self.named_prop(pid);
        named.map_or_else(|| Self::numbered_prop(pid), str::to_owned)
    }

    /// None: nobody gave it a name.
    pub fn named_prop(&self, pid: i64) -> Option<&str> {
        let known = || {
            let known = KNOWN.into_iter().find(|(known, _)| *known == pid);
            known.map(|(_, name)| name)
        };
        self.props.get(&pid).map(String::as_str).or_else(known)
    }

    /// What one is called without a name.
    pub fn numbered_prop(pid: i64) -> String {
        format!("{PROP}{pid}")
    }

    /// Whether something is called after a number: no name that could be given.
    pub fn is_numbered(name: &str) -> bool {
        let rest = |start: &'static str| name.strip_prefix(start);
        let mut rests = [CATEGORY, PROP].into_iter().filter_map(rest);
        rests.any(|rest| rest.trim().parse::<i64>().is_ok())
    }

    /// A number that [`Self::prop`] calls so.
    pub fn pid_of(&self, prop: &str) -> Option<i64> {
        let learned = self.props.iter().find(|(_, name)| *name == prop);
        let learned = learned.map(|(pid, _)| *pid);
        let known = KNOWN.into_iter().find(|(_, name)| *name == prop);
        let numbered = || prop.strip_prefix(PROP)?.parse::<i64>().ok();
        let pid = learned.or(known.map(|(pid, _)| pid)).or_else(numbered)?;
        (self.prop(pid) == prop).then_some(pid)
    }

    /// A number for a property of SKUs: the one that is called so, or one that shops call so as well.
    pub fn pid_of_skus(&self, prop: &str) -> Option<i64> {
        let usual = || {
            let usual = USUAL.into_iter().find(|(_, name)| *name == prop);
            usual.map(|(pid, _)| pid)
        };
        self.pid_of(prop).or_else(usual)
    }

    pub fn usual_name(pid: i64) -> Option<&'static str> {
        let usual = USUAL.into_iter().find(|(known, _)| *known == pid);
        usual.map(|(_, name)| name)
    }

    /// Whether a property is called so by the shop alone, whatever names numbers get: one below zero gets none.
    pub fn is_shops_own(&self, pid: i64, prop: &str) -> bool {
        let is_usual = Self::usual_name(pid) == Some(prop) && !self.props.contains_key(&pid);
        pid < 0 || is_usual
    }

    /// A number of Taobao's that has this name: none made up here, and none called after itself.
    pub fn named_pid(&self, prop: &str) -> Option<i64> {
        let pid = self.pid_of(prop).filter(|pid| *pid > 0)?;
        self.named_prop(pid).map(|_| pid)
    }

    /// The values of a property that have names, by their numbers.
    pub fn values_of(&self, pid: i64) -> impl Iterator<Item = (Pair, &str)> {
        let at = |vid| Pair { pid, vid };
        let values = self.values.range(at(i64::MIN)..=at(i64::MAX));
        values.map(|(pair, name)| (*pair, name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_given_finds_its_number() {
        let names = TaobaoNames {
            categories: BTreeMap::from([(50_008_055, "餐桌".to_owned())]),
            props: BTreeMap::from([(20_509, "尺寸".to_owned())]),
            ..TaobaoNames::default()
        };
        for cid in [50_008_055, 7] {
            assert_eq!(names.cid_of(&names.category(cid)), Some(cid));
        }
        for pid in [1_627_207, 20_509, 21_433, -3] {
            assert_eq!(names.pid_of(&names.prop(pid)), Some(pid));
        }
        assert_eq!(names.category(7), "类目 7");
        assert_eq!(names.prop(20_509), "尺寸");
        assert_eq!(names.cid_of("类目 50008055"), None);
        for category in ["餐桌", "类目 50008055"] {
            assert!(names.means(50_008_055, category), "{category}");
        }
        assert!(!names.means(7, "餐桌"));
        for strange in ["尺码", "属性x", "属性20509", "材质"] {
            assert_eq!(names.pid_of(strange), None, "{strange}");
        }
    }

    #[test]
    fn only_what_somebody_named_has_a_named_number() {
        let pair = |pid, vid| Pair { pid, vid };
        let names = TaobaoNames {
            props: BTreeMap::from([(20_021, "材质".to_owned())]),
            values: [(20_020, 9), (20_021, 7), (20_021, 8), (20_022, 1)]
                .map(|(pid, vid)| (pair(pid, vid), vid.to_string()))
                .into(),
            ..TaobaoNames::default()
        };
        assert_eq!(names.named_pid("材质"), Some(20_021));
        assert_eq!(names.named_pid("尺码"), Some(20_509));
        for strange in ["产地", "属性21433", "属性-3", "属性20021"] {
            assert_eq!(names.named_pid(strange), None, "{strange}");
        }
        let values: Vec<_> = names.values_of(20_021).collect();
        assert_eq!(values, [(pair(20_021, 7), "7"), (pair(20_021, 8), "8")]);
    }

    #[test]
    fn colours_and_sizes_of_skus_have_their_numbers_under_the_shops_word_too() {
        let mut names = TaobaoNames::default();
        assert_eq!(names.pid_of_skus("颜色"), Some(1_627_207));
        assert_eq!(names.pid_of_skus("尺寸"), Some(20_509));
        assert_eq!(names.named_pid("颜色"), None);
        assert!(names.is_shops_own(1_627_207, "颜色") && names.is_shops_own(-1, "款式"));
        assert!(!names.is_shops_own(1_627_207, "颜色分类"));
        names.props = [(1_627_207, "花色"), (9, "颜色")]
            .map(|(pid, name)| (pid, name.to_owned()))
            .into();
        assert_eq!(names.pid_of_skus("颜色"), Some(9));
        assert!(!names.is_shops_own(1_627_207, "颜色"));
    }

    #[test]
    fn a_number_of_the_form_goes_before_others_of_the_category() {
        let names = TaobaoNames {
            categories: [5, 9].map(|cid| (cid, "餐桌".to_owned())).into(),
            own: BTreeMap::from([("餐桌".to_owned(), 9)]),
            ..TaobaoNames::default()
        };
        assert_eq!(names.cid_of("餐桌"), Some(9));
    }

    #[test]
    fn what_is_called_after_a_number_is_no_name() {
        for numbered in ["属性20509", "类目 7", "属性-3"] {
            assert!(TaobaoNames::is_numbered(numbered), "{numbered}");
        }
        for name in ["属性", "类目 甲", "尺码", "7"] {
            assert!(!TaobaoNames::is_numbered(name), "{name}");
        }
    }
}
