//! Goods and rows of every kind.

use std::collections::{HashMap, HashSet};

use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::{select, subsequence},
};
use uuid::Uuid;
use yingke_taobao_csv::{
    Approval, CubicCm, Encoding, Fen, Format, Generation, Grams, LineEnd, ListTime, Named, Pair,
    Picture, Product, Sku,
};

use crate::{
    catalogue::{
        Attribute, Availability, Detail, Fact, Props, Question,
        delivery::ChargeBy,
        goods::{Edit, Given, Goods, GoodsSku, Shelf, edited},
    },
    goods_files::{
        incoming::Incoming,
        taobao::{addressed, merged},
    },
    vocabulary::{Millis, SkuId, TemplateId, new_id},
};

pub const AT: Millis = 1_700_000_000_000;

/// What the incoming product makes of the known one, or of nothing.
pub fn taken(incoming: &mut Incoming, known: Option<&Goods>) -> Goods {
    let mut edits = incoming.edits_for(known).unwrap();
    if let Some(pictures) = &incoming.pictures {
        let named = pictures.iter().map(|one| one.name.clone());
        let named: Vec<_> = named.map(|name| (name.clone(), address(&name))).collect();
        addressed(&mut edits, Some(&named), known);
        let addresses = named.into_iter().map(|(_, address)| address);
        edits.push(Edit::Pictures(addresses.collect()));
    }
    if !incoming.came.is_empty() {
        let shown = known.map_or(&[][..], |known| &known.detail.attributes);
        edits.push(Edit::Attributes(merged(shown, &[], &incoming.came, &[])));
    }
    let new = Goods::named(&incoming.code);
    let before = known.unwrap_or(&new);
    let (after, _) = edited(before, &edits, &given(before, &edits)).unwrap();
    after
}

/// A shop that has everything the edits name.
fn given(before: &Goods, edits: &[Edit]) -> Given {
    let mut given = Given {
        at: AT,
        fresh: || SkuId(new_id()),
        categories: HashMap::from([(before.category.clone(), Vec::new())]),
        category_ids: HashMap::new(),
        templates: HashMap::new(),
        codes: HashSet::new(),
        product_ids: HashMap::new(),
        product_codes: HashMap::new(),
        pictures: HashMap::new(),
        cleaned: String::new(),
    };
    for edit in edits {
        match edit {
            Edit::Category(name) => {
                given.categories.insert(name.clone(), Vec::new());
            }
            Edit::Template(template) => {
                let by = template.map(|id| (id, ChargeBy::Piece));
                given.templates.extend(by);
            }
            Edit::GoesWith(codes) => given.codes.extend(codes.iter().cloned()),
            Edit::Pictures(names) => {
                let names = names.iter().map(|name| (name.clone(), name.clone()));
                given.pictures.extend(names);
            }
            _ => {}
        }
    }
    given
}

/// Where a picture of a file would lie in the shop.
pub fn address(name: &str) -> String {
    match name.parse::<Uuid>() {
        Ok(id) => format!("/api/store/x/photos/{id}"),
        Err(_) => format!("/api/store/x/pictures/{name}"),
    }
}

/// Without what no file says: ids, and what orders wait for.
pub fn alike(goods: &Goods) -> Goods {
    let mut goods = goods.clone();
    for sku in &mut goods.skus {
        sku.id = SkuId(Uuid::nil());
        sku.reserved = 0;
    }
    goods
}

pub fn generation() -> impl Strategy<Value = Generation> {
    select(Generation::ALL.to_vec())
}

/// Five encodings: UTF-8 with and without a mark.
pub fn format() -> impl Strategy<Value = Format> {
    let encodings = [
        (Encoding::Utf16Le, true),
        (Encoding::Utf16Be, true),
        (Encoding::Utf8, true),
        (Encoding::Utf8, false),
        (Encoding::Gbk, false),
    ];
    let ends = [LineEnd::CrLf, LineEnd::Lf];
    (select(encodings.to_vec()), select(ends.to_vec())).prop_map(
        |((encoding, has_mark), line_end)| Format {
            encoding,
            has_mark,
            line_end,
        },
    )
}

fn name() -> impl Strategy<Value = String> {
    "[a-z椅桌]([a-z椅桌 <>&\"'，.%]{0,10}[a-z椅桌\"'])?"
}

/// A spreadsheet takes blanks alone for nothing, and what begins like a formula is not written.
fn prose() -> impl Strategy<Value = String> {
    let text = "([a-z椅桌\";:,'][a-z椅桌\t\n\r\"<>= ;:,'+-]{0,23})?";
    text.prop_map(|text| {
        if text.trim().is_empty() {
            String::new()
        } else {
            text
        }
    })
}

fn shelf() -> impl Strategy<Value = (Shelf, Option<Millis>)> {
    prop_oneof![
        Just((Shelf::Listed, None)),
        Just((Shelf::Stored, None)),
        (1..100_000_000_000_i64).prop_map(|later| (Shelf::Stored, Some(AT + 1_000 + later))),
    ]
}

/// Some have numbers at Taobao.
fn attribute() -> impl Strategy<Value = String> {
    let known = select(vec!["材质", "品牌", "风格", "颜色分类"]);
    prop_oneof!["[a-z椅:：#,，\\\\]{1,6}", known.prop_map(str::to_owned)]
}

fn said() -> impl Strategy<Value = String> {
    let known = select(vec!["橡木", "橡木、胡桃木", "北欧、竹", "a,b", "=1", "-5℃"]);
    prop_oneof![name(), known.prop_map(str::to_owned)]
}

fn detail() -> impl Strategy<Value = Detail> {
    let named = "[a-z椅:：#,，\\\\]{1,6}";
    let attributes = btree_map(attribute(), said(), 0..4);
    let facts = vec((named, "[a-z#:\\\\]{0,4}", prose()), 0..3);
    let faq = vec((named, prose()), 0..3);
    let numbers = (0..200_i64, option::of(1..300_i64), any::<bool>());
    let pictures = btree_set(any::<u128>(), 0..4);
    let items = || btree_set("[a-z椅,，:\\\\]{1,5}", 0..3);
    let lists = (items(), btree_set("[A-Z,]{1,5}", 0..3));
    let texts = vec(prose(), 5);
    (attributes, facts, faq, numbers, pictures, lists, texts).prop_map(
        |(attributes, facts, faq, (hours, days, is_presale), pictures, lists, texts)| {
            let [suits, usage, care, installation, cautions] =
                <[String; 5]>::try_from(texts).unwrap();
            let attribute = |(name, value)| Attribute { name, value };
            let fact = |(label, key, value)| Fact { key, label, value };
            let question = |(q, a)| Question { q, a };
            let picture = |id| address(&Uuid::from_u128(id).to_string());
            Detail {
                ships_within_hours: hours,
                presale_ships_on: is_presale.then(|| "2026-10-01".to_owned()),
                custom_days: days,
                pictures: pictures.into_iter().map(picture).collect(),
                facts: facts.into_iter().map(fact).collect(),
                attributes: attributes.into_iter().map(attribute).collect(),
                measure: None,
                suits,
                scenes: lists.0.into_iter().collect(),
                usage,
                care,
                installation,
                cautions,
                faq: faq.into_iter().map(question).collect(),
                goes_with: lists.1.into_iter().collect(),
            }
        },
    )
}

/// Every combination of the values of up to two properties.
fn all_props() -> impl Strategy<Value = Vec<Props>> {
    let names = vec![
        "颜色分类",
        "尺码",
        "材质",
        "属性-1",
        "属性21433",
        "颜色",
        "款式",
    ];
    let value = || prop_oneof!["[a-z椅\\[\\]]{1,5}", Just("白色".to_owned())];
    let values = || btree_set(value(), 1..4);
    (subsequence(names, 0..=2), values(), values()).prop_map(|(names, first, second)| {
        let mut all = vec![Props::default()];
        for (name, values) in names.into_iter().zip([first, second]) {
            let with = |props: &Props, value: &String| {
                let mut props = props.clone();
                props.0.push((name.to_owned(), value.clone()));
                props
            };
            let each = all.iter();
            all = each
                .flat_map(|props| {
                    values
                        .iter()
                        .map(|value| with(props, value))
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        all
    })
}

fn skus() -> impl Strategy<Value = Vec<GoodsSku>> {
    let sku = (
        0..10_000_000_i64,
        0..100_000_i64,
        "[0-9]{0,5}",
        "[a-z:]{0,2}",
        (0..50_000_i64, 0..50_000_i64),
    );
    (all_props(), vec(sku, 9)).prop_map(|(all, given)| {
        let skus = all.into_iter().zip(given).zip(1..);
        let sku = skus.map(|((props, given), no)| {
            let (price_fen, stock, barcode, end, (weight_g, volume_cm3)) = given;
            GoodsSku {
                id: SkuId(new_id()),
                code: format!("c{no}{end}"),
                barcode,
                props,
                price_fen,
                stock,
                reserved: 0,
                weight_g,
                volume_cm3,
                picture: String::new(),
            }
        });
        sku.collect()
    })
}

pub fn goods() -> impl Strategy<Value = Goods> {
    let texts = ("[A-Z][A-Z0-9-]{0,6}", name(), option::of(name()), prose());
    let availability = select(vec![
        Availability::Stock,
        Availability::Presale,
        Availability::Custom,
    ]);
    let tags = btree_set("[a-z椅,，]{1,5}", 0..3);
    let template = option::of(any::<u128>());
    let pictures = vec(option::of(0..4_usize), 9);
    let more = (availability, tags, template, shelf(), pictures);
    (texts, detail(), more, skus()).prop_map(|(texts, detail, more, mut skus)| {
        let (code, title, selling_point, description) = texts;
        let (availability, tags, template, (state, list_at), pictures) = more;
        for (sku, place) in skus.iter_mut().zip(pictures) {
            let own = place.and_then(|place| detail.pictures.get(place));
            sku.picture = own.cloned().unwrap_or_default();
        }
        Goods {
            code,
            title,
            category: "餐桌".to_owned(),
            selling_point: selling_point.unwrap_or_default(),
            availability,
            detail,
            description,
            tags: tags.into_iter().collect(),
            template: template.map(|id| TemplateId(Uuid::from_u128(id))),
            state,
            list_at,
            low_stock: None,
            skus,
        }
    })
}

fn list_time() -> impl Strategy<Value = Option<ListTime>> {
    option::of(
        (2016_u16..2040, 0_u8..24).prop_map(|(year, hour)| ListTime {
            year,
            month: 2,
            day: 28,
            hour,
            minute: 30,
            second: 41,
        }),
    )
}

/// SKUs of up to two properties, and what the seller calls some of the values.
fn table() -> impl Strategy<Value = (Vec<Sku>, Vec<Named>, Vec<Named>)> {
    let vids = || subsequence(vec![28_320_i64, 28_324, 3_232_481, -1_001, -1_002], 1..4);
    let pids = subsequence(vec![1_627_207_i64, 20_509, 21_433], 0..=2);
    let given = vec(
        (0..1_000_000_u64, 0..5_000_u64, any::<bool>(), "[0-9]{0,4}"),
        9,
    );
    let names = vec(option::of("[a-z椅:]{1,4}"), 10);
    (pids, vids(), vids(), given, names).prop_map(|(pids, first, second, given, names)| {
        let (mut all, mut pairs) = (vec![Vec::new()], Vec::new());
        for (pid, vids) in pids.iter().zip([first, second]) {
            let own: Vec<Pair> = vids
                .iter()
                .map(|vid| Pair {
                    pid: *pid,
                    vid: *vid,
                })
                .collect();
            let with = |some: &Vec<Pair>, pair: &Pair| [some.as_slice(), &[*pair]].concat();
            all = all
                .iter()
                .flat_map(|some| own.iter().map(|pair| with(some, pair)).collect::<Vec<_>>())
                .collect();
            pairs.extend(own);
        }
        let skus = all.into_iter().filter(|properties| !properties.is_empty());
        let skus = skus.zip(given).zip(1..).map(|((properties, given), no)| {
            let (price, num, has_code, barcode) = given;
            Sku {
                price: Fen(price),
                num,
                code: if has_code {
                    format!("s:{no}")
                } else {
                    String::new()
                },
                properties,
                barcode,
            }
        });
        let named = pairs.into_iter().zip(names);
        let named = named.zip(0..).filter_map(|((pair, name), no)| {
            let name = format!("{}{no}", name?);
            Some(Named { pair, name })
        });
        let (custom, aliases) = named.partition(|named: &Named| named.pair.vid < 0);
        (skus.collect(), aliases, custom)
    })
}

/// A row's product that our shop takes.
pub fn product() -> impl Strategy<Value = Product> {
    let texts = (
        name(),
        option::of("[A-Z]{1,4}"),
        prose(),
        option::of(name()),
    );
    let numbers = (
        0..1_000_000_u64,
        0..50_000_u64,
        option::of(0..9_000_u64),
        option::of(0..9_000_u64),
    );
    let colour = select(vec![7, 28_320_i64, 28_324, -1_001]);
    let pictures = vec((option::of(colour), any::<bool>()), 0..4);
    (
        texts,
        numbers,
        table(),
        pictures,
        list_time(),
        any::<bool>(),
    )
        .prop_map(
            |(texts, numbers, (skus, aliases, custom), pictures, list_time, is_stored)| {
                let (title, outer_id, description, subtitle) = texts;
                let (price, num, weight, size) = numbers;
                let picture = |(index, (colour, is_there)): (u64, (Option<i64>, bool))| Picture {
                    name: format!("p{index}"),
                    index,
                    colour: colour.map(|vid| Pair {
                        pid: 1_627_207,
                        vid,
                    }),
                    address: if is_there {
                        format!("https://img.example/{index}.jpg")
                    } else {
                        String::new()
                    },
                };
                Product {
                    title: format!(" {title} "),
                    cid: Some(50_008_055),
                    seller_cids: vec![7, 8],
                    price: Fen(price),
                    num,
                    outer_id: outer_id.unwrap_or_default(),
                    description,
                    subtitle: subtitle.unwrap_or_default(),
                    properties: vec![Pair {
                        pid: 20_000,
                        vid: 81_147,
                    }],
                    skus,
                    aliases,
                    custom,
                    pictures: (0..).zip(pictures).map(picture).collect(),
                    approval: if is_stored {
                        Approval::Stored
                    } else {
                        Approval::Listed
                    },
                    list_time,
                    postage_id: Some(1_685_517_711),
                    weight: weight.map(Grams),
                    size: size.map(CubicCm),
                    ..Product::default()
                }
            },
        )
}
