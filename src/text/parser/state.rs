//! A state of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer that ends
//! with the root, and the arcs made so far.

/// No tree of a sentence that somebody wrote is deeper.
const DEEPEST: usize = 64;

/// No node.
pub const NONE: u16 = u16::MAX;

/// What the parser can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The first of the buffer goes onto the stack.
    Shift,
    /// The top of the stack becomes a child of the first of the buffer.
    Left,
    /// The top of the stack becomes a child of the one below it.
    Right,
}

/// All actions, by number.
pub const ACTIONS: [Action; 3] = [Action::Shift, Action::Left, Action::Right];

/// The children of one node so far.
#[derive(Debug, Clone, Copy)]
pub struct Children {
    /// Outermost on the left, and the one made before it.
    pub left: [u16; 2],
    /// Outermost on the right, and the one made before it.
    pub right: [u16; 2],
    /// How many on the left, on the right.
    pub count: [u8; 2],
    /// The labels on the left, on the right: one bit a label.
    pub labels: [u64; 2],
}

const CHILDLESS: Children = Children { left: [NONE; 2], right: [NONE; 2], count: [0; 2], labels: [0; 2] };

/// A state over `n` words; node `n` is the root.
#[derive(Debug, Clone)]
pub struct State {
    /// How many words.
    pub n: u16,
    /// Nodes on the stack, the top last.
    pub stack: Vec<u16>,
    /// The first node of the buffer.
    pub next: u16,
    /// The head of each node; `NONE` where not known yet.
    pub heads: Vec<u16>,
    /// The label of each node's arc.
    pub labels: Vec<u8>,
    /// The children of each node.
    pub children: Vec<Children>,
}

impl State {
    /// The first state of a sentence.
    pub fn new(n: usize) -> Self {
        Self {
            n: n as u16,
            stack: Vec::with_capacity(n.min(64)),
            next: 0,
            heads: vec![NONE; n + 1],
            labels: vec![0; n + 1],
            children: vec![CHILDLESS; n + 1],
        }
    }

    /// A state with these arcs, a head and a relation for each word.
    #[cfg(test)]
    pub fn of(arcs: &[(u16, crate::text::model::Relation)]) -> Self {
        let mut state = Self::new(arcs.len());
        for (i, &(head, relation)) in arcs.iter().enumerate() {
            (state.heads[i], state.labels[i]) = (head, relation.number());
        }
        state
    }

    /// The `i`-th node from the top of the stack.
    pub fn top(&self, i: usize) -> u16 {
        self.stack.len().checked_sub(i + 1).map_or(NONE, |i| self.stack[i])
    }

    /// A word and what it hangs on, up to the root: no further than people can follow.
    pub fn above(&self, i: usize) -> impl Iterator<Item = usize> {
        let n = usize::from(self.n);
        let up = move |i: &usize| self.heads.get(*i).map(|&head| usize::from(head)).filter(|&head| head < n);
        std::iter::successors(Some(i), up).take(DEEPEST)
    }

    /// The `i`-th node of the buffer.
    pub fn ahead(&self, i: u16) -> u16 {
        let node = self.next.saturating_add(i);
        if node <= self.n { node } else { NONE }
    }

    /// Whether every word has its head.
    pub fn is_final(&self) -> bool {
        self.next == self.n && self.stack.is_empty()
    }

    /// Which actions are possible: the root takes one child only, the last left on the stack.
    pub fn allowed(&self) -> [bool; 3] {
        let depth = self.stack.len();
        let at_root = self.next == self.n;
        [!at_root, depth > 0 && (!at_root || depth == 1), depth > 1]
    }

    /// The arc that an action makes, as head and child.
    pub fn arc(&self, action: Action) -> Option<(u16, u16)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.next, self.top(0))),
            Action::Right => Some((self.top(1), self.top(0))),
        }
    }

    /// Does an action; `label` is that of the arc it makes.
    pub fn advance(&mut self, action: Action, label: u8) {
        let Some((head, child)) = self.arc(action) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.heads[child as usize] = head;
        self.labels[child as usize] = label;
        let side = usize::from(child > head);
        let children = &mut self.children[head as usize];
        let outer = if side == 0 { &mut children.left } else { &mut children.right };
        *outer = [child, outer[0]];
        children.count[side] = children.count[side].saturating_add(1);
        children.labels[side] |= 1 << (label & 63);
    }
}
