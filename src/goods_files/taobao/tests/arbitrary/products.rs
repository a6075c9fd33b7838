use proptest::{collection::vec, option, prelude::*, sample::select};
use yingke_taobao_csv::{Approval, CubicCm, Fen, Grams, ListTime, Pair, Picture, Product};

use super::{name, prose, tables::table};

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
