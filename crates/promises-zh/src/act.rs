//! What can be promised, and the words for it.

use std::{cell::LazyCell, ops::Deref, sync::LazyLock};

use regex::{Regex, RegexSet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{due, guard, text::Clause};

/// What is promised.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromiseKind)]
pub enum Kind {
    /// 发货
    Ship,
    /// 送达
    Deliver,
    /// 补发
    Reissue,
    /// 换货
    Exchange,
    /// 退款
    Refund,
    /// 退差价
    PriceDifference,
    /// 赔付
    Compensation,
    /// 给您申请
    Apply,
    /// 回复, 联系您
    Contact,
    /// 开票
    Invoice,
    /// 赠送
    Gift,
    /// 上门: fitting, repair, collection
    Visit,
    /// 跟进: urge, tell or ask a colleague or a third party on the customer's behalf
    FollowUp,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Ship,
        Self::Deliver,
        Self::Reissue,
        Self::Exchange,
        Self::Refund,
        Self::PriceDifference,
        Self::Compensation,
        Self::Apply,
        Self::Contact,
        Self::Invoice,
        Self::Gift,
        Self::Visit,
        Self::FollowUp,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Ship => "ship",
            Self::Deliver => "deliver",
            Self::Reissue => "reissue",
            Self::Exchange => "exchange",
            Self::Refund => "refund",
            Self::PriceDifference => "price_difference",
            Self::Compensation => "compensation",
            Self::Apply => "apply",
            Self::Contact => "contact",
            Self::Invoice => "invoice",
            Self::Gift => "gift",
            Self::Visit => "visit",
            Self::FollowUp => "follow_up",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

pub struct Act {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    is_vague: bool,
    /// 马上回复您: what everyone types while they look. It binds to something only with a time.
    pub is_stalling: bool,
}

struct Pattern {
    kind: Kind,
    words: Regex,
    needs: Need,
    is_vague: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// A word that binds: 会, 给您, 明天, 尽快, 安排 …
    Binding,
    /// Who does it is enough: 这边, 我们, 师傅 …
    Anyone,
    Nothing,
}

/// Things that sound like an act and are none.
const NOUNS: &str = "不好意思|对不起|不客气|不用客气|不用担心|不要担心|不必担心|别担心|不用着急|不要着急|别着急|不要急|不用急|别急|不着急\
|不超过|不晚于|不会超过|没问题|没关系|没事|不管|不论|无论|给您带来不便|带来不便|不便之处|不耽误|不影响|不需要您|不用您|无需您|不用另外|免费\
|发货(?:时间|时效|地|仓|单|通知|信息|流程|记录|速度|延迟|较慢|比较慢|慢)|(?:安排)?发货(?:的)?(?:仓库|地址|时候)\
|未发货|没有?发货|退款(?:申请|流程|原因|金额|按钮|页面|选项|记录|进度|渠道|单|状态|时间|时效|规则)|申请退款(?:按钮|选项)\
|(?:配送|送货)(?:人?员|小哥|师傅)|(?:送达|到货)(?:时间|通知|日期)|更换(?:地址|手机|电话|收货|颜色|款式|尺码|规格|支付|订单|快递)|换(?:颜色|款式|尺码|地址|快递|支付)|配送(?:站点|站|费|时间|时效|范围|地址|信息|方式|途|中|过程|电话|操作|回应|出发|公司|那边|有|等)|(?:给|由|让|等|和|跟|与|联系|通知|催促)配送\
|送货(?:时间|上门订单|单|方式|费|地址|前一?天|范围|自提)|换货(?:单|流程|地址|政策)|赠品(?:单|活动|数量)\
|申请(?:单|人|表|入口|页面|流程|记录|原因|时间)|发票(?:抬头|信息|内容|类型|税号)|(?:24|48|二十四)小时(?:在线|客服|热线|服务|营业)\
|快递(?:单号|公司|费|电话|点|柜|小哥|员)|物流(?:单号|信息|公司|费|电话)|安装(?:费|说明|视频|图|教程|步骤|手册)|上门(?:费|服务费)|开票(?:信息|资料|抬头)\
|无理由(?:退货|退换货?|退换)|质量问题(?:换货|退换货?|退货)|后台|后面|稍后(?:再)?试|请?您?(?:稍等|稍候|放心|耐心|注意|别|久等)|亲?放心\
|您(?:这[个单款张套件台把批]|那[个单款张套件台把]|的|拍|买|要的|说的|反馈的|提到的|提的|定|订|收到的|之前的|看中|选)|反馈的问题|说明书|说明|联系电话|联系方式|联系人|联系不上|联系不到\
|预计的|为了|除了|了解|就好了|就行了|就可以了|好了的|最晚|最迟|最快|提前|目前|当前|不一样|没收到|没有收到|少发|漏发|错发|发错|未收到|之前少的|之前漏|请问|说一声|退换货|反馈给我|联系我们?\
|发(?:给)?(?:您|你)?(?:一?个|一张|一下|几张|一份|份)?[^。,]{0,6}(?:链接|图片|照片|截图|视频|教程|资料|文件|定位|样版|图)|(?:链接|图片|照片|截图|视频|教程|资料|文件|地址)发(?:给|到)?(?:您|你|我)?";

/// Done for whatever the talk was about; part of any other act beside it.
const VAGUE: &str = "处理|解决|安排|(?:尽快|马上|加急)[^。]{0,4}审核";

static STALLING: LazyLock<Regex> = LazyLock::new(|| {
    let words = "(?:马上|立刻|立即|立马|这就)[^。]{0,4}(?:回复|答复)(?:您|你|亲|咱|□□)?$";
    Regex::new(words).expect("the pattern is right")
});

/// Acts in the order they are looked for: of two that overlap, the first counts.
const ACTS: &[(Kind, Need, &str)] = &[
    (
        Kind::Apply,
        Need::Nothing,
        "(?:给|帮|为|替)(?:您|你|亲|咱)[^申您你]{0,5}申请",
    ),
    (
        Kind::Apply,
        Need::Nothing,
        "(?:这边|我们?|小妹|马上|尽快|立刻|会|再)(?:重新|先|就|统一|去|来|向[^ ]{1,6})?申请",
    ),
    (
        Kind::FollowUp,
        Need::Anyone,
        "催(?:促|一下|一催|下|办|单|件|发货|发|物流|快递|仓库)?|跟进|跟踪|转告|转达|上报|加急(?:处理|安排|发)?|备案|反馈(?:给|一下|下|到|上去|他们|仓库|厂家|站点|财务)|协调|报备",
    ),
    (
        Kind::FollowUp,
        Need::Anyone,
        "(?:通知|联系|告知|问一?下|询问|核实一?下|咨询)(?:一?下)?(?:您|你)?(?:的|那边的?|这边的?|当地的?)?(?:相关)?(?:站点|站长|仓库|库房|仓储|厂家|厂商|工厂|商家|店铺|财务|物流|快递|师傅|安装|售后|客服|配送|同事|主管|上级|品牌|供应商|负责人|专员|技术|审核|他们)",
    ),
    (
        Kind::Contact,
        Need::Anyone,
        "(?:联系|通知|答复|回复|回访|致电)(?:您|你|亲|咱|□□)|(?:会|再|稍后|将|让)[^。]{0,4}(?:告知|告诉|提醒)(?:您|你)|(?:给|跟|和|与|向|同)(?:您|你|亲)[^。]{0,4}?(?:联系|回(?:个|一个)?(?:电话?|复|话|信|访)|答复|(?:打|去)(?:个|一个)?电话|致电|反馈|消息|留言|报价|发(?:短信|消息|信息))|打(?:您|□□|您的)(?:电话|手机)|反馈(?:给)?(?:您|你)|回(?:您|你)(?:电话|消息|信息)?|(?:会|将)[^。]{0,4}进行(?:联系|回复|回访)|(?:有|会)(?:专人|专员|人)[^。]{0,4}联系|回电",
    ),
    (
        Kind::PriceDifference,
        Need::Anyone,
        "(?:退|返|补偿)(?:还|回|给)?(?:您|你|亲)?[^。]{0,8}?差价|补(?:给)?(?:您|你)[^。]{0,8}?差价|差价[^。]{0,8}?(?:退|返|补给?您)(?:给|还|回)?(?:您|你)?",
    ),
    (
        Kind::Compensation,
        Need::Anyone,
        "赔付|赔偿|赔(?:给)?(?:您|你)|理赔|补偿(?:给)?(?:您|你)?|(?:发|补|送|返)(?:给)?(?:您|你)?[^。]{0,6}?(?:红包|优惠券|代金券|无门槛券?)|返现|(?:补|贴)(?:您|你)[^。]{0,6}[元块]",
    ),
    (
        Kind::Invoice,
        Need::Binding,
        "开(?:具|好|出|个|一张|张)?[^。退]{0,6}?(?:发票|专票|普票|增票|电子票)|补开|发票[^。]{0,10}?(?:开|寄|发|补|传)(?:出|好|具|给|到)?(?:您|你)?|开票|(?:发票|票)(?:随货|邮寄)",
    ),
    (
        Kind::Gift,
        Need::Anyone,
        "赠送|(?:多|再|另外|额外)?送(?:给)?(?:您|你|亲)(?:一|两|个|份|张|套|对|条|小)[^。]{0,8}|(?:给|帮|为)(?:您|你)[^。]{0,4}(?:送|备)(?:上|个|一|两|份|张|套|点|些)[^。]{0,8}|(?:放|加|备|配|补)[^。]{0,4}(?:赠品|小礼品|礼品|礼物)|(?:赠品|礼品|礼物)[^。]{0,8}?(?:发|寄|送|补|放|给)",
    ),
    (
        Kind::Reissue,
        Need::Binding,
        "补发|补寄|重发|(?:重新|再|另)(?:给|帮|为)?(?:您|你)?(?:补|发|寄|邮)|补(?:给)?(?:您|你)[^。]{0,3}(?:一|个|件|套|张|缺)|(?:给|帮|为)(?:您|你)(?:再|另外|重新|单独|免费)*补(?:上|齐|一|个|件|套|张|寄|两|块|包|根|颗|缺|配)?|补件",
    ),
    (
        Kind::Visit,
        Need::Binding,
        "上门(?:给您|为您|帮您)?(?:安装|维修|取件|取货|取走|取|修|换|测量|量尺|查看|检查|检修|检测|服务|处理|拉|收|调试|复尺|调整|拆)|(?:师傅|安装|维修|工人)[^。]{0,10}?(?:上门|过去|到家)|(?:给|帮|为)(?:您|你)(?:安装|维修|修好|装好)",
    ),
    (
        Kind::Exchange,
        Need::Binding,
        "换货|换新|(?:给|帮|为)(?:您|你)[^。]{0,4}换(?:一|个|张|把|套|件|块|新|成|全新|掉|货)?|更换|换(?:一)?(?:个|张|把|套|件)新",
    ),
    (
        Kind::Refund,
        Need::Binding,
        "退款|退钱|(?:款项?|钱|货款|运费|定金|押金|邮费|尾款)[^。]{0,10}?(?:退|返)(?:还|回|到|给)?(?:您|你)?|退(?:还|回)?(?:给)?(?:您|你)[^。]{0,6}|(?:给|帮|为)(?:您|你)[^。换]{0,6}?退(?:款|掉|还|回|了|\\d|一|全|运|定|押|钱|$|的|哈|哦)|原返|原路(?:退|返)(?:回|还)?|全额退(?:还|给)?(?:您|你)?|返还",
    ),
    (
        Kind::Deliver,
        Need::Binding,
        "送达|送到|送货上门|送上门|送货|派送|派件|配送|到货|送过[去来]|到您(?:手|家|那)|送(?:的|去|$)|(?:给|帮|为)(?:您|你)[^。]{0,4}送(?:货|到|过|去|上门|的|哈|哦|$)",
    ),
    (
        Kind::Ship,
        Need::Binding,
        "发货|寄出|发出|发走|寄走|出库|发过去|寄过去|寄给(?:您|你)|邮寄给?(?:您|你)|发给(?:您|你)|(?:给|帮|为)(?:您|你)[^。]{0,5}?(?:发|寄|邮)(?:的|走|了|过去|哈|哦|呢|顺丰|出|快递|物流|京东|德邦|一|新|两|货|$)|(?:能|会|可以|就|先|再)发(?:的|走|哦|哈|呢|$)|发顺丰|发快递|发物流|打包发",
    ),
    (Kind::FollowUp, Need::Binding, VAGUE),
];

static NOUN: LazyLock<Regex> = LazyLock::new(|| Regex::new(NOUNS).expect("the pattern is right"));

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |(kind, needs, pattern): &(Kind, Need, &str)| Pattern {
        kind: *kind,
        words: Regex::new(pattern).expect("the pattern is right"),
        needs: *needs,
        is_vague: *pattern == VAGUE,
    };
    ACTS.iter().map(pattern).collect()
});

/// All of them at once: most say nothing about a clause, and then none is asked by itself.
static TOGETHER: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = ACTS.iter().map(|(_, _, pattern)| pattern);
    RegexSet::new(patterns).expect("the patterns are right")
});

/// Any sign of any act: most messages end here.
static ANY: LazyLock<Regex> = LazyLock::new(|| {
    let signs = "[发寄送退换补赔偿返催票赠装修]|申请|跟进|跟踪|联系|通知|告|答复|回复|回电|回您|回你|反馈|上报|备案|报备|协调|电话|消息|配送|派|到货|出库|上门|处理|解决|安排|审核|核实|到您|进行|礼";
    Regex::new(signs).expect("the pattern is right")
});

pub fn nouns() -> &'static Regex {
    &NOUN
}

pub fn may_hold_one(text: &str) -> bool {
    ANY.is_match(text)
}

/// What a clause undertakes; nothing where it refuses, asks, supposes, guesses or reports.
pub fn acts(clause: &Clause<'_>) -> Vec<Act> {
    if !ANY.is_match(clause.words) {
        return Vec::new();
    }
    let mut found: Vec<Act> = Vec::new();
    let is_due_named = LazyCell::new(|| due::is_named(clause.words));
    for pattern in TOGETHER
        .matches(clause.words)
        .iter()
        .map(|at| &PATTERNS[at])
    {
        let Some(place) = pattern.words.find(clause.words) else {
            continue;
        };
        let act = Act {
            kind: pattern.kind,
            start: place.start(),
            end: place.end(),
            is_vague: pattern.is_vague,
            is_stalling: STALLING.is_match(&clause.words[..place.end()]),
        };
        let is_free = found
            .iter()
            .all(|other| act.end <= other.start || other.end <= act.start);
        let is_new = found.iter().all(|other| other.kind != act.kind);
        if is_free
            && is_new
            && is_bound(pattern, clause, &act, &is_due_named)
            && guard::stands(clause.words, &act, &is_due_named)
        {
            found.push(act);
        }
    }
    // Rarely anything is found, so this is asked last.
    if found.is_empty() || guard::is_no_undertaking(clause) {
        return Vec::new();
    }
    found.sort_by_key(|act| act.start);
    swallow(found)
}

/// What is asked of somebody else or applied for is part of the asking: 帮您催仓库发货.
fn swallow(mut found: Vec<Act>) -> Vec<Act> {
    if found.len() > 1 {
        found.retain(|act| !act.is_vague);
    }
    let asks = |act: &Act| matches!(act.kind, Kind::FollowUp | Kind::Apply);
    if let Some(first) = found.iter().position(asks) {
        found.truncate(first + 1);
    }
    found
}

static BINDING: LazyLock<Regex> = LazyLock::new(|| {
    let words = "会|将|马上|立刻|立即|立马|尽快|尽早|稍后|晚点|晚些|一会|待会|回头|随后|第一时间|保证|承诺|一定|肯定|确保|务必|绝对|安排.|优先|准时|按时|抓紧|赶紧|这就|统一|给(?:您|你|亲)|帮(?:您|你|亲)|为(?:您|你|亲)|替(?:您|你)|(?:赔付?|补偿|退|送|寄|发|补|返)(?:还|给|付)?(?:您|你)";
    Regex::new(words).expect("the pattern is right")
});

static ANYONE: LazyLock<Regex> = LazyLock::new(|| {
    let words = "这边|这里|这面|那边|我|咱|小妹|妹子|小二|客服|师傅|仓库|站点|专人|专员|同事|帮|让|售后|有人|商家|厂家|配送|快递|本店|店里";
    Regex::new(words).expect("the pattern is right")
});

fn is_bound(
    pattern: &Pattern,
    clause: &Clause<'_>,
    act: &Act,
    is_due_named: &impl Deref<Target = bool>,
) -> bool {
    let (before, upto) = (&clause.words[..act.start], &clause.words[..act.end]);
    let is_said = || BINDING.is_match(upto) || **is_due_named;
    match pattern.needs {
        Need::Nothing => true,
        // 联系师傅 alone is as likely asked of the customer; 通知厂家 is not.
        Need::Anyone if act.kind == Kind::FollowUp => {
            let alone = before.is_empty() && !clause.words.starts_with("联系");
            alone || BINDING.is_match(before) || ANYONE.is_match(before)
        }
        Need::Binding if act.is_vague => BINDING.is_match(upto),
        Need::Binding => is_said(),
        Need::Anyone => ANYONE.is_match(upto) || is_said(),
    }
}
