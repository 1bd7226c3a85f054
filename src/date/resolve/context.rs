//! What is known where an expression stands: the publication, the dates mentioned before it, how the text orders numbers.

use super::super::reference::Reference;
use super::super::tagger::form::Unit;
use super::calendar::Cal;
use super::tense::Tense;
use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};

/// The hour at which the night of the day before is over.
const SMALL_HOURS: u32 = 4;

/// A day so many days before the one just told still belongs to it: "died on 24 June 2005 after a shooting on 20 June". What was
/// false in news that recalls a story lay 120 to 320 days back.
const BACKWARD: i64 = 60;

/// The most days between two entries of a diary of which the second names no year: a list that runs backward by less than eight months
/// seems to go on by more.
const SEASON: i64 = 120;

/// Which time a text tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// That of its publication.
    News,
    /// Another one, of which news recalls the story: it also tells days from its publication, "on Thursday", "yesterday".
    Recalled,
    /// Another one: a day without a year is of the year mentioned before.
    History,
}

/// What lies so many years from publication is what news tells beside its own days.
const BACKGROUND: i32 = 5;

/// Where words such as "until" and "ended" put an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// They do not say.
    Open,
    /// It lies ahead.
    Ahead,
    /// It is over: "the year ended Jan. 31".
    Ended,
}

/// What earlier words and the publication date say.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The publication.
    pub published: Option<&'a Reference>,
    /// The last date mentioned in the paragraph.
    pub mention: Option<Cal>,
    /// The last date mentioned in the paragraphs before.
    pub mention_before: Option<Cal>,
    /// The last date mentioned in the same sentence.
    pub told_here: Option<Cal>,
    /// The last month, quarter or year mentioned in the text as such, not as another's predecessor.
    pub frame: Option<Cal>,
    /// The last quarter mentioned in the text.
    pub quarter: Option<Cal>,
    /// The year of the last month or day of an explicit year in the paragraph; in a history that of the last date, wherever it stands.
    pub explicit_year: Option<i32>,
    /// Which time the text tells of.
    pub telling: Telling,
    /// The last day at the head of a paragraph, from the first one that names its year: a diary goes on from it.
    pub entry: Option<NaiveDate>,
    /// Whether the expression stands at the head of its paragraph.
    pub heads: bool,
    /// Whether the text writes the day before the month; `None` if no number tells.
    pub day_first: Option<bool>,
    /// What the language does where nothing tells.
    pub usually_day_first: bool,
    /// What the words before the expression say of where it lies.
    pub direction: Direction,
    /// What the verbs around it say.
    pub tense: Tense,
}

impl Context<'_> {
    /// The day of publication.
    pub fn day(&self) -> Option<NaiveDate> {
        self.published.and_then(|p| p.day)
    }

    /// The day of publication where the clocks are so many minutes east of Greenwich.
    pub fn day_in_zone(&self, minutes: i32) -> Option<NaiveDate> {
        let published = self.published?;
        let (Some(day), Some(time), Some(offset)) = (published.day, published.time, published.offset) else {
            return published.day;
        };
        let ahead = TimeDelta::seconds(i64::from(minutes) * 60 - i64::from(offset.local_minus_utc()));
        day.and_time(time).checked_add_signed(ahead).map(|moment| moment.date())
    }

    /// Whether what is told here is of the time that the text tells of, if that is another than the publication's.
    pub fn tells_past(&self) -> bool {
        self.telling != Telling::News && !self.tense.coming
    }

    /// A history goes on in its own time in the next paragraph; what is only a few years old may be the background of news.
    pub fn leave_paragraph(&mut self) {
        let published = self.year();
        let is_old = |year: &i32| published.is_none_or(|published| (published - year).abs() > BACKGROUND);
        self.explicit_year = self.explicit_year.filter(|_| self.telling == Telling::History).filter(is_old);
    }

    /// Whether a history has told a year in which it goes on.
    pub fn is_history(&self) -> bool {
        self.telling == Telling::History && self.tells_past() && self.explicit_year.is_some() && !self.tense.perfect
    }

    /// The year of the date mentioned before, for a month or day without one in a text that tells of another time. A story goes forward: in
    /// news that recalls one, what would lie before the date just told is counted from publication instead ("sold them in November
    /// 2018. The trial opened on 11 January").
    pub fn year_told(&self, month: u32, day: Option<u32>) -> Option<i32> {
        let year = self.explicit_year.filter(|_| self.tells_past())?;
        let told = self.mention.filter(|told| told.unit() <= Unit::Month && told.year() == year);
        let is_before = told.is_some_and(|told| {
            let meant = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(28));
            meant.is_some_and(|meant| (told.first() - meant).num_days() > BACKWARD)
        });
        match self.telling {
            Telling::Recalled if is_before => None,
            Telling::History if is_before && self.goes_forward(told?, year, month, day) => Some(year + 1),
            _ => Some(year),
        }
    }

    /// Whether a history that told of a date goes on in the year after rather than back in the same year, told in the plain past: the next
    /// such day is near, the one before is far ("in December 1647 … in February").
    fn goes_forward(&self, told: Cal, year: i32, month: u32, day: Option<u32>) -> bool {
        let day = |year| NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1));
        let [Some(before), Some(after)] = [year, year + 1].map(day) else { return false };
        let (back, ahead) = ((told.first() - before).num_days(), (after - told.last()).num_days());
        !self.tense.perfect && ahead <= SEASON && back > 2 * ahead
    }

    /// Whether a diary may go on with `day`: later than the entry before, by no more than a season, and not after it was published.
    /// A list that runs backward does not.
    pub fn goes_on(&self, day: NaiveDate) -> bool {
        let is_next = |entry: NaiveDate| (0..=SEASON).contains(&(day - entry).num_days());
        self.heads && self.entry.is_some_and(is_next) && self.day().is_none_or(|published| day <= published)
    }

    /// Whether the day mentioned last, in the paragraphs before, is one of the three up to publication, and the verb is in the past:
    /// what is older is background, and the hours told are again those of the day.
    pub fn told_lately(&self, today: NaiveDate) -> bool {
        let Some(Cal::Day(day)) = self.mention_before else { return false };
        self.tense.past == Some(true) && (0..=3).contains(&(today - day).num_days())
    }

    /// The year of such a month nearest to the date that the same sentence tells, where that is of a year gone by and the verb is
    /// in the past: none after publication.
    pub fn year_beside(&self, month: u32) -> Option<i32> {
        let told = self.told_here.filter(|told| told.unit() <= Unit::Month && self.tense.past == Some(true))?.first();
        let now = self.now(Unit::Month)?.first();
        let months = (told.year() - 1..=told.year() + 1).map(|year| Cal::Month(year, month).first());
        // What a sentence tells next is later rather than earlier.
        let far = |first: &NaiveDate| {
            let days = (*first - told).num_days();
            if days < 0 { 3 * -days } else { 2 * days }
        };
        let nearest = months.filter(|first| *first <= now).min_by_key(far);
        nearest.filter(|_| told.year() < now.year()).map(|first| first.year())
    }

    /// Whether a word before the expression says that it lies ahead.
    pub fn ahead(&self) -> bool {
        self.direction == Direction::Ahead
    }

    /// Whether the word before says that it is over.
    pub fn ended(&self) -> bool {
        self.direction == Direction::Ended
    }

    /// Whether it was published between midnight and four in the morning.
    pub fn small_hours(&self) -> bool {
        self.published.and_then(|p| p.time).is_some_and(|time| time.hour() < SMALL_HOURS)
    }

    /// The stretch of that unit that the publication lies in, if it is known so finely.
    pub fn now(&self, unit: Unit) -> Option<Cal> {
        let published = self.published?;
        if let Some(day) = published.day {
            return Some(Cal::of(unit, day));
        }
        let (first, last) = (published.date.earliest()?, published.date.latest()?);
        let (from, to) = (Cal::of(unit, first), Cal::of(unit, last));
        (from == to).then_some(from)
    }

    /// The year of publication.
    pub fn year(&self) -> Option<i32> {
        self.now(Unit::Year).map(Cal::year)
    }
}
