use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::select,
};
use uuid::Uuid;

use super::{AT, name, prose, skus::skus, taking::address};
use crate::{
    catalogue::{
        Attribute, Availability, Detail, Fact, Question,
        goods::{Goods, Shelf},
    },
    vocabulary::{Millis, TemplateId},
};

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
