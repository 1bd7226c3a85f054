"""Whole sentences."""
from clauses import DOERS
from nodes import adposition, determiner, noun, pronoun
from reports import Reports
from tree import Node, conllu


class Sentences(Reports):
    """Makes sentences by chance."""

    def there_was(self):
        """"There were no reports of …"."""
        many = self.chance(.6)
        be = Node('were' if many else 'was', 'be', 'VERB', 'VBD')
        head = self.several(self.any('report', 'sign', 'casualty', 'claim', 'plan', 'fear')) if many else noun(
            self.any('report', 'sign', 'claim', 'word', 'evidence'))
        head.pre(('det', determiner('no'))).post(('nmod', self.noun_phrase(self.any('HAPPENINGS', 'PEOPLE')).pre(('case', adposition('of')))))
        return self.ended(be.near(('expl', pronoun('there', 'EX'))).post(('nsubj', head)))

    def plain(self):
        """A clause by itself."""
        return self.clause()

    def headline(self):
        """A line without articles, in the present, or with a participle for a passive."""
        strip = lambda head: setattr(head, 'left', [(r, n) for r, n in head.left if r != 'det']) or head
        pool, verb, thing = self.transitive()
        who, thing = strip(self.noun_phrase(self.any(*DOERS[pool]))), strip(thing)
        if self.chance(.3):
            node = self.ended(verb.form('VBN')).pre(('nsubj:pass', thing))
        else:
            node = self.tensed(verb, who, 'present').post(('obj', thing)).pre(('nsubj', who))
            if self.chance(.4):
                node.post(self.place())
        return node

    def sentence(self):
        """One sentence in CoNLL-U."""
        frames = (self.plain, self.said_behind, self.said_before, self.told, self.according, self.said_between, self.there_was,
                  self.headline)
        make = self.dice.choices(frames, (32, 24, 17, 6, 6, 2, 2, 5))[0]
        root = make()
        if make == self.headline:
            return self.written(root)
        if make == self.plain and self.chance(.25):
            root = self.framed(root)
        return self.written(root.post(('punct', Node('.', '.', 'PUNCT', '.'))))

    def written(self, root):
        """Without commas that meet other marks."""
        tidy(root)
        return conllu(root)


def tidy(root):
    """Drops a comma that stands before another mark or at either end."""
    rows = list(root.words())
    for (word, head, _), (following, _, _) in zip(rows, rows[1:] + [(Node('', '', 'PUNCT', ''), None, '')]):
        if word.form == ',' and following.upos == 'PUNCT' and following.form in (',', '.', ''):
            for side in ('left', 'right'):
                setattr(head, side, [(r, n) for r, n in getattr(head, side) if n is not word])
