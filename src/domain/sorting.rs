//! Sorting whose code all kinds of items share: the standard one is some four kilobytes of the page for each kind.

use std::cmp::Ordering;

/// Sorts items, those that are equal staying in their order. What is in order already costs one look.
pub fn sort_by<T>(items: &mut Vec<T>, mut by: impl FnMut(&T, &T) -> Ordering) {
    if items.windows(2).all(|pair| matches!(pair, [one, next] if by(one, next).is_le())) {
        return;
    }
    let order = order(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => by(one, other),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The same by a key of each.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Positions in the order that items of so many have.
fn order(count: usize, by: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| by(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut words = vec!["ba", "a", "bc", "ab", "b", ""];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["", "a", "b", "ba", "bc", "ab"]);
        let (mut own, mut standard) = (Vec::new(), Vec::new());
        for at in 0..1_000_u32 {
            own.push((at * 7_919 % 101, at));
            standard.push((at * 7_919 % 101, at));
        }
        sort_by(&mut own, |one, other| other.0.cmp(&one.0));
        standard.sort_by_key(|item| std::cmp::Reverse(item.0));
        assert_eq!(own, standard);
        sort_by(&mut own, |one, other| other.0.cmp(&one.0));
        assert_eq!(own, standard, "what is sorted stays");
    }
}
