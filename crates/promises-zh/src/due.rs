//! When something is promised for, as it was said.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexSet};

use crate::number::{self, NUMBER};

/// By when, as it was said. What makes a time of it needs the moment it was said and a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing was said.
    Unsaid,
    /// 尽快, 马上, 稍后: no time either.
    Soon,
    Minutes(u32),
    Hours(u32),
    Days(u32),
    WorkingDays(u32),
    /// So many days from today, 0 to 3.
    Day(u32, Option<Moment>),
    /// Monday is 0. Weeks from this one; `None` where only the day was said: the next such day.
    Weekday(u32, Option<u32>, Option<Moment>),
    /// The end of the week, counted from this one.
    WeekEnd(u32),
    /// The end of the month, counted from this one.
    MonthEnd(u32),
    /// Day of the month; the next such day where no month was said.
    Date(Option<u32>, u32, Option<Moment>),
}

/// Minutes of the day by which it is meant, 0 to 1439.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub u32);

pub struct Found {
    pub due: Due,
}

const PART: &str = "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|早";

struct Pattern {
    pattern: Regex,
    read: fn(&Captures<'_>) -> Option<Due>,
}

/// The first that is found counts, so the more exact stand first.
static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let range = format!(r"(?:{NUMBER}\s*(?:[-~至到或、])\s*)?(?P<n>{NUMBER})\s*");
    let clock = format!(
        r"(?:\s*(?P<part>{PART}))?(?:\s*(?P<hour>{NUMBER})\s*(?:点钟?|时|:)\s*(?P<minute>半|\d{{1,2}})?)?"
    );
    let pattern = |pattern: String, read: fn(&Captures<'_>) -> Option<Due>| Pattern {
        pattern: Regex::new(&pattern).expect("the pattern is right"),
        read,
    };
    vec![
        pattern(format!("{range}个?工作日"), |c| counted(c, 1, Due::WorkingDays)),
        pattern(format!(r"(?P<n>{NUMBER})个半(?:小时|钟头)"), |c| {
            counted(c, 60, |minutes| Due::Minutes(minutes + 30))
        }),
        pattern("半个?(?:小时|钟头)".into(), |_| Some(Due::Minutes(30))),
        pattern("半天之?内".into(), |_| Some(Due::Hours(12))),
        pattern(format!("{range}个?(?:小时|钟头|h)"), |c| counted(c, 1, Due::Hours)),
        pattern(format!("{range}分钟"), |c| counted(c, 1, Due::Minutes)),
        pattern(
            format!(r"{range}[天日](?:之内|以内|内|之后|以后|后|左右|就|给|发|到|送|退|\s|$)"),
            |c| counted(c, 1, Due::Days),
        ),
        pattern(format!("{range}个?(?:星期|礼拜|周)(?:之内|以内|内|左右)"), |c| {
            counted(c, 7, Due::Days)
        }),
        pattern(format!("{range}个月(?:之内|以内|内|左右)"), |c| counted(c, 30, Due::Days)),
        pattern("这两天|这1-2天|这一两天".into(), |_| Some(Due::Days(2))),
        pattern("这几天|近几天|这三天".into(), |_| Some(Due::Days(3))),
        pattern(
            format!("(?P<day>大后天|后天|明[天日儿]|明(?P<bright>早|晚)|今[天日儿]|今(?P<now>晚|夜)|当天){clock}"),
            day,
        ),
        pattern(
            format!(r"(?P<week>下下个?|下个?|本|这个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天1-6]){clock}"),
            weekday,
        ),
        pattern("下个?(?:周|星期)(?:之?内|底|末|前)?".into(), |_| Some(Due::WeekEnd(1))),
        pattern("(?:本|这个?)周(?:之?内|底|末)?|周内|周末".into(), |_| Some(Due::WeekEnd(0))),
        pattern("下个?月(?:月?底|末)|下个月(?:之?内)?".into(), |_| Some(Due::MonthEnd(1))),
        pattern("(?:本|这个?)?月[底末]|(?:本|这个)月之?内".into(), |_| Some(Due::MonthEnd(0))),
        pattern(
            format!(r"(?:(?P<month>{NUMBER})\s*月\s*)?(?P<date>{NUMBER})\s*[号日](?P<noun>[楼线店门桌柜色码仓院库])?{clock}"),
            date,
        ),
        pattern(format!(r"(?P<month>\d{{1,2}})月(?P<date>\d{{1,2}}){clock}"), date),
        pattern(
            format!(r"(?:{PART})\s*(?P<hour>{NUMBER})\s*(?:点钟?|:)\s*(?P<minute>半|\d{{1,2}})?"),
            of_today,
        ),
        pattern(format!(r"(?P<hour>{NUMBER})\s*(?:点钟?|:)\s*(?P<minute>半|\d{{1,2}})?(?:之前|以前|前|左右|给)"), of_today),
        pattern("(?P<part>上午|中午|下午|傍晚|晚上|今早)".into(), of_today),
        pattern(
            "尽快|尽早|马上|立刻|立即|立马|稍后|稍晚|晚点|晚些|一会|待会|等会|等下|第一时间|回头|随后|很快|抓紧|赶紧|即刻|这就|加急"
                .into(),
            |_| Some(Due::Soon),
        ),
    ]
});

/// Which of them say anything: one look instead of one for each.
static TOGETHER: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = PATTERNS.iter().map(|each| each.pattern.as_str());
    RegexSet::new(patterns).expect("the patterns are right")
});

/// By when the customer has to order: 今天下单明天发出 is promised for tomorrow.
static ORDERED: LazyLock<Regex> = LazyLock::new(|| {
    let words = "(?:今[天日晚]|明[天日]|当天|现在)[^。,]{0,6}?(?:下单|拍下|付款|购买)";
    Regex::new(words).expect("the pattern is right")
});

pub fn find(words: &str) -> Option<Found> {
    let ordered = ORDERED.find(words);
    let behind = ordered.and_then(|at| first_in(&words[at.end()..]));
    behind
        .filter(|found| found.due != Due::Soon)
        .or_else(|| first_in(words))
}

fn first_in(words: &str) -> Option<Found> {
    let saying = TOGETHER.matches(words);
    let mut read = saying.iter().filter_map(|at| {
        let pattern = &PATTERNS[at];
        let captures = pattern.pattern.captures(words)?;
        (pattern.read)(&captures)
    });
    read.next().map(|due| Found { due })
}

/// Whether a time is named, and not only that it will be soon.
pub fn is_named(words: &str) -> bool {
    find(words).is_some_and(|found| found.due != Due::Soon)
}

fn counted(captures: &Captures<'_>, times: u32, due: impl Fn(u32) -> Due) -> Option<Due> {
    let number = number::parse(&captures["n"])?;
    (1..=400).contains(&number).then(|| due(number * times))
}

fn day(captures: &Captures<'_>) -> Option<Due> {
    let ahead = match captures["day"].chars().next()? {
        '今' | '当' => 0,
        '明' => 1,
        '后' => 2,
        _ => 3,
    };
    let part = ["bright", "now"]
        .iter()
        .find_map(|name| captures.name(name));
    Some(Due::Day(
        ahead,
        moment(captures, part.map(|part| part.as_str())),
    ))
}

fn weekday(captures: &Captures<'_>) -> Option<Due> {
    let day = &captures["weekday"];
    let day = match day {
        "日" | "天" => 6,
        day => number::parse(day)?.checked_sub(1)?,
    };
    let weeks = captures.name("week").map(|week| match week.as_str() {
        week if week.starts_with("下下") => 2,
        week if week.starts_with('下') => 1,
        _ => 0,
    });
    Some(Due::Weekday(day, weeks, moment(captures, None)))
}

fn date(captures: &Captures<'_>) -> Option<Due> {
    if captures.name("noun").is_some() {
        return None;
    }
    let month = match captures.name("month") {
        Some(month) => {
            Some(number::parse(month.as_str()).filter(|month| (1..=12).contains(month))?)
        }
        None => None,
    };
    let day = number::parse(&captures["date"]).filter(|day| (1..=31).contains(day))?;
    Some(Due::Date(month, day, moment(captures, None)))
}

fn of_today(captures: &Captures<'_>) -> Option<Due> {
    let part = captures.get(0)?.as_str();
    moment(captures, Some(part)).map(|moment| Due::Day(0, Some(moment)))
}

/// The hour that was said, or else the end of the part of the day.
fn moment(captures: &Captures<'_>, part: Option<&str>) -> Option<Moment> {
    let part = captures
        .name("part")
        .map(|part| part.as_str())
        .or(part)
        .unwrap_or("");
    let Some(hour) = captures.name("hour") else {
        return end_of(part).map(Moment);
    };
    let hour = number::parse(hour.as_str()).filter(|hour| *hour <= 24)?;
    let is_late = ["下午", "傍晚", "晚"]
        .iter()
        .any(|late| part.contains(late))
        || part.contains('夜');
    let is_early = ["早", "上午", "凌晨"]
        .iter()
        .any(|early| part.contains(early));
    // 五点前: nobody means five in the morning.
    let is_afternoon = hour < 12 && (is_late || !is_early && hour < 8);
    let minute = match captures.name("minute").map(|minute| minute.as_str()) {
        Some("半") => 30,
        Some(minute) => minute.parse().ok().filter(|minute| *minute < 60)?,
        None => 0,
    };
    let minutes = (hour + if is_afternoon { 12 } else { 0 }) * 60 + minute;
    Some(Moment(minutes.min(1_439)))
}

fn end_of(part: &str) -> Option<u32> {
    let ends = [
        ("凌晨", 6 * 60),
        ("上午", 12 * 60),
        ("中午", 14 * 60),
        ("下午", 18 * 60),
        ("傍晚", 19 * 60),
        ("早", 10 * 60),
        ("晚", 1_439),
        ("夜", 1_439),
    ];
    ends.iter()
        .find(|(name, _)| part.contains(name))
        .map(|(_, end)| *end)
}
