//! What the parser sees of a state: the templates of Zhang and Nivre (2011) for arc-hybrid, and those for a label.

use super::state::{Children, NONE, State};
use crate::text::hash::{ATOMS, Atoms, atom, fold, templates};

/// A word as the parser sees it, all hashes.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Lower-case form.
    pub word: u64,
    /// Fine tag.
    pub tag: u64,
    /// Word and tag.
    pub both: u64,
    /// Universal part of speech.
    pub class: u64,
    /// Coarse cluster.
    pub cluster: u64,
    /// Last two characters.
    pub suffix: u64,
    /// A verb or auxiliary.
    pub verb: bool,
    /// A punctuation mark.
    pub mark: bool,
}

/// No word.
pub const NOBODY: Node =
    Node { word: 0x71, tag: 0x72, both: 0x73, class: 0x74, cluster: 0x75, suffix: 0x76, verb: false, mark: false };
/// The root.
pub const ROOT: Node =
    Node { word: 0x81, tag: 0x82, both: 0x83, class: 0x84, cluster: 0x85, suffix: 0x86, verb: false, mark: false };

#[rustfmt::skip]
mod slot {
    pub const S0W: u8 = 0; pub const S0T: u8 = 1; pub const S0B: u8 = 2; pub const S0C: u8 = 3; pub const S0K: u8 = 4;
    pub const S1W: u8 = 5; pub const S1T: u8 = 6; pub const S1B: u8 = 7; pub const S1C: u8 = 8; pub const S1K: u8 = 9;
    pub const S2W: u8 = 10; pub const S2T: u8 = 11; pub const S2C: u8 = 12;
    pub const B0W: u8 = 13; pub const B0T: u8 = 14; pub const B0B: u8 = 15; pub const B0C: u8 = 16; pub const B0K: u8 = 17;
    pub const B1W: u8 = 18; pub const B1T: u8 = 19; pub const B1B: u8 = 20; pub const B1C: u8 = 21;
    pub const B2W: u8 = 22; pub const B2T: u8 = 23; pub const B2C: u8 = 24; pub const B3T: u8 = 25;
    pub const S0LW: u8 = 26; pub const S0LT: u8 = 27; pub const S0LL: u8 = 28; pub const S0L2T: u8 = 29; pub const S0L2L: u8 = 30;
    pub const S0RW: u8 = 31; pub const S0RT: u8 = 32; pub const S0RL: u8 = 33; pub const S0R2T: u8 = 34; pub const S0R2L: u8 = 35;
    pub const S1LW: u8 = 36; pub const S1LT: u8 = 37; pub const S1LL: u8 = 38;
    pub const S1RW: u8 = 39; pub const S1RT: u8 = 40; pub const S1RL: u8 = 41; pub const S1R2T: u8 = 42;
    pub const B0LW: u8 = 43; pub const B0LT: u8 = 44; pub const B0LL: u8 = 45; pub const B0L2T: u8 = 46; pub const B0L2L: u8 = 47;
    pub const S0VL: u8 = 48; pub const S0VR: u8 = 49; pub const S1VR: u8 = 50; pub const S1VL: u8 = 51; pub const B0VL: u8 = 52;
    pub const S0SL: u8 = 53; pub const S0SR: u8 = 54; pub const S1SR: u8 = 55; pub const B0SL: u8 = 56; pub const S1SL: u8 = 57;
    pub const DSB: u8 = 58; pub const DSS: u8 = 59; pub const P0T: u8 = 60; pub const S3T: u8 = 61; pub const DEPTH: u8 = 62; pub const S2B: u8 = 63;
    pub const BL0T: u8 = 64; pub const B0X: u8 = 65; pub const S0X: u8 = 66; pub const N0T: u8 = 67; pub const S2RT: u8 = 68;
    // For a label: head, child, and what stands around both.
    pub const HW: u8 = 0; pub const HT: u8 = 1; pub const HB: u8 = 2; pub const HC: u8 = 3; pub const DW: u8 = 4; pub const DT: u8 = 5; pub const DB: u8 = 6;
    pub const DC: u8 = 7; pub const DIST: u8 = 8; pub const DLW: u8 = 9; pub const DLT: u8 = 10; pub const DLL: u8 = 11; pub const DRW: u8 = 12; pub const DRT: u8 = 13;
    pub const DSL: u8 = 14; pub const DSR: u8 = 15; pub const HSL: u8 = 16; pub const HSR: u8 = 17; pub const DPT: u8 = 18; pub const DNT: u8 = 19;
    pub const HPT: u8 = 20; pub const HNT: u8 = 21; pub const HOW: u8 = 22; pub const HOT: u8 = 23; pub const DK: u8 = 24; pub const HK: u8 = 25;
    pub const DX: u8 = 26; pub const DNW: u8 = 27; pub const DPW: u8 = 28; pub const DL2T: u8 = 29; pub const HX: u8 = 30; pub const SIDE: u8 = 31; pub const DL2W: u8 = 32;
    pub const HLW: u8 = 33; pub const HNW: u8 = 34;
}
#[allow(clippy::wildcard_imports, reason = "the names are those of the table above")]
use slot::*;

templates! {
    /// Features that mostly decide the next action.
    ActionFirst, salt 1,
    one [
        S0B, B0B, S0T, B0T, S0W, B0W, S1B, S1T,
    ],
    two [
        [S0B, B0B], [S0B, B0T], [S0T, B0B], [S0W, B0W], [S0T, B0T], [B0T, B1T], [S1T, S0T], [S1B, S0T],
        [S1T, S0B], [S0T, DSB], [S0T, S0SR], [S0T, S0SL], [B0T, B0SL], [S1T, S1SR], [S1W, S0W],
    ],
    three [
        [B0T, B1T, B2T], [S0T, B0T, B1T], [S0B, B0T, B1T], [S1T, S0T, B0T], [S1T, S0B, B0T], [S1T, S0T, B0B],
        [S0T, B0T, DSB], [S1T, S0T, S0SL], [S0T, B0T, B0SL], [S0T, S0SR, B0T], [S1T, S0LW, S0T],
        [S1W, S0T, B0W], [S0T, B0W, B1W],
    ],
}

templates! {
    /// All the other features of the next action.
    ActionRest, salt 2,
    one [
        S1W, B1W, B1T, B1B, B2W, B2T, S2W, S2T, S0LW, S0LT, S0RW, S0RT, S1LW, S1RW, S1RT, B0LW, B0LT, S0K, B0K,
        S2B,
    ],
    two [
        [S0B, B0W], [S0W, B0B], [S1B, S0B], [S1T, B0T], [S1B, B0T], [S1T, B0B], [S0W, DSB], [B0W, DSB],
        [B0T, DSB], [S1T, DSS], [S0T, DSS], [S1W, DSS], [S0W, DSS], [S0B, S0VR], [S0B, S0VL], [S0T, S0VR],
        [S0T, S0VL], [B0B, B0VL], [B0T, B0VL], [S1T, S1VR], [S1B, S1VR], [S0W, S0SL], [S0W, S0SR], [B0W, B0SL],
        [S1W, S1SR], [S0B, S0LL], [S0B, S0RL], [B0B, B0LL], [S1B, S1RL], [S0T, B1T], [S0B, B1T], [B0B, B1T],
        [S0K, B0K], [S1K, S0K], [S0B, N0T], [B0B, P0T], [S0X, B0X], [S1B, B0B], [S1W, B0W], [S1SL, S1T],
        [S0K, B0T], [S0T, B0K], [S1K, S0T], [S1T, S0K], [S1B, S1SL],
    ],
    three [
        [S1B, S0T, B0T], [S2T, S1T, S0T], [S0T, S0LT, B0T], [S0T, S0RT, B0T], [S0T, B0T, B0LT],
        [S1T, S1RT, S0T], [S1T, S1LT, S0T], [S1T, S0T, S0LT], [S1T, S0T, S0RT], [S0T, S0LT, S0L2T],
        [S0T, S0RT, S0R2T], [B0T, B0LT, B0L2T], [S1T, S1RT, S1R2T], [S0W, B0W, DSB], [S1T, S0T, DSS],
        [S1W, S0W, DSS], [S1T, S1SR, S0T], [S0T, B1T, B2T], [S1T, S0T, B1T], [S0C, B0C, B1C], [S1C, S0C, B0C],
        [S2C, S1C, S0C], [S0T, B0T, S0RL], [S0T, B0T, S0LL], [S0T, B0T, B0LL], [S1T, S0T, S1RL],
        [S1T, S0T, S0LL], [S1T, S1SR, S0W], [S0SL, S0T, B0T], [S1W, S0LW, S0T], [S1B, S0LW, S0T],
        [S0W, B0LW, B0T], [S1T, S0T, P0T], [S0T, BL0T, B0T], [B0T, B1T, B3T], [S1W, S0W, B0T], [S2T, S0T, B0T],
        [S1K, S0LW, S0K], [S0T, S2RT, S1T], [S0SR, S0W, B0T], [S1SR, S0T, B0T], [S1T, S0W, B0W],
        [S0W, B0T, B1T], [S0C, B0W, B1T], [S3T, S2T, S1T], [DEPTH, S0T, B0T], [S0L2L, S0LL, S0T],
        [S0R2L, S0RL, S0T], [B0L2L, B0LL, B0T], [S1LL, S1T, S0T], [S2W, S1T, S0T], [B2W, B0T, S0T],
        [B2C, B1C, B0C],
    ],
}

templates! {
    /// Features that mostly decide a label.
    LabelFirst, salt 3,
    one [
        DB, DW, DT,
    ],
    two [
        [HT, DT], [HB, DT], [HT, DB], [DB, SIDE], [DT, DLW], [DT, DIST], [DT, DSL],
    ],
    three [
        [HT, DT, SIDE], [HT, DT, DLW], [HT, DT, HSL], [HT, DT, HSR], [HT, DT, DIST], [HW, DT, SIDE],
    ],
}

templates! {
    /// All the other features of a label.
    LabelRest, salt 4,
    one [
        HB, HW, DLW, DSL, DK,
    ],
    two [
        [HB, DB], [HW, DB], [HW, DW], [DB, DIST], [DT, DLL], [DT, DSR], [DB, DSL], [DW, DLW], [HB, DLW],
        [HK, DK], [DX, HX], [HB, SIDE], [DT, DNT], [DT, DPT], [DW, HSL], [DW, HSR], [DK, DLW], [DRW, DT],
    ],
    three [
        [HW, DT, DLW], [HT, DW, DLW], [HT, DT, DSL], [HT, DT, DSR], [HW, DT, HSR], [HW, DT, HSL], [HT, DT, DLT],
        [HT, DT, DRT], [HT, DT, DPT], [HT, DT, DNT], [HT, DT, HPT], [HT, DT, HNT], [HT, DT, HOT],
        [HT, DW, SIDE], [HK, DK, DLW], [HC, DC, HSL], [HC, DC, HSR], [DT, DNW, SIDE], [DT, DPW, SIDE],
        [HT, DT, DL2T], [DLW, DL2W, DT], [HOW, DT, HT], [HB, DT, HSR], [HLW, HT, DT], [HNW, HT, DT],
        [HT, DSL, DW], [HT, DK, SIDE], [HK, DT, SIDE], [HB, DLW, DT],
    ],
}

/// Distances as the parser sees them: exact to five, then coarse.
fn distance(a: u16, b: u16) -> u64 {
    match a.abs_diff(b) {
        d @ 0..=5 => d.into(),
        6..=10 => 6,
        _ => 7,
    }
}

/// Looks nodes up; those that are not there have atoms of their own.
#[derive(Clone, Copy)]
pub struct View<'a> {
    nodes: &'a [Node],
    state: &'a State,
}

impl<'a> View<'a> {
    /// `nodes` are the words and the root.
    pub fn new(nodes: &'a [Node], state: &'a State) -> Self {
        Self { nodes, state }
    }

    fn node(&self, i: u16) -> &'a Node {
        self.nodes.get(i as usize).unwrap_or(&NOBODY)
    }

    fn children(&self, i: u16) -> Option<&'a Children> {
        self.state.children.get(i as usize)
    }

    fn child(&self, of: u16, right: bool, order: usize) -> u16 {
        self.children(of).map_or(NONE, |c| if right { c.right[order] } else { c.left[order] })
    }

    fn label(&self, i: u16) -> u64 {
        if i == NONE { 0x91 } else { atom(11, self.state.labels[i as usize].into()) }
    }

    fn valency(&self, i: u16, right: bool) -> u64 {
        atom(12, self.children(i).map_or(9, |c| c.count[usize::from(right)].min(4).into()))
    }

    fn set(&self, i: u16, right: bool) -> u64 {
        self.children(i).map_or(0x92, |c| fold(0x93, c.labels[usize::from(right)]))
    }

    /// What the next action depends on.
    #[inline(always)]
    pub fn action(&self) -> Atoms {
        let s = self.state;
        let ([s0, s1, s2, s3], [b0, b1, b2, b3]) = ([0, 1, 2, 3].map(|i| s.top(i)), [0, 1, 2, 3].map(|i| s.ahead(i)));
        let (l0, l02, r0, r02) =
            (self.child(s0, false, 0), self.child(s0, false, 1), self.child(s0, true, 0), self.child(s0, true, 1));
        let (l1, r1, r12) = (self.child(s1, false, 0), self.child(s1, true, 0), self.child(s1, true, 1));
        let (lb, lb2) = (self.child(b0, false, 0), self.child(b0, false, 1));
        let (ns0, ns1, ns2, nb0, nb1, nb2) =
            (self.node(s0), self.node(s1), self.node(s2), self.node(b0), self.node(b1), self.node(b2));
        let mut a = [0u64; ATOMS];
        for (slot, value) in [
            (S0W, ns0.word),
            (S0T, ns0.tag),
            (S0B, ns0.both),
            (S0C, ns0.class),
            (S0K, ns0.cluster),
            (S0X, ns0.suffix),
            (S1W, ns1.word),
            (S1T, ns1.tag),
            (S1B, ns1.both),
            (S1C, ns1.class),
            (S1K, ns1.cluster),
            (S2W, ns2.word),
            (S2T, ns2.tag),
            (S2B, ns2.both),
            (S2C, ns2.class),
            (S3T, self.node(s3).tag),
            (B0W, nb0.word),
            (B0T, nb0.tag),
            (B0B, nb0.both),
            (B0C, nb0.class),
            (B0K, nb0.cluster),
            (B0X, nb0.suffix),
            (B1W, nb1.word),
            (B1T, nb1.tag),
            (B1B, nb1.both),
            (B1C, nb1.class),
            (B2W, nb2.word),
            (B2T, nb2.tag),
            (B2C, nb2.class),
            (B3T, self.node(b3).tag),
            (S0LW, self.node(l0).word),
            (S0LT, self.node(l0).tag),
            (S0LL, self.label(l0)),
            (S0L2T, self.node(l02).tag),
            (S0L2L, self.label(l02)),
            (S0RW, self.node(r0).word),
            (S0RT, self.node(r0).tag),
            (S0RL, self.label(r0)),
            (S0R2T, self.node(r02).tag),
            (S0R2L, self.label(r02)),
            (S1LW, self.node(l1).word),
            (S1LT, self.node(l1).tag),
            (S1LL, self.label(l1)),
            (S1RW, self.node(r1).word),
            (S1RT, self.node(r1).tag),
            (S1RL, self.label(r1)),
            (S1R2T, self.node(r12).tag),
            (B0LW, self.node(lb).word),
            (B0LT, self.node(lb).tag),
            (B0LL, self.label(lb)),
            (B0L2T, self.node(lb2).tag),
            (B0L2L, self.label(lb2)),
            (S0VL, self.valency(s0, false)),
            (S0VR, self.valency(s0, true)),
            (S1VR, self.valency(s1, true)),
            (S1VL, self.valency(s1, false)),
            (B0VL, self.valency(b0, false)),
            (S0SL, self.set(s0, false)),
            (S0SR, self.set(s0, true)),
            (S1SR, self.set(s1, true)),
            (S1SL, self.set(s1, false)),
            (B0SL, self.set(b0, false)),
            (DSB, atom(13, distance(s0, b0))),
            (DSS, atom(14, distance(s1, s0))),
            (DEPTH, atom(15, s.stack.len().min(4) as u64)),
            (P0T, self.node(b0.wrapping_sub(1)).tag),
            (N0T, self.node(s0.wrapping_add(1)).tag),
            (BL0T, self.node(s0.wrapping_sub(1)).tag),
            (S2RT, self.node(self.child(s2, true, 0)).tag),
        ] {
            a[slot as usize] = value;
        }
        a
    }

    /// What the label of an arc depends on.
    #[inline(always)]
    pub fn arc(&self, head: u16, child: u16) -> Atoms {
        let (h, d) = (self.node(head), self.node(child));
        let (dl, dr, dl2) = (self.child(child, false, 0), self.child(child, true, 0), self.child(child, false, 1));
        let outer = self.child(head, child > head, 0);
        let near = |i: u16, by: i16| self.node(i.wrapping_add_signed(by));
        let side = u64::from(child > head);
        let mut a = [0u64; ATOMS];
        for (slot, value) in [
            (HW, h.word),
            (HT, h.tag),
            (HB, h.both),
            (HC, h.class),
            (HK, h.cluster),
            (HX, h.suffix),
            (DW, d.word),
            (DT, d.tag),
            (DB, d.both),
            (DC, d.class),
            (DK, d.cluster),
            (DX, d.suffix),
            (DIST, atom(16, distance(head, child) * 2 + side)),
            (SIDE, atom(17, side)),
            (DLW, self.node(dl).word),
            (DLT, self.node(dl).tag),
            (DLL, self.label(dl)),
            (DRW, self.node(dr).word),
            (DRT, self.node(dr).tag),
            (DL2T, self.node(dl2).tag),
            (DL2W, self.node(dl2).word),
            (DSL, self.set(child, false)),
            (DSR, self.set(child, true)),
            (HSL, self.set(head, false)),
            (HSR, self.set(head, true)),
            (DPT, near(child, -1).tag),
            (DNT, near(child, 1).tag),
            (DPW, near(child, -1).word),
            (DNW, near(child, 1).word),
            (HPT, near(head, -1).tag),
            (HNT, near(head, 1).tag),
            (HNW, near(head, 1).word),
            (HOW, self.node(outer).word),
            (HOT, self.node(outer).tag),
            (HLW, self.node(self.child(head, false, 0)).word),
        ] {
            a[slot as usize] = value;
        }
        a
    }
}
