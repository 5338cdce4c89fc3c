//! Which records lie side by side, so that what a query finds lies in few parts.
//!
//! Recursive graph bisection (Dhulipala et al., «Compressing Graphs and Indexes with Recursive Graph
//! Bisection», KDD 2016, <https://arxiv.org/abs/1602.08820>): the records are cut into halves, and exchanged
//! between them while that brings together those that share words; then each half likewise. All numbers are
//! whole, so that every machine finds the same order.

use rustc_hash::FxHashMap;

/// So many records keep the order in which they are read: all that results show of them is at hand.
const FEW: usize = 256;
/// So many records are not cut: they fit into a part or two.
const LEAST: usize = 64;
/// How often records change halves at most.
const ROUNDS: usize = 12;

/// The places of records in a new order, by the terms of each.
pub fn ordered(terms: &[Vec<String>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..terms.len()).collect();
    if places.len() <= FEW {
        return places;
    }
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let numbered: Vec<Vec<u32>> = terms
        .iter()
        .map(|terms| {
            let number = |term| {
                let next = numbers.len() as u32;
                *numbers.entry(term).or_insert(next)
            };
            let mut own: Vec<u32> = terms.iter().map(String::as_str).map(number).collect();
            own.sort_unstable();
            own.dedup();
            own
        })
        .collect();
    // Halves that are alike would have no reason to exchange anything.
    places.sort_by(|a, b| terms[*a].cmp(&terms[*b]));
    let logs = (0..terms.len() as u64 + 2).map(log).collect();
    let mut halving = Halving { terms: &numbered, counts: vec![[0; 2]; numbers.len()], logs };
    halving.cut(&mut places);
    places
}

struct Halving<'a> {
    terms: &'a [Vec<u32>],
    /// How many records of each half have a term.
    counts: Vec<[u32; 2]>,
    logs: Vec<i64>,
}

impl Halving<'_> {
    fn cut(&mut self, places: &mut [usize]) {
        if places.len() <= LEAST {
            return;
        }
        let middle = places.len() / 2;
        for _ in 0..ROUNDS {
            if !self.exchange(places, middle) {
                break;
            }
        }
        let (left, right) = places.split_at_mut(middle);
        self.cut(left);
        self.cut(right);
    }

    /// Exchanges records between the halves; false if none would gain by it.
    fn exchange(&mut self, places: &mut [usize], middle: usize) -> bool {
        for (at, place) in places.iter().enumerate() {
            for term in &self.terms[*place] {
                self.counts[*term as usize][usize::from(at >= middle)] += 1;
            }
        }
        let sizes = [middle, places.len() - middle];
        let gains: Vec<i64> = places
            .iter()
            .enumerate()
            .map(|(at, place)| self.gain(*place, usize::from(at >= middle), sizes))
            .collect();
        for term in places.iter().flat_map(|place| &self.terms[*place]) {
            self.counts[*term as usize] = [0; 2];
        }
        let by_gain = |range: std::ops::Range<usize>| {
            let mut list: Vec<usize> = range.collect();
            list.sort_by_key(|at| (std::cmp::Reverse(gains[*at]), places[*at]));
            list
        };
        let pairs: Vec<(usize, usize)> = by_gain(0..middle)
            .into_iter()
            .zip(by_gain(middle..places.len()))
            .take_while(|(left, right)| gains[*left] + gains[*right] > 0)
            .collect();
        pairs.iter().for_each(|(left, right)| places.swap(*left, *right));
        !pairs.is_empty()
    }

    /// How much shorter all lists become when a record changes its half.
    fn gain(&self, place: usize, from: usize, sizes: [usize; 2]) -> i64 {
        let logs = sizes.map(|size| self.logs[size]);
        let cost = |half: usize, many: u32| i64::from(many) * (logs[half] - self.logs[many as usize + 1]);
        let of = |term: &u32| {
            let counts = self.counts[*term as usize];
            let to = 1 - from;
            cost(from, counts[from]) + cost(to, counts[to])
                - cost(from, counts[from] - 1)
                - cost(to, counts[to] + 1)
        };
        self.terms[place].iter().map(of).sum()
    }
}

/// The binary logarithm of a number, in 256ths; 0 of 0.
fn log(number: u64) -> i64 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // Each squaring of what lies between 1 and 2 gives a binary place.
    let mut rest = (number << 32) >> whole;
    let mut value = i64::from(whole);
    for _ in 0..8 {
        rest = ((u128::from(rest) * u128::from(rest)) >> 32) as u64;
        let bit = rest >> 33;
        rest >>= bit;
        value = value * 2 + bit as i64;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_that_share_words_lie_side_by_side() {
        let words = ["lift", "scale", "food", "seed"];
        let terms: Vec<Vec<String>> =
            (0..400).map(|at| vec![words[at % 4].to_owned(), format!("x{at}")]).collect();
        let order = ordered(&terms);
        let changes = order.windows(2).filter(|pair| pair[0] % 4 != pair[1] % 4).count();
        assert!(changes <= 12, "{changes}");
        let mut all = order;
        all.sort_unstable();
        assert_eq!(all, (0..400).collect::<Vec<_>>());
    }

    #[test]
    fn logarithms_are_near() {
        for number in 1..2000_u64 {
            let true_one = (number as f64).log2() * 256.0;
            assert!((log(number) as f64 - true_one).abs() <= 1.5, "{number}");
        }
    }
}
