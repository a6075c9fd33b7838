use yingke_schema::members::member::Role;

use super::storage::Review;
use crate::{
    access::SERVING,
    message_centre::{Category, Link, Notice, Saying, To},
    trade::KnownOrder,
};

/// Those who reply to what is usual; who leads has it counted at home.
const REPLYING: &[Role] = &[Role::Agent];
/// With so many stars or fewer somebody is unhappy: those who lead know too, and at once.
const FEW_STARS: i16 = 2;
/// So much of what was said stands in the notice.
const MOST_CHARS: usize = 60;

/// What the shop is told of a review, once.
pub fn notice_of(order: &KnownOrder, title: &str, review: &Review) -> Notice {
    let (category, to, zh, en) = if review.stars <= FEW_STARS {
        let en = "A review of one or two stars";
        (Category::AfterSale, SERVING, "收到低星评价", en)
    } else {
        (Category::Order, REPLYING, "收到新评价", "A review came in")
    };
    let (no, stars) = (&order.no, review.stars);
    let words = excerpt(&review.words);
    let (zh_words, en_words) = if words.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("：{words}"), format!(": {words}"))
    };
    Notice {
        key: format!("review/{}/{}", order.id, review.line),
        category,
        to: To::Roles(to.to_vec()),
        zh: Saying::new(zh, format!("订单 {no}：{title}，{stars} 星{zh_words}")),
        en: Saying::new(en, format!("Order {no}: {title}, {stars}/5{en_words}")),
        link: Some(Link::Order { order: order.id }),
    }
}

/// In one line, masked before it is cut: half a number is not known for one.
fn excerpt(words: &str) -> String {
    let line: Vec<_> = words.split_whitespace().collect();
    let mut excerpt = yingke_masking::text(&line.join(" "));
    if let Some((end, _)) = excerpt.char_indices().nth(MOST_CHARS) {
        excerpt.truncate(end);
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_masked_before_it_is_cut() {
        assert_eq!(excerpt(" 很好\n喜欢 "), "很好 喜欢");
        let long = format!("{}13800138000，请回电", "好".repeat(MOST_CHARS - 6));
        let short = excerpt(&long);
        assert!(short.chars().count() <= MOST_CHARS + 1, "{short}");
        assert!(!short.contains("138001"), "{short}");
    }
}
