//! 宝贝属性: properties of the category as attributes of ours, where both the property and what it is said to be have a name. Those of
//! SKUs are none. Each is known again by its number, so that a change of ours changes its own pair and no other.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use yingke_taobao_csv::{Input, Named, Pair, Product, is_like_formula};

use super::{
    TaobaoNames,
    called::{given, plain},
};
use crate::catalogue::{Attribute, categories::AttributeRule, goods::is_name};

/// As many as a product of ours may have.
const MOST: usize = 100;
/// Of a property with several values.
const BETWEEN: &str = "、";

/// An attribute as a row brought it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    pub pid: i64,
    pub name: String,
    pub value: String,
}

impl Came {
    fn shown(&self) -> Attribute {
        Attribute {
            name: self.name.clone(),
            value: self.value.clone(),
        }
    }

    pub fn is_among(&self, attributes: &[Attribute]) -> bool {
        value_in(attributes, &self.name) == Some(self.value.as_str())
    }

    /// Whether its category's form takes it; else it stays in the row.
    pub fn is_taken(&self, rules: &[AttributeRule]) -> bool {
        let mut asked = rules.iter().filter(|rule| rule.name == self.name);
        asked.all(|rule| rule.takes(&self.value))
    }

    /// A product of the category cannot be listed without it.
    fn is_required(&self, rules: &[AttributeRule]) -> bool {
        let mut asked = rules.iter().filter(|rule| rule.name == self.name);
        asked.any(|rule| rule.is_required)
    }
}

fn value_in<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    let mut attributes = attributes.iter();
    let found = attributes.find(|attribute| attribute.name == name);
    found.map(|attribute| attribute.value.as_str())
}

/// Numbers of properties that a row says something of, those of its SKUs apart; each once, in its order.
pub fn pids(product: &Product) -> Vec<i64> {
    let of_skus = product.skus.iter().flat_map(|sku| &sku.properties);
    let mut seen: HashSet<i64> = of_skus.map(|pair| pair.pid).collect();
    let listed = product.properties.iter().map(|pair| pair.pid);
    let typed = product.inputs.iter().map(|input| input.pid);
    let pids = listed.chain(typed).filter(|pid| *pid > 0);
    pids.filter(|pid| seen.insert(*pid)).collect()
}

/// What has no name yet, or none that an attribute of ours could have, stays in the row.
pub fn came(product: &Product, names: &TaobaoNames) -> Vec<Came> {
    let values = Values::of(product, names);
    let mut came: Vec<Came> = Vec::new();
    for pid in pids(product) {
        let name = names.named_prop(pid);
        let said = name.and_then(|name| Some((name, values.said(pid)?)));
        let Some((name, value)) = said.filter(|(_, value)| is_name(value, 200)) else {
            continue;
        };
        if came.iter().all(|other| other.name != name) && came.len() < MOST {
            let name = name.to_owned();
            came.push(Came { pid, name, value });
        }
    }
    came
}

/// What a row says its properties are.
struct Values<'a> {
    listed: HashMap<i64, Vec<Pair>>,
    typed: HashMap<i64, &'a str>,
    given: HashMap<Pair, &'a Named>,
    names: &'a TaobaoNames,
}

impl<'a> Values<'a> {
    fn of(product: &'a Product, names: &'a TaobaoNames) -> Self {
        let mut listed: HashMap<i64, Vec<Pair>> = HashMap::new();
        for pair in &product.properties {
            listed.entry(pair.pid).or_default().push(*pair);
        }
        let typed = product.inputs.iter();
        Self {
            listed,
            typed: typed.map(|input| (input.pid, input.value.trim())).collect(),
            given: given(product),
            names,
        }
    }

    /// As the seller typed it, else by the names of all its values.
    fn said(&self, pid: i64) -> Option<String> {
        if let Some(typed) = self.typed.get(&pid) {
            return Some((*typed).to_owned());
        }
        let values = self.listed.get(&pid)?.iter().map(|pair| self.called(*pair));
        let values: Option<Vec<_>> = values.collect();
        values.map(|values| values.join(BETWEEN))
    }

    fn called(&self, pair: Pair) -> Option<String> {
        let given = self.given.get(&pair).map(|named| plain(&named.name));
        given.or_else(|| self.names.values.get(&pair).cloned())
    }

    /// The values that are called so; none: one of them has no number.
    fn numbers(&self, pid: i64, value: &str) -> Option<Vec<Pair>> {
        let own = self.given.keys().copied().filter(|pair| pair.pid == pid);
        let listed = self.names.values_of(pid).map(|(pair, _)| pair);
        let mut all: Vec<_> = own.chain(listed).collect();
        // Of several the same one each time.
        all.sort_unstable();
        let number = |part: &str| {
            let mut all = all.iter().copied();
            all.find(|pair| self.called(*pair).as_deref() == Some(part))
        };
        value.split(BETWEEN).map(number).collect()
    }
}

/// What is shown, with what came, as far as the category takes it: that goes before what is called so already. What only the row before
/// had is shown no more, unless somebody changed it or the category must have it.
pub fn merged(
    shown: &[Attribute],
    before: &[Came],
    came: &[Came],
    rules: &[AttributeRule],
) -> Vec<Attribute> {
    let taken: Vec<_> = came.iter().filter(|one| one.is_taken(rules)).collect();
    // Where the row says the same again it is left in peace, whatever its category asks for by now.
    let says_the_same = before.iter().all(|old| came.contains(old));
    let is_gone = |old: &&Came| {
        let is_said = taken.iter().any(|one| one.name == old.name);
        !says_the_same && !is_said && !old.is_required(rules)
    };
    let gone: Vec<_> = before.iter().filter(is_gone).map(Came::shown).collect();
    let mut merged = shown.to_vec();
    merged.retain(|shown| !gone.contains(shown));
    for one in taken {
        let known = merged.iter().position(|shown| shown.name == one.name);
        match known {
            Some(at) => merged[at].value.clone_from(&one.value),
            None if merged.len() < MOST => merged.push(one.shown()),
            None => {}
        }
    }
    merged
}

/// What came, called as it is called now, on what is shown too, as far as the category takes it. What somebody changed stays as they
/// said it, and so does what they took away; what is new is shown where nothing is called so.
pub fn recalled(
    before: &[Came],
    now: Vec<Came>,
    shown: &mut Vec<Attribute>,
    rules: &[AttributeRule],
) -> Vec<Came> {
    let is_new = |new: &Came| new.is_taken(rules) && value_in(shown, &new.name).is_none();
    let stays = before.iter().all(|old| now.contains(old));
    if stays && now.iter().all(|new| before.contains(new) || !is_new(new)) {
        // Nothing is called otherwise, whatever the category asks for by now.
        return before.to_vec();
    }
    let now = now.into_iter();
    let now = now.filter_map(|new| taken(new, before, shown, rules));
    let now: Vec<_> = now.collect();
    let is_still_named = |old: &Came| now.iter().any(|new| new.pid == old.pid);
    let unnamed = before.iter().filter(|old| !is_still_named(old));
    let (required, gone): (Vec<_>, Vec<_>) = unnamed.partition(|old| old.is_required(rules));
    for old in gone {
        shown.retain(|attribute| *attribute != old.shown());
    }
    let mut kept: Vec<_> = required.into_iter().cloned().collect();
    for new in now {
        let old = before.iter().find(|old| old.pid == new.pid);
        let is_own = old.is_some_and(|old| old.name == new.name);
        let is_taken = !is_own && value_in(shown, &new.name).is_some();
        match old {
            Some(old) if is_taken => kept.push(old.clone()),
            Some(old) => {
                rename(shown, old, &new);
                kept.push(new);
            }
            None if !is_taken && shown.len() < MOST => {
                shown.push(new.shown());
                kept.push(new);
            }
            None => {}
        }
    }
    kept
}

/// None: it stays in the row. What somebody changed does not: it keeps the name it had where what they said does not go with the new one.
fn taken(new: Came, before: &[Came], shown: &[Attribute], rules: &[AttributeRule]) -> Option<Came> {
    let mut before = before.iter();
    let changed = before.find(|old| old.pid == new.pid && !old.is_among(shown));
    let Some(old) = changed else {
        return new.is_taken(rules).then_some(new);
    };
    let said = value_in(shown, &old.name).map(|value| Came {
        value: value.to_owned(),
        ..new.clone()
    });
    let goes_with_it = said.is_none_or(|said| said.is_taken(rules));
    Some(if goes_with_it { new } else { old.clone() })
}

fn rename(shown: &mut [Attribute], old: &Came, new: &Came) {
    let mut shown = shown.iter_mut();
    if let Some(attribute) = shown.find(|attribute| attribute.name == old.name) {
        attribute.name.clone_from(&new.name);
        if attribute.value == old.value {
            attribute.value.clone_from(&new.value);
        }
    }
}

/// Whether there are others than came.
pub fn has_others(shown: &[Attribute], came: &[Came]) -> bool {
    let is_other = |shown: &Attribute| came.iter().all(|came| came.name != shown.name);
    shown.iter().any(is_other)
}

/// Changes those that are not what came. False: of one nobody knows the number, and it stays as it was.
pub fn put(
    product: &mut Product,
    came: &[Came],
    (shown, names): (&[Attribute], &TaobaoNames),
) -> bool {
    let mut is_whole = true;
    for one in came.iter().filter(|one| !one.is_among(shown)) {
        if let Some(value) = value_in(shown, &one.name) {
            is_whole &= say(product, one.pid, value, names);
        } else {
            product.properties.retain(|pair| pair.pid != one.pid);
            product.inputs.retain(|input| input.pid != one.pid);
        }
    }
    is_whole
}

/// Says those of a product that was put down here, as far as a row can: by numbers where each value has one, else in words. `taken`
/// are the properties of its SKUs, which say theirs themselves; one without a number has no place.
pub fn say_all(
    product: &mut Product,
    shown: &[Attribute],
    (taken, names): (&HashSet<i64>, &TaobaoNames),
) {
    let nothing = Product::default();
    let values = Values::of(&nothing, names);
    let mut typed = Vec::new();
    for Attribute { name, value } in shown {
        let pid = names.named_pid(name);
        let Some(pid) = pid.filter(|pid| !taken.contains(pid)) else {
            continue;
        };
        match values.numbers(pid, value) {
            Some(pairs) => product.properties.extend(pairs),
            None => typed.push(Input {
                pid,
                value: value.clone(),
            }),
        }
    }
    product.inputs = together(typed);
}

/// What one cell takes of them: commas part the values of several, and none stands first that makes a formula of the cell.
fn together(mut typed: Vec<Input>) -> Vec<Input> {
    if typed.len() > 1 {
        typed.retain(|input| !input.value.contains(','));
    }
    let is_signed = |input: &Input| is_like_formula(&input.value);
    let (signed, mut typed): (Vec<_>, Vec<_>) = typed.into_iter().partition(is_signed);
    if !typed.is_empty() {
        typed.extend(signed);
    }
    typed
}

/// Those that a row which says them brings back, in its order.
pub fn held(shown: &[Attribute], (taken, names): (&HashSet<i64>, &TaobaoNames)) -> Vec<Attribute> {
    let mut product = Product::default();
    say_all(&mut product, shown, (taken, names));
    let came = came(&product, names);
    came.iter().map(Came::shown).collect()
}

fn say(product: &mut Product, pid: i64, value: &str, names: &TaobaoNames) -> bool {
    let is_alone = product.inputs.len() == 1;
    if let Some(typed) = product.inputs.iter_mut().rfind(|input| input.pid == pid) {
        // Commas part the values of several properties.
        let can_be_typed = is_alone || !value.contains(',');
        if can_be_typed {
            value.clone_into(&mut typed.value);
        }
        return can_be_typed;
    }
    let numbers = Values::of(product, names).numbers(pid, value);
    let place = product.properties.iter().position(|pair| pair.pid == pid);
    let (Some(numbers), Some(place)) = (numbers, place) else {
        return false;
    };
    product.properties.retain(|pair| pair.pid != pid);
    product.properties.splice(place..place, numbers);
    true
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use yingke_taobao_csv::Sku;

    use super::*;
    use crate::catalogue::categories::AttributeKind;

    const COLOUR: i64 = 1_627_207;
    const MATERIAL: i64 = 20_021;
    const BRAND: i64 = 20_000;
    const STYLE: i64 = 30_000;

    const fn pair(pid: i64, vid: i64) -> Pair {
        Pair { pid, vid }
    }

    fn table() -> Product {
        let red = pair(COLOUR, 1);
        Product {
            skus: vec![Sku {
                properties: vec![red],
                ..Sku::default()
            }],
            properties: vec![
                pair(MATERIAL, 7),
                red,
                pair(STYLE, 1),
                pair(STYLE, 2),
                pair(9, 9),
            ],
            inputs: vec![Input {
                pid: BRAND,
                value: "松下;型号;ES-ST25".to_owned(),
            }],
            custom: vec![Named {
                pair: pair(STYLE, 2),
                name: "极简".to_owned(),
            }],
            ..Product::default()
        }
    }

    fn names() -> TaobaoNames {
        let props = [(MATERIAL, "材质"), (BRAND, "品牌"), (STYLE, "风格")];
        let values = [
            (pair(MATERIAL, 7), "橡木"),
            (pair(MATERIAL, 8), "胡桃木"),
            (pair(STYLE, 1), "北欧"),
        ];
        TaobaoNames {
            props: props.map(|(pid, name)| (pid, name.to_owned())).into(),
            values: values.map(|(pair, name)| (pair, name.to_owned())).into(),
            ..TaobaoNames::default()
        }
    }

    /// A category that wants it to be of bamboo.
    fn asks(name: &str) -> [AttributeRule; 1] {
        [AttributeRule {
            name: name.to_owned(),
            kind: AttributeKind::Choice,
            unit: String::new(),
            choices: vec!["竹".to_owned()],
            is_required: false,
        }]
    }

    fn shown(came: &[Came]) -> Vec<Attribute> {
        came.iter().map(Came::shown).collect()
    }

    fn told(shown: &[Attribute]) -> Vec<(&str, &str)> {
        let shown = shown.iter();
        shown.map(|one| (&*one.name, &*one.value)).collect()
    }

    const ALL: [(&str, &str); 3] = [
        ("材质", "橡木"),
        ("风格", "北欧、极简"),
        ("品牌", "松下;型号;ES-ST25"),
    ];

    #[test]
    fn what_has_names_is_shown_and_the_rest_waits() {
        let came_all = came(&table(), &names());
        assert_eq!(told(&shown(&came_all)), ALL);
        let few = TaobaoNames {
            values: BTreeMap::new(),
            ..names()
        };
        let came_few = came(&table(), &few);
        assert_eq!(told(&shown(&came_few)), ALL[2..]);
        assert!(came(&table(), &TaobaoNames::default()).is_empty());
    }

    #[test]
    fn a_change_changes_its_own_pair() {
        let came = came(&table(), &names());
        let change = |name: &str, value: Option<&str>| {
            let (mut product, mut shown) = (table(), shown(&came));
            shown.retain(|one| one.name != name);
            shown.extend(value.map(|value| Attribute {
                name: name.to_owned(),
                value: value.to_owned(),
            }));
            let is_whole = put(&mut product, &came, (&shown, &names()));
            (product, is_whole)
        };
        let mut expected = table();
        expected.properties[0].vid = 8;
        assert_eq!(change("材质", Some("胡桃木")), (expected, true));
        let mut expected = table();
        expected.properties.remove(3);
        assert_eq!(change("风格", Some("北欧")), (expected, true));
        let mut expected = table();
        expected.inputs[0].value = "a,b".to_owned();
        assert_eq!(change("品牌", Some("a,b")), (expected, true));
        let mut expected = table();
        expected.properties.remove(0);
        assert_eq!(change("材质", None), (expected, true));
        assert_eq!(change("材质", Some("竹")), (table(), false));
        assert_eq!(change("材质", Some("橡木")), (table(), true));
    }

    #[test]
    fn what_was_typed_among_others_takes_no_comma() {
        let mut product = table();
        product.inputs.push(Input {
            pid: 5,
            value: "x".to_owned(),
        });
        let before = product.clone();
        assert!(!say(&mut product, BRAND, "a,b", &names()));
        assert_eq!(product, before);
    }

    fn attributes(told: &[(&str, &str)]) -> Vec<Attribute> {
        let told = told.iter();
        told.map(|(name, value)| Attribute {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        })
        .collect()
    }

    #[test]
    fn what_was_put_down_here_is_said_by_numbers_or_in_words() {
        let of_skus = HashSet::from([COLOUR]);
        let by = (&of_skus, &names());
        let mut product = Product::default();
        let all = attributes(&[
            ("品牌", "松下"),
            ("材质", "橡木、胡桃木"),
            ("风格", "北欧、极简"),
            ("颜色分类", "红"),
            ("保修", "一年"),
        ]);
        say_all(&mut product, &all, by);
        let oak = [pair(MATERIAL, 7), pair(MATERIAL, 8)];
        assert_eq!(product.properties, oak);
        let typed = |pid, value: &str| Input {
            pid,
            value: value.to_owned(),
        };
        let words = [typed(BRAND, "松下"), typed(STYLE, "北欧、极简")];
        assert_eq!(product.inputs, words, "one of the styles has no number");
        let back = held(&all, by);
        let expected = [
            ("材质", "橡木、胡桃木"),
            ("品牌", "松下"),
            ("风格", "北欧、极简"),
        ];
        assert_eq!(told(&back), expected);
    }

    #[test]
    fn one_cell_takes_the_typed_values_that_it_can_tell_apart() {
        let nothing = HashSet::new();
        let back = |all: &[(&str, &str)]| held(&attributes(all), (&nothing, &names()));
        let with_comma = [("品牌", "a,b")];
        assert_eq!(told(&back(&with_comma)), with_comma);
        let two = [with_comma[0], ("风格", "极简")];
        assert_eq!(told(&back(&two)), two[1..]);
        let signed = [("品牌", "=1"), ("风格", "极简")];
        assert_eq!(told(&back(&signed)), [signed[1], signed[0]]);
        assert!(back(&signed[..1]).is_empty(), "it would be a formula");
    }

    #[test]
    fn new_names_are_shown_and_what_somebody_said_stays() {
        let before = came(&table(), &names());
        let mut all = names();
        all.props.insert(MATERIAL, "主材".to_owned());
        all.values.insert(pair(MATERIAL, 7), "白橡木".to_owned());
        all.props.insert(9, "产地".to_owned());
        all.values.insert(pair(9, 9), "浙江".to_owned());
        let now = came(&table(), &all);
        let mut shown_now = shown(&before);
        let kept = recalled(&before, now.clone(), &mut shown_now, &[]);
        assert_eq!(kept.len(), 4);
        assert!(kept.iter().all(|one| one.is_among(&shown_now)));
        assert!(shown_now[0].name == "主材" && shown_now[0].value == "白橡木");

        let mut edited = shown(&before);
        edited[0].value = "竹".to_owned();
        edited[1].name = "产地".to_owned();
        let kept = recalled(&before, now, &mut edited, &[]);
        assert_eq!(told(&edited)[..2], [("主材", "竹"), ("产地", "北欧、极简")]);
        assert!(
            kept.iter().all(|one| one.pid != 9),
            "somebody called theirs so"
        );

        let mut none = shown(&before);
        assert!(recalled(&before, Vec::new(), &mut none, &[]).is_empty() && none.is_empty());
    }

    #[test]
    fn what_the_category_does_not_take_keeps_nothing_else_back() {
        let now = came(&table(), &names());
        let mut shown_now = Vec::new();
        let kept = recalled(&[], now.clone(), &mut shown_now, &asks("材质"));
        assert_eq!(told(&shown_now), ALL[1..]);
        assert_eq!(kept, now[1..]);
        let mut before = shown(&now);
        let kept = recalled(&now, now.clone(), &mut before, &asks("材质"));
        assert_eq!((told(&before), &kept), (ALL.to_vec(), &now));
        let mut all = names();
        all.props.insert(BRAND, "牌子".to_owned());
        let later = came(&table(), &all);
        recalled(&now, later, &mut before, &asks("材质"));
        assert_eq!(told(&before), [ALL[1], ("牌子", ALL[2].1)]);

        // What somebody said is theirs, and their edit of the row.
        let mut edited = shown(&now);
        edited[0].value = "竹".to_owned();
        let later = came(&table(), &all);
        let kept = recalled(&now, later, &mut edited, &asks("材质"));
        assert_eq!((edited[0].value.as_str(), &kept[0]), ("竹", &now[0]));
        edited[0].value = "胡桃木".to_owned();
        let mut all = names();
        all.props.insert(MATERIAL, "主材".to_owned());
        let later = came(&table(), &all);
        let kept = recalled(&kept, later, &mut edited, &asks("主材"));
        assert_eq!((edited[0].name.as_str(), &kept[0]), ("材质", &now[0]));
    }

    #[test]
    fn what_came_goes_before_what_is_called_so() {
        let came = came(&table(), &names());
        let own = [("材质", "竹"), ("保修", "一年")];
        let own = own.map(|(name, value)| Attribute {
            name: name.to_owned(),
            value: value.to_owned(),
        });
        let merged = merged(&own, &[], &came, &[]);
        let expected = [ALL[0], ("保修", "一年"), ALL[1], ALL[2]];
        assert_eq!(told(&merged), expected);
        assert!(has_others(&merged, &came) && !has_others(&shown(&came), &came));
    }

    #[test]
    fn what_a_row_has_no_more_is_gone_unless_somebody_changed_it() {
        let before = came(&table(), &names());
        let now = &before[1..2];
        let merged_now = merged(&shown(&before), &before, now, &[]);
        assert_eq!(told(&merged_now), ALL[1..2]);
        let mut edited = shown(&before);
        edited[0].value = "竹".to_owned();
        let merged_now = merged(&edited, &before, now, &[]);
        assert_eq!(told(&merged_now), [("材质", "竹"), ALL[1]]);
        let bamboo = asks("材质");
        let same = merged(&shown(&before), &before, &before, &bamboo);
        assert_eq!(told(&same), ALL, "it was there before the category asked");
        // Also beside what was never shown.
        let same = merged(&shown(&before[..1]), &before[..1], &before, &bamboo);
        assert_eq!(told(&same), ALL);
        let mut required = asks("材质");
        required[0].is_required = true;
        let stays = merged(&shown(&before), &before, now, &required);
        assert_eq!(told(&stays), ALL[..2], "it must have one");
    }
}
