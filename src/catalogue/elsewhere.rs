/// No host has a longer name.
const MOST_BYTES: usize = 253;

/// The hosts of pictures in a cleaned description that lie on other hosts, one for each: the shop's page loads none of them.
pub fn hosts_elsewhere(cleaned: &str) -> impl Iterator<Item = String> {
    let tags = cleaned.split("<img ").skip(1);
    let tags = tags.filter_map(|tag| tag.split('>').next()?.split_once("src=\""));
    let addresses = tags.filter_map(|(_, rest)| rest.split('"').next());
    addresses.filter_map(host)
}

fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("//")?;
    let is_web = ["", "http:", "https:"].contains(&scheme.to_ascii_lowercase().as_str());
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = (1..=MOST_BYTES).contains(&host.len());
    (is_web && is_host).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::hosts_elsewhere;
    use crate::catalogue::cleaned;

    #[test]
    fn only_pictures_of_other_hosts_are_elsewhere() {
        let html = "<p>https://a.example/x.jpg</p><a href='https://b.example'>b</a>\
            <IMG alt='src=\"https://c.example\"' SRC=HTTPS://Img.Example/a.jpg><img src='//d.example/b.png?c'>\
            <img src='/api/store/x/photos/1'><img src='data:image/png;base64,AA//BB'><img alt=''>";
        let hosts: Vec<_> = hosts_elsewhere(&cleaned(html)).collect();
        assert_eq!(hosts, ["img.example", "d.example"]);
        let long = format!("<img src='//{}/a.png'>", "a".repeat(254));
        assert_eq!(hosts_elsewhere(&cleaned(&long)).next(), None);
    }
}
