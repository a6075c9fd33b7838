//! What keeps words of a promise from being one.

use std::{ops::Deref, sync::LazyLock};

use regex::Regex;

use crate::{act::Act, text::Clause};

fn words(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

/// Refusals. 不好意思 and its like are blanked before.
static NEGATION: LazyLock<Regex> =
    LazyLock::new(|| words("不|没|无法|未|别|拒|难以|暂停|无货|木有|没办法|取消"));
/// Guesses, attempts, and how things usually go.
static GUESS: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "预计|预期|预估|估计|大概|大约|约在|可能|应该|也许|或许|差不多|争取|尽量|尽力|试试|试着|尝试|试一下|努力|希望|但愿|一般|通常|正常(?:情况|来说|来讲|是|都|的话)|原则上|理论上|按理|按照|根据|规定|规则|基本上?都|多数|有时|左右的?时间",
    )
});
/// What is done or under way.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "已|刚刚|刚才|刚给|才给|早就|昨|前天|上次|上周|上个?月|去年|当时|以前|之前(?:就|给|帮|为|都|是|有)|正在|正(?:为|给|帮)|在(?:为|给|帮)(?:您|你)|还在|原来|本来|原本|最近",
    )
});
/// 了 and the like after an act, unless it is to come.
static DONE_AFTER: LazyLock<Regex> =
    LazyLock::new(|| words("^[^,]{0,8}?(?:了|过[^去来程后]|过$|成功|完成|完毕)|中$|中[呢哦哈的]"));
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "会|将|马上|立刻|立即|尽快|明[天日早晚]|后天|大后天|下周|稍后|晚点|待会|就(?:给|为|帮|发|退|补|安排)|再",
    )
});
/// Suppositions, and what has to happen first.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "如果|如您|如有|如需|如届时|若|要是|假如|假设|万一|倘若|的话|只要|一旦|除非|不然|否则|就算|即使|哪怕|比如|例如|譬如|举例|当您|等您|等到|等(?:货|仓|厂|快递|物流|师傅|收|退|审|签|确认|站点|商品|有|客|他|咱|我们?收|配)|待(?:您|商品|货|订单|收|签|审|仓|厂)\
|(?:才|方)(?:能|可|可以|会|给|行)|(?:到货|收到|退回|寄回|回来|签收|确认(?:收货)?|拍下?|付款|下单|审核|通过|核实|到库|入库|入仓|到仓|到站|到达|取消|还款|拒收|验收|检测|完成|成功|没问题|晒图|评价|好评|破损|坏|少件|质量问题)(?:好|清楚|完|无误)?(?:了|就|会|再|是会|之后|以后|后|才|立即|马上|即可?|给您|为您)\
|(?:送货|发货|出发|出库|配送|派送|上门|安装|到货|取件)(?:之)?前|[^天日时钟周月年期号点午晚半早间前工个作稍随售然今此最以之]后(?:面)?(?:会|就|给|为|帮|再|马上|立|我|您|咱|安|统|退|发|补|\\d|[一二两三四五六七八九十]|$|□|,|的)|(?:之后|以后)",
    )
});
static AFTER_A_SPAN: LazyLock<Regex> = LazyLock::new(|| {
    words(
        r"(?:\d|[一二两三四五六七八九十几])\s*个?(?:天|日|小时|钟头|分钟|周|星期|礼拜|月|工作日)(?:之后|以后)",
    )
});
/// Ends of a question, and questions that look like none.
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "吗|么[呢哈哦亲]*$|是不是|是否|能不能|可不可以|能否|可否|要不要|需不需要|好不好|行不行|有没有|会不会|什么时候|啥时候|多久|几天|几号|哪|怎么|如何|谁|为何|为什么|咋",
    )
});
/// 您看可以吗: asks for leave, so that what stands before is an offer.
static LEAVE: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "^(?:您|你|亲|那|这样|这么|先这样|咱)*(?:看|觉得|同意|接受|需要|愿意|介意)?(?:这样|这么)?(?:处理|安排|操作)?(?:一下|下)?(?:可以|行|好|同意|接受|需要|怎么样|怎样|如何|成|要|是|对|能接受|可不可以|行不行|好不好|要不要|需不需要)[的]?(?:吗|么|不|呢|嘛|不可以|不行)?[哈呢哦亲]*$",
    )
});
/// What the customer or somebody else said.
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "(?:您|你|客户|顾客|买家|用户|她|他)(?:刚才|刚刚|之前|是|还|又|上面)*(?:说|讲|问|要求|希望|想要?|表示|认为|以为|觉得|担心|写|备注)|(?:之前|上次|昨天|昨晚|前面|那位|别的|其他|上一个)[^,]{0,6}(?:说|承诺|答应|讲|告诉)",
    )
});
/// An offer where no time is named.
static OFFER: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "(?:可以|可|能够|能|要不|不如|或者|愿意|最多)$|(?:可以|[^只不]能够?|要不|不如|或者)[^,]{0,8}$",
    )
});
static OFFER_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "也可以|也行|都可以|都行|可以的?[呢哦哈]*$|行不行|看看|试试|试一下|看能|是不行|不可以|不行",
    )
});
static CANNOT: LazyLock<Regex> = LazyLock::new(|| words("^(?:不了|不到|不出|不成|不上|不起|不及)"));
/// Somebody else is asked to do it.
static REQUEST: LazyLock<Regex> =
    LazyLock::new(|| words("麻烦|辛苦|建议|请|劳烦|需要(?:您|你|亲)|自己|自行|自主"));

/// Which clauses of a sentence count for nothing.
pub fn blocked(clauses: &[Clause<'_>]) -> Vec<bool> {
    let asks_leave = clauses
        .iter()
        .rposition(|clause| is_question(clause) && LEAVE.is_match(clause.words));
    let mut is_conditional_now = false;
    let mut blocked = Vec::with_capacity(clauses.len());
    for (at, clause) in clauses.iter().enumerate() {
        is_conditional_now |= is_conditional(clause.words);
        blocked.push(is_conditional_now || asks_leave.is_some_and(|asks| at <= asks));
    }
    blocked
}

pub fn is_conditional(words: &str) -> bool {
    let spans = AFTER_A_SPAN.replace_all(words, "");
    CONDITION.is_match(&spans)
}

fn is_question(clause: &Clause<'_>) -> bool {
    clause.is_asked || QUESTION.is_match(clause.words)
}

/// A clause that promises nothing, whatever is in it.
pub fn is_no_undertaking(clause: &Clause<'_>) -> bool {
    is_question(clause) || is_conditional(clause.words) || REPORTED.is_match(clause.words)
}

/// Whether an act found in a clause is undertaken there.
pub fn stands(words: &str, act: &Act, is_due_named: &impl Deref<Target = bool>) -> bool {
    let (before, after) = (&words[..act.start], &words[act.end..]);
    let within = &words[act.start..act.end];
    let is_refused = NEGATION.is_match(before) || CANNOT.is_match(after);
    let is_guess = GUESS.is_match(before);
    let is_offer = OFFER_AFTER.is_match(after) || OFFER.is_match(before) && !**is_due_named;
    !(is_refused
        || is_guess
        || is_offer
        || is_done(words, before, within, after)
        || is_customers(before))
}

fn is_done(words: &str, before: &str, within: &str, after: &str) -> bool {
    let ends = DONE_AFTER.is_match(after) || within.ends_with('了');
    DONE.is_match(before) || ends && !TO_COME.is_match(words)
}

/// The customer is who acts: 您可以申请退款, 麻烦您联系.
fn is_customers(before: &str) -> bool {
    let mut is_theirs = false;
    let mut last = ' ';
    for c in before.chars() {
        match c {
            '您' | '你' => is_theirs = !RECEIVING.contains(last),
            '我' | '咱' | '小' => is_theirs = false,
            '给' | '帮' | '替' | '为' if is_theirs && last != '您' && last != '你' => {
                is_theirs = false;
            }
            _ => {}
        }
        last = c;
    }
    is_theirs || REQUEST.is_match(before)
}

/// Words after which 您 is whom something is done for.
const RECEIVING: &str = "给帮为替跟和与对向让送寄退赔补打复系知诉于到还返偿醒访电";
