//! A product's description, as customers see it.

use std::collections::HashMap;

/// Tags that may be open at once: a parser's work grows with them faster than the text does.
const MOST_OPEN: usize = 100;
/// Never closed, or closed by what follows.
const LIGHT: [&str; 14] = [
    "img", "br", "hr", "col", "wbr", "source", "p", "li", "td", "th", "tr", "dt", "dd", "tbody",
];

/// Text, tables, links and pictures; nothing that runs, loads a page or styles what is around it. Links open outside and tell
/// nobody where from.
pub fn cleaned(html: &str) -> String {
    if html.is_empty() {
        return String::new();
    }
    ammonia::clean(html)
}

/// The same beside the threads that answer: a long one takes a while.
pub async fn cleaned_apart(html: String) -> String {
    let cleaning = tokio::task::spawn_blocking(move || cleaned(&html));
    cleaning.await.unwrap_or_else(|error| {
        // Better nothing than what is not clean.
        tracing::error!(%error, "a description cannot be cleaned");
        String::new()
    })
}

/// Whether no more than [`MOST_OPEN`] tags are open at once.
pub fn is_flat(html: &str) -> bool {
    let (mut open, mut count) = (HashMap::<String, usize>::new(), 0_usize);
    for tag in html.split('<').skip(1) {
        let (is_end, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(20)
            .collect();
        let name = name.to_ascii_lowercase();
        if name.is_empty() || LIGHT.contains(&name.as_str()) {
            continue;
        }
        let of_name = open.entry(name).or_default();
        match (is_end, *of_name) {
            (false, _) => {
                *of_name += 1;
                count += 1;
            }
            (true, 0) => {}
            (true, _) => {
                *of_name -= 1;
                count -= 1;
            }
        }
        if count > MOST_OPEN {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{cleaned, is_flat};

    #[test]
    fn tags_are_not_opened_for_ever() {
        assert!(is_flat(&"<p>a<br><b>b</b><img src=x>".repeat(2_000)));
        assert!(is_flat(&"1 < 2 ".repeat(500)));
        assert!(!is_flat(&"<div>".repeat(101)));
        assert!(!is_flat(&"<B id=1></i>".repeat(101)));
    }

    #[test]
    fn nothing_that_runs_is_left() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "<a href=\" \u{1}javascript:alert(1)\">a</a>",
            "<iframe src=\"https://example.com\"></iframe>",
            "<style>body{display:none}</style>",
            "<form action=\"https://example.com\"><input name=q></form>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
            "<p style=\"position:fixed\" onclick=\"alert(1)\">a</p>",
            "<meta http-equiv=refresh content=\"0;url=https://example.com\">",
            "<base href=\"https://example.com\">",
            "<object data=x></object><embed src=x>",
        ];
        for html in hostile {
            let clean = cleaned(html).to_lowercase();
            for bad in [
                "<script",
                "onerror",
                "onclick",
                "javascript:",
                "<iframe",
                "<style",
                "style=",
                "<form",
                "<input",
                "<svg",
                "<math",
                "<meta",
                "<base",
                "<object",
                "<embed",
            ] {
                assert!(!clean.contains(bad), "{html} left {clean}");
            }
        }
    }

    #[test]
    fn text_tables_and_pictures_stay() {
        let html = "<h2>尺寸</h2><table><tbody><tr><td>140cm</td></tr></tbody></table>\
            <img src=\"/api/store/qingmu/photos/1\" alt=\"餐桌\"><strong>实木</strong>";
        let clean = cleaned(html);
        for kept in [
            "<h2>尺寸</h2>",
            "<td>140cm</td>",
            "/api/store/qingmu/photos/1",
            "<strong>实木</strong>",
        ] {
            assert!(clean.contains(kept), "{clean}");
        }
        assert_eq!(cleaned(&clean), clean);
        assert_eq!(cleaned(""), "");
    }
}
