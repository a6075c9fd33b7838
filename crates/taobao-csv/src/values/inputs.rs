use super::pair::signed;
use crate::Reason;

/// A value that the seller typed. It may name values below it: `松下;型号;ES-ST25`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    pub pid: i64,
    pub value: String,
}

/// From the cells of numbers and of values, both parted by commas. One number alone takes the whole text, commas and all.
pub fn inputs(pids: &str, values: &str) -> Result<Vec<Input>, Reason> {
    let numbers = pids.split(',').filter(|pid| !pid.trim().is_empty());
    let pid = |pid: &str| signed(pid).ok_or_else(|| Reason::NotANumber(Reason::shown(pid)));
    let pids = numbers.map(pid).collect::<Result<Vec<_>, _>>()?;
    let mut values: Vec<&str> = match pids.len() {
        0 if values.is_empty() => Vec::new(),
        1 => vec![values],
        _ => values.split(',').collect(),
    };
    if values.len() == pids.len() + 1 && values.last().is_some_and(|last| last.is_empty()) {
        values.pop();
    }
    if values.len() != pids.len() {
        let (pids, values) = (pids.len(), values.len());
        return Err(Reason::InputsDiffer { pids, values });
    }
    let input = |(pid, value): (i64, &str)| Input {
        pid,
        value: value.to_owned(),
    };
    Ok(pids.into_iter().zip(values).map(input).collect())
}

/// The texts of both cells, if any read as these.
pub fn written_inputs(given: &[Input]) -> Result<(String, String), Reason> {
    let pids: Vec<_> = given.iter().map(|input| input.pid.to_string()).collect();
    let values: Vec<_> = given.iter().map(|input| input.value.as_str()).collect();
    let (pids, values) = (pids.join(","), values.join(","));
    let is_same = inputs(&pids, &values).is_ok_and(|back| back == given);
    if is_same {
        Ok((pids, values))
    } else {
        Err(Reason::Unwritable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(pid: i64, value: &str) -> Input {
        let value = value.into();
        Input { pid, value }
    }

    #[test]
    fn typed_values_go_to_their_properties() {
        let two = inputs("20000,13021751", "艺卓;型号;EV2456,EV2456").unwrap();
        assert_eq!(
            two,
            [
                input(20_000, "艺卓;型号;EV2456"),
                input(13_021_751, "EV2456")
            ]
        );
        assert_eq!(inputs("20000", "a,b").unwrap(), [input(20_000, "a,b")]);
        assert_eq!(
            inputs("1,2,", "a,b,").unwrap(),
            [input(1, "a"), input(2, "b")]
        );
        assert_eq!(inputs("", "").unwrap(), []);
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        let differ = |pids, values| Err(Reason::InputsDiffer { pids, values });
        assert_eq!(inputs("1,2", "a,b,c"), differ(2, 3));
        assert_eq!(inputs("", "a"), differ(0, 1));
        assert_eq!(
            written_inputs(&[input(1, "a,b"), input(2, "c")]),
            Err(Reason::Unwritable)
        );
    }
}
