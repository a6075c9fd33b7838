use proptest::{collection::vec, option, prelude::*, sample::subsequence};
use yingke_taobao_csv::{Fen, Named, Pair, Sku};

/// SKUs of up to two properties, and what the seller calls some of the values.
pub fn table() -> impl Strategy<Value = (Vec<Sku>, Vec<Named>, Vec<Named>)> {
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
