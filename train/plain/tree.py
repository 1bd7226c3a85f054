"""Words, trees of them, and their forms."""


class Node:
    """A word with what hangs on it: left of it, and right of it, each in the order of the sentence."""

    def __init__(self, form, lemma, upos, xpos):
        self.form, self.lemma, self.upos, self.xpos = form, lemma, upos, xpos
        self.left, self.right = [], []

    def pre(self, *arcs):
        """Puts (relation, node) pairs before all that stands left of the word."""
        self.left = [a for a in arcs if a[1]] + self.left
        return self

    def near(self, *arcs):
        """Puts (relation, node) pairs right before the word."""
        self.left += [a for a in arcs if a[1]]
        return self

    def post(self, *arcs):
        """Puts (relation, node) pairs behind all that stands right of the word."""
        self.right += [a for a in arcs if a[1]]
        return self

    def first(self):
        """The first word of the phrase."""
        return self.left[0][1].first() if self.left else self

    def last(self):
        """The last word of the phrase."""
        return self.right[-1][1].last() if self.right else self

    def words(self, head=None, relation='root'):
        """All words in order, each with its head and relation."""
        for r, n in self.left:
            yield from n.words(self, r)
        yield self, head, relation
        for r, n in self.right:
            yield from n.words(self, r)


def conllu(root):
    """A sentence in CoNLL-U; its first letter becomes a capital."""
    first = root.first() if root.first().upos != 'PUNCT' else next(w for w, _, _ in root.words() if w.upos != 'PUNCT')
    first.form = first.form[:1].upper() + first.form[1:]
    rows = list(root.words())
    number = {id(w): i for i, (w, _, _) in enumerate(rows, 1)}
    line = lambda i, w, h, r: f'{i}\t{w.form}\t{w.lemma}\t{w.upos}\t{w.xpos}\t_\t{number[id(h)] if h else 0}\t{r}\t_\t_'
    return '\n'.join(line(i, *row) for i, row in enumerate(rows, 1)) + '\n'


VOWELS = 'aeiou'
DOUBLED = ('kidnap', 'stab', 'stun', 'rob', 'acquit', 'flog', 'ban', 'plan', 'scrap', 'drop', 'stop', 'rip', 'char',
           'trap', 'ship', 'rebel', 'map', 'expel', 'compel', 'cut', 'shut', 'win', 'begin', 'swim', 'run', 'drop',
           'overrun', 'quit', 'split', 'get', 'step', 'slam', 'spin')


def doubles(base):
    """Whether the last letter is doubled before an ending."""
    return base in DOUBLED and base[-1] not in VOWELS + 'wxyh'


def plural(noun):
    """A regular plural."""
    if noun.endswith(('s', 'x', 'z', 'ch', 'sh')):
        return noun + 'es'
    return noun[:-1] + 'ies' if noun.endswith('y') and noun[-2] not in VOWELS else noun + 's'


def past(base):
    """A regular past tense."""
    if base.endswith('e'):
        return base + 'd'
    if base.endswith('y') and base[-2] not in VOWELS:
        return base[:-1] + 'ied'
    return base + base[-1] + 'ed' if doubles(base) else base + 'ed'


def gerund(base):
    """The form in -ing."""
    if base.endswith('ie'):
        return base[:-2] + 'ying'
    if base.endswith('e') and not base.endswith(('ee', 'oe', 'ye')):
        return base[:-1] + 'ing'
    return base + base[-1] + 'ing' if doubles(base) else base + 'ing'


class Verb:
    """The forms of a verb, from "base", "base/past" or "base/past/participle"; "step+down" is a verb with a particle."""

    def __init__(self, spelt):
        spelt, _, rest = spelt.partition(':')
        forms = [form.split('+')[0] for form in spelt.split('/')]
        self.rest = rest.split(',') if rest else []
        self.particle = spelt.split('/')[0].partition('+')[2]
        self.base = forms[0]
        self.past = forms[1] if len(forms) > 1 else past(self.base)
        self.participle = forms[2] if len(forms) > 2 else self.past

    def form(self, xpos):
        """The form with this tag of the Penn Treebank as a node, with its particle."""
        form = {'VB': self.base, 'VBP': self.base, 'VBZ': plural(self.base), 'VBD': self.past, 'VBN': self.participle,
                'VBG': gerund(self.base)}[xpos]
        node = Node(form, self.base, 'VERB', xpos)
        return node.post(('compound:prt', Node(self.particle, self.particle, 'ADP', 'RP'))) if self.particle else node
