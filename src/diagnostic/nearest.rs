//! What a wrong name was probably meant to be.

/// The name nearest to a wrong one, if it is near enough to be meant.
///
/// Near is Damerau–Levenshtein distance of at most a third of the longer name (at least 1), the
/// measure that compilers use for the same question; of equals the first in order wins.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    names
        .into_iter()
        .filter_map(|name| {
            let distance = strsim::damerau_levenshtein(&wrong, &name.to_lowercase());
            let limit = (wrong.chars().count().max(name.chars().count()) / 3).max(1);
            let contains =
                name.len() > 3 && wrong.len() > 3 && (name.contains(&wrong) || wrong.contains(name));
            (distance <= limit || contains).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        assert_eq!(nearest("mesurement", ["measurement", "sampling"]), Some("measurement"));
        assert_eq!(nearest("titel", ["title", "order"]), Some("title"));
        assert_eq!(nearest("colour", ["title", "order"]), None);
    }
}
