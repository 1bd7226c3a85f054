//! Who is asked about when: of the pairs that an event is in, the most valuable first; the others wait until it is answered.
//!
//! What many articles tell of has hundreds of near neighbours, and the answer about the nearest says most about the rest: asked all at
//! once, they would bury the questions about everything else.

use super::question::{Kind, Question};
use std::borrow::Borrow;
use std::collections::HashSet;

/// Questions whose turn it is, and those that wait.
#[derive(Debug)]
pub struct Turns<Q = Question> {
    asked: Vec<Q>,
    waiting: Vec<Q>,
    taken: HashSet<Turn>,
}

/// One event has one turn of a kind at a time.
type Turn = (Kind, String);

fn turns(question: &Question) -> impl Iterator<Item = Turn> {
    let takes_turns = matches!(question.kind, Kind::Merge | Kind::Belong);
    question.about.iter().filter(move |_| takes_turns).map(|id| (question.kind, id.clone()))
}

impl<Q: Borrow<Question>> Turns<Q> {
    /// Of open questions, the most valuable first.
    pub fn new(questions: impl IntoIterator<Item = Q>) -> Self {
        let mut all = Self { asked: Vec::new(), waiting: Vec::new(), taken: HashSet::new() };
        for question in questions {
            if all.may_ask(question.borrow()) {
                all.taken.extend(turns(question.borrow()));
                all.asked.push(question);
            } else {
                all.waiting.push(question);
            }
        }
        all
    }

    fn may_ask(&self, question: &Question) -> bool {
        turns(question).all(|turn| !self.taken.contains(&turn))
    }

    /// Those whose turn it is, most valuable first.
    pub fn asked(&self) -> &[Q] {
        &self.asked
    }

    /// How many wait.
    pub const fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The question at `at` is answered: what waited for it takes its turn, behind it by worth.
    pub fn answered(&mut self, at: usize) {
        let Some(question) = self.asked.get(at) else { return };
        for turn in turns(question.borrow()) {
            self.taken.remove(&turn);
        }
        for question in std::mem::take(&mut self.waiting) {
            if self.may_ask(question.borrow()) {
                self.taken.extend(turns(question.borrow()));
                let worth = question.borrow().worth;
                let behind = self.asked[at + 1..].partition_point(|other| other.borrow().worth >= worth);
                self.asked.insert(at + 1 + behind, question);
            } else {
                self.waiting.push(question);
            }
        }
    }

    /// The answer to the question at `at` is taken back. What has taken its turn since keeps it.
    pub fn taken_back(&mut self, at: usize) {
        if let Some(question) = self.asked.get(at) {
            self.taken.extend(turns(question.borrow()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind, about: &[&str], worth: f32) -> Question {
        let about = about.iter().map(|id| (*id).to_owned()).collect();
        Question {
            kind,
            worth,
            about,
            title: String::new(),
            date: None,
            other: None,
            result: None,
            quotes: Vec::new(),
            reasons: Vec::new(),
        }
    }

    fn about(turns: &Turns) -> Vec<String> {
        turns.asked().iter().map(|question| question.about.concat()).collect()
    }

    #[test]
    fn an_event_asks_about_its_best_partner_first() {
        let mut turns = Turns::new([
            question(Kind::Merge, &["a", "b"], 0.9),
            question(Kind::Merge, &["a", "c"], 0.8),
            question(Kind::Merge, &["b", "c"], 0.7),
            question(Kind::Date, &["a"], 0.6),
            question(Kind::Merge, &["d", "e"], 0.5),
            question(Kind::Belong, &["a"], 0.4),
            question(Kind::Belong, &["a"], 0.3),
        ]);
        assert_eq!((about(&turns).join(" "), turns.waiting()), ("ab a de a".to_owned(), 3));
        turns.answered(0);
        assert_eq!((about(&turns).join(" "), turns.waiting()), ("ab ac a de a".to_owned(), 2));
        turns.taken_back(0);
        turns.answered(1);
        assert_eq!(turns.waiting(), 2, "b is asked about again");
        turns.answered(0);
        assert_eq!(about(&turns).join(" "), "ab ac bc a de a");
        turns.answered(5);
        assert_eq!((turns.asked().len(), turns.waiting()), (7, 0));
    }
}
