//! Events over time as bars, in whole units of a drawing that the page scales.

use super::span::Span;
use crate::site::index::Index;
use crate::site::labels::Labels;
use crate::site::when::Slot;
use schemars::JsonSchema;
use serde::Serialize;

/// Height of the highest bar, in units of the drawing.
const HEIGHT: u32 = 88;

/// Lowest bar, so that a single event can be seen.
const LOWEST: u32 = 4;

/// Bars take at least this width, gap included.
const SLOT_MIN: u32 = 8;

/// Widest bar, so that few of them do not look like blocks.
const BAR_MAX: u32 = 28;

/// Width within which a bar can be hit, where its neighbours leave the room (WCAG 2.2, target size).
const HIT: u32 = 24;

/// Up to this many years are drawn by month.
const YEARS_BY_MONTH: i32 = 3;

/// Steps in years that bars may stand for, and marks on the axis may stand apart.
const STEPS: [i32; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/// About how many units one mark on the axis needs.
const TICK_WIDTH: u32 = 90;

/// The drawing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Histogram {
    /// Width of the drawing in its own units.
    pub width: u32,
    /// Height of the bars' room.
    pub height: u32,
    /// Months from January of year 0 to the first bar.
    pub first: i32,
    /// Months a bar.
    pub step: i32,
    /// Width of a bar with its gap.
    pub slot: u32,
    /// The bars that stand for at least one event.
    pub bars: Vec<Bar>,
    /// Marks on the axis.
    pub ticks: Vec<Tick>,
    /// What it shows, in words.
    pub label: String,
}

/// One bar.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Bar {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Left edge of the stretch that a pointer hits it in.
    pub hit_x: u32,
    /// Width of that stretch.
    pub hit_width: u32,
    /// "2024: 12 events".
    pub label: String,
    /// Where it leads, from the root.
    pub path: String,
}

/// A mark on the axis.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tick {
    /// Where it stands.
    pub x: u32,
    /// Its words.
    pub label: String,
}

/// What the bars stand for.
#[derive(Clone, Copy)]
struct Scale {
    /// Number of the first bar: years divided by the step, or months since year 0.
    first: i32,
    /// How many bars there is room for.
    bars: u32,
    /// Years a bar; `None` for months.
    step: Option<i32>,
}

impl Scale {
    /// Of years, the first and the last of them, in that much room.
    fn new((first, last): (i32, i32), width: u32) -> Self {
        let room = (width / SLOT_MIN).cast_signed();
        if last - first < YEARS_BY_MONTH && 12 * (last - first + 1) <= room {
            let months = 12 * (last - first + 1);
            return Self { first: 12 * first, bars: months.cast_unsigned(), step: None };
        }
        let fits = |step: i32| last.div_euclid(step) - first.div_euclid(step) < room;
        let step = STEPS.into_iter().find(|&step| fits(step)).unwrap_or(100_000);
        let first = first.div_euclid(step);
        Self { first, bars: (last.div_euclid(step) - first + 1).cast_unsigned(), step: Some(step) }
    }

    fn months(self) -> i32 {
        self.step.map_or(1, |years| years * 12)
    }

    /// The bar of a slot; a date that is coarser than the bars has none.
    fn bar(self, slot: Slot) -> Option<usize> {
        let number = match self.step {
            Some(step) => slot.year.div_euclid(step),
            None if slot.month == 0 => return None,
            None => 12 * slot.year + slot.month.cast_signed() - 1,
        };
        usize::try_from(number - self.first).ok()
    }

    /// What a bar stands for, in words.
    fn words(self, labels: &Labels, bar: usize, first: Span) -> String {
        let start = self.first + (bar as u32).cast_signed();
        match self.step {
            None => Span::Month(start.div_euclid(12), start.rem_euclid(12) as u32 + 1).words(labels),
            Some(1) => first.words(labels),
            Some(step) => {
                let year = |n: i32| Span::Year(n).words(labels);
                format!("{} – {}", year(start * step), year(start * step + step - 1))
            }
        }
    }
}

/// How many months a bar stands for where those years are drawn in a room of `width` units.
pub fn months_a_bar(years: (i32, i32), width: u32) -> i32 {
    Scale::new(years, width).months()
}

impl Histogram {
    /// Bars of those years, the first and the last of them, for a room that many units wide. `None` where there are fewer than
    /// two bars to compare.
    pub fn new(index: &Index, years: (i32, i32), width: u32) -> Option<Self> {
        let scale = Scale::new(years, width);
        let mut counts = vec![(0_usize, None); scale.bars as usize];
        for slot in index.slots.iter().flatten() {
            if let Some(bar) = scale.bar(*slot).and_then(|b| counts.get_mut(b)) {
                bar.0 += 1;
                bar.1 = bar.1.min(Some(*slot)).or(Some(*slot));
            }
        }
        let full: Vec<usize> = (0..counts.len()).filter(|&b| counts[b].0 > 0).collect();
        let most = counts.iter().map(|c| c.0).max().filter(|_| full.len() > 1)?;
        let slot = width / scale.bars;
        let bars = full.iter().enumerate().filter_map(|(n, &b)| {
            let (count, first) = (counts[b].0, counts[b].1?);
            let near = (n.checked_sub(1).map(|p| full[p]), full.get(n + 1).copied());
            Some(bar(index, scale, slot, b, near, (count, most, first)))
        });
        Some(Self {
            width: slot * scale.bars,
            height: HEIGHT,
            first: scale.step.map_or(scale.first, |years| scale.first * years * 12),
            step: scale.months(),
            slot,
            bars: bars.collect(),
            ticks: ticks(&index.labels, scale, slot),
            label: index.labels.fill(
                "histogram",
                &[("n", &index.labels.number(full.len())), ("of", &index.labels.count("events", most))],
            ),
        })
    }
}

fn bar(
    index: &Index,
    scale: Scale,
    slot: u32,
    b: usize,
    near: (Option<usize>, Option<usize>),
    (count, most, first): (usize, usize, Slot),
) -> Bar {
    // A fifth of a wide slot, one unit of a narrow one, is the gap between bars.
    let (left, width) = (slot * b as u32, (slot - (slot / 5).max(1)).min(BAR_MAX));
    let height = (HEIGHT as usize * count / most) as u32;
    let height = height.max(LOWEST);
    // Half the free room on either side, but no more than a target needs.
    let reach = |gap: u32| (gap * slot / 2).min(HIT.saturating_sub(slot) / 2);
    let before = reach(near.0.map_or(b as u32, |p| (b - p - 1) as u32)).min(left);
    let after = reach(near.1.map_or(scale.bars - 1 - b as u32, |n| (n - b - 1) as u32));
    let span = if scale.step.is_some() { Span::Year(first.year) } else { Span::Month(first.year, first.month) };
    Bar {
        x: left + (slot - width) / 2,
        y: HEIGHT - height,
        width,
        height,
        hit_x: left - before,
        hit_width: slot + before + after,
        label: format!("{}: {}", scale.words(&index.labels, b, span), index.labels.count("events", count)),
        path: span.address().file(),
    }
}

/// Marks at round years, or at the first month of each year.
fn ticks(labels: &Labels, scale: Scale, slot: u32) -> Vec<Tick> {
    let end = scale.first + scale.bars.cast_signed();
    let (years, per_bar) = match scale.step {
        None => (1, 12.0_f64.recip()),
        Some(step) => (step, f64::from(step)),
    };
    let apart = f64::from(TICK_WIDTH.div_ceil(slot)) * per_bar;
    let step = STEPS.into_iter().find(|&s| s >= years && f64::from(s) >= apart).unwrap_or(100_000);
    let (first, last) = match scale.step {
        None => (scale.first / 12, (end - 1) / 12),
        Some(s) => (scale.first * s, (end - 1) * s),
    };
    let from = first.div_euclid(step) + i32::from(first.rem_euclid(step) != 0);
    (from..=last.div_euclid(step))
        .filter_map(|n| {
            let year = n * step;
            let bar = scale.step.map_or(12 * year, |s| year.div_euclid(s)) - scale.first;
            let x = u32::try_from(bar).ok()? * slot + slot / 2;
            Some(Tick { x, label: Span::Year(year).words(labels) })
        })
        .collect()
}
