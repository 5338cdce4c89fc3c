//! What a wrong name was probably meant to be.

/// The name nearest to a wrong one, if it is near enough to be meant and no other is as near.
///
/// Near is Damerau–Levenshtein distance of at most a third of the longer name (at least 1), the
/// measure that compilers use for the same question. A name that
/// contains the wrong one, or is contained in it, counts too as long as it is the only one: `regulation` may be
/// `local-regulation` and `administrative-regulation`, and a guess would be wrong half of the time.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    let mut near: Option<(usize, &str)> = None;
    let mut is_tied = false;
    let mut containing: Vec<&str> = Vec::new();
    for name in names {
        let longer = length.max(name.chars().count());
        let limit = (longer / 3).max(1);
        if name.len() > 3 && wrong.len() > 3 && (name.contains(&wrong) || wrong.contains(name)) {
            containing.push(name);
        }
        // Names that differ more in length than they may in letters need no closer look.
        if length.abs_diff(name.chars().count()) > limit {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&wrong, &name.to_lowercase());
        if distance <= limit && near.is_none_or(|(best, _)| distance < best) {
            (near, is_tied) = (Some((distance, name)), false);
        } else if near.is_some_and(|(best, known)| distance == best && known != name) {
            is_tied = true;
        }
    }
    match (near.filter(|_| !is_tied), containing.as_slice()) {
        (Some((distance, name)), containing) if distance <= 1 || containing.len() < 2 => Some(name),
        (_, [only]) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        assert_eq!(nearest("mesurement", ["measurement", "sampling"]), Some("measurement"));
        assert_eq!(nearest("titel", ["title", "order"]), Some("title"));
        assert_eq!(nearest("colour", ["title", "order"]), None);
        assert_eq!(nearest("historic", ["current", "historical"]), Some("historical"));
        assert_eq!(nearest("mix", ["min", "max"]), None);
        assert_eq!(nearest("mix", ["min", "max", "mix"]), Some("mix"));
    }

    #[test]
    fn does_not_guess_between_names_that_contain_the_wrong_one() {
        let kinds = ["law", "local-regulation", "administrative-regulation"];
        assert_eq!(nearest("regulation", kinds), None);
        assert_eq!(nearest("administrative-regulations", kinds), Some("administrative-regulation"));
    }
}
