//! 200 queries with what they should find, written before the index was: `search/queries.json` over `search/corpus.json` and some
//! thousand everyday lines that should not be found.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;
use yingke_text_index::{Doc, Filter, Index, Place, Reading, Wanted};

#[expect(clippy::struct_field_names, reason = "as the corpus is written")]
#[derive(Deserialize)]
struct Text {
    id: String,
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Query {
    class: String,
    q: String,
    hits: Vec<String>,
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/search")
        .join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What is said all day; none of it holds what the queries mean.
fn everyday() -> Vec<String> {
    let who = [
        "亲",
        "您好",
        "老板",
        "客服",
        "在吗",
        "麻烦",
        "那个",
        "不好意思",
    ];
    let what = [
        "我想问一下这个多少钱",
        "什么时候可以到",
        "好的谢谢",
        "稍等我看看",
        "已经收到了",
        "还没有看到消息",
        "请您放心",
        "这边帮您查一下",
        "需要多大的尺寸",
        "颜色有几种",
        "我再考虑考虑",
        "可以便宜点吗",
        "东西不错下次再来",
        "电话打不通",
        "明天给您回复",
        "图片发不出来",
        "家里人说太大了",
        "我跟老公商量一下",
    ];
    let end = [
        "吗",
        "呢",
        "哈",
        "，谢谢",
        "，急",
        "哦",
        "～",
        "，好的",
        "！",
        "…",
    ];
    let mut lines = Vec::new();
    for who in who {
        for what in what {
            lines.extend(end.iter().map(|end| format!("{who}，{what}{end}")));
        }
    }
    lines.into_iter().cycle().take(5_000).collect()
}

fn recall(index: &Index, texts: &[(String, String)], query: &Query) -> f64 {
    let wanted = Wanted::parse(&query.q);
    let near = index.find(&wanted, &Filter::default(), 10).unwrap();
    let mut judged: Vec<_> = near
        .iter()
        .map(|near| {
            let (id, text) = &texts[near.place.no as usize];
            (Reading::of(text).fit(&wanted).worth, id)
        })
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    // Stable: what the index holds likelier stays first.
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    judged.truncate(10);
    let found = query
        .hits
        .iter()
        .filter(|hit| judged.iter().any(|(_, id)| id == hit));
    found.count() as f64 / query.hits.len().min(10) as f64
}

#[test]
fn ten_results_hold_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    let corpus = read::<Text>("corpus.json");
    let corpus = corpus
        .into_iter()
        .map(|text| (text.id, format!("{}\n{}", text.title, text.text)));
    let mut texts: Vec<_> = corpus.collect();
    texts.extend(everyday().into_iter().map(|line| (String::new(), line)));
    for (no, (_, text)) in texts.iter().enumerate() {
        let place = Place {
            of: [1; 16],
            no: no as u64,
        };
        let doc = Doc {
            place,
            tags: &["message"],
            by: None,
            at: 0,
            print: 0,
            texts: &[text],
        };
        writer.add(&doc).unwrap();
    }
    writer.commit().unwrap();
    let queries = read::<Query>("queries.json");
    assert!(queries.len() >= 200);
    let mut by_class: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for query in &queries {
        let recall = recall(&index, &texts, query);
        if recall < 1.0 {
            println!("  {recall:.2} {} {}", query.class, query.q);
        }
        by_class.entry(&query.class).or_default().push(recall);
    }
    for (class, all) in by_class {
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        println!("recall@10 {class:<9} {mean:.3} of {}", all.len());
        let least = if matches!(class, "exact" | "two") {
            0.95
        } else {
            0.85
        };
        assert!(mean >= least, "{class}: {mean}");
    }
}
