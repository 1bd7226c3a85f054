"""Phrases and clauses with clauses in them."""
from clauses import Clauses, is_plural
from nodes import adposition, adverb, comma, mark, noun, number, pronoun
from tree import Node, Verb

KINDS = ('deed', 'suffering', 'happening', 'intent', 'command', 'charge', 'naming', 'being', 'phrase')
SHARES = (38, 21, 13, 5, 4, 6, 2, 3, 8)


class Compounds(Clauses):
    """Makes noun phrases with clauses in them, and clauses joined to clauses."""

    # Noun phrases with a clause or another phrase in them

    def dressed(self, head, subject=True):
        """A noun phrase with a participle, a relative clause or an apposition behind it, sometimes."""
        kind = self.dice.random()
        common = head.upos == 'NOUN' and not any(r == 'nmod' for r, _ in head.right)
        if common and kind < .13:
            said_of = self.reduced()
            if self.chance(.2):
                said_of.pre(('punct', comma())).post(('punct', comma()))
            return head.post(('acl', said_of))
        if common and kind < .2 or head.upos == 'PROPN' and kind < .06:
            return head.post(('acl:relcl', self.relative(head, head.upos == 'PROPN' or self.chance(.3))))
        if head.upos == 'PROPN' and kind < .3:
            return self.titled(head)
        if common and kind < .24 and subject:
            other = self.noun_phrase(self.any('PEOPLE', 'BODIES'))
            other.pre(('cc', Node('and', 'and', 'CCONJ', 'CC')))
            return head.post(('conj', other))
        return head

    def titled(self, head):
        """A person with what they are behind the name: "a lawyer for the union"."""
        if self.chance(.2):
            age = number(str(self.dice.randint(15, 89)))
            return head.post(('nmod:unmarked', age.pre(('punct', comma())).post(('punct', comma()))))
        office = noun(self.one('OFFICES')) if self.chance(.6) else self.decked(noun(self.one('PEOPLE').partition('/')[0]))
        of = self.place_name(self.any('of', 'from', 'in')) if self.chance(.5) else self.article(
            noun(self.one('BODIES'))).pre(('case', adposition(self.any('for', 'of', 'at'))))
        aside = self.article(office).post(('nmod', of) if self.chance(.7) else ('', None))
        return head.post(('appos', aside.pre(('punct', comma())).post(('punct', comma()))))

    def reduced(self):
        """A participle that says of a noun what was done to it, or what it does."""
        pool, verb, thing = self.transitive()
        if self.chance(.2):
            return verb.form('VBG').post(('obj', thing))
        node = verb.form('VBN')
        kind = self.dice.random()
        if kind < .4:
            node.post(('obl:agent', self.actor(pool).pre(('case', adposition('by')))))
        elif kind < .6:
            lemma, case = self.any(('accuse', 'of'), ('suspect', 'of'), ('charge', 'with'), ('convict', 'of'), ('wanted', 'for'))
            node = Node('wanted', 'want', 'VERB', 'VBN') if lemma == 'wanted' else Verb(lemma).form('VBN')
            if case == 'of' and self.chance(.6):
                node.post(('advcl', self.doing().pre(('mark', mark('of')))))
            else:
                node.post(('obl', noun(self.one('CHARGES')).pre(('case', adposition(case)))))
        if kind >= .6 or self.chance(.3):
            node.post(self.place() if self.chance(.5) else self.time())
        return node

    def relative(self, head, aside):
        """A clause with "who", "which" or "that"."""
        who = pronoun('who', 'WP') if not aside and self.chance(.4) or head.upos == 'PROPN' else pronoun(
            'which' if aside else 'that', 'WDT')
        who.plural = is_plural(head)
        kind = self.dice.random()
        if head.upos != 'PROPN' and kind < .2:
            node = self.relative_of_place()
        elif kind < .4:
            pool, verb, _ = self.transitive()
            other = self.actor(pool)
            node = self.tensed(verb, other).pre(('obj', who), ('nsubj', other))
        else:
            node = self.finish(*getattr(self, self.any('deed', 'deed', 'suffering', 'happening'))(subject=who))
        return node.pre(('punct', comma())).post(('punct', comma())) if aside else node

    def relative_of_place(self):
        """A clause with "in which", "where" or "whose"."""
        node, relation, who = getattr(self, self.any('deed', 'suffering', 'suffering', 'happening', 'happening'))()
        kind = self.dice.random()
        if kind < .25:
            owner = Node('whose', 'whose', 'PRON', 'WP$')
            other = self.decked(noun(self.one('PEOPLE').partition('/')[0])).pre(('nmod:poss', owner))
            return self.finish(*self.deed('past', other))
        node.pre((relation, who))
        if kind < .4:
            return node.pre(('advmod', Node('where', 'where', 'ADV', 'WRB')))
        return node.pre(('obl', pronoun('which', 'WDT').pre(('case', adposition(self.any('in', 'in', 'in', 'during', 'for', 'from', 'on'))))))

    # Clauses joined to clauses

    def finish(self, node, relation, who, inset=None):
        """A clause with its subject, and with what is set in between the two."""
        if inset:
            node.pre(inset)
        return node.pre((relation, who))

    def clause(self, rich=True, inset=None, subject=None):
        """A whole clause."""
        kind = self.dice.choices(KINDS, SHARES)[0]
        node, relation, who = getattr(self, kind)(subject=subject)
        if rich and who.upos != 'PRON':
            who = self.dressed(who)
        node = self.finish(node, relation, who, inset)
        return self.joined(node) if rich else node

    def joined(self, node):
        """A clause with another behind it, sometimes."""
        kind = self.dice.random()
        if kind < .07:
            other, _, _ = self.deed('past', pronoun('they', 'PRP')) if self.chance(.6) else self.happening('past', pronoun('they', 'PRP'))
            return node.post(('conj', other.pre(('cc', Node('and', 'and', 'CCONJ', 'CC')))))
        if kind < .11:
            cc = Node(*self.any(('and', 'and'), ('but', 'but')), 'CCONJ', 'CC')
            return node.post(('conj', self.clause(False).pre(('punct', comma()), ('cc', cc))))
        if kind < .21:
            return node.post(('advcl', self.subordinate()))
        if kind < .28:
            result = Verb(self.one('RESULTS').partition(':')[0])
            thing = self.noun_phrase(self.any('PEOPLE', 'PLACES', 'THINGS'))
            other = result.form('VBG').pre(('punct', comma())).post(('obj', thing))
            return node.post(('advcl', other))
        if kind < .33:
            return node.post(('advcl', self.to_do()))
        return node

    def subordinate(self):
        """A clause that says when, while or why."""
        node = self.clause(False)
        word = self.any('after', 'after', 'after', 'when', 'when', 'as', 'as', 'while', 'because', 'before', 'since', 'although', 'if', 'until')
        if word == 'when':
            return node.pre(('advmod', Node('when', 'when', 'ADV', 'WRB')))
        return node.pre(('mark', mark(word)))

    def framed(self, node):
        """A clause with something before it that says when or where."""
        kind = self.dice.random()
        if kind < .4:
            relation, frame = self.time()
        elif kind < .55:
            relation, frame = self.place()
        elif kind < .7:
            case = self.any('after', 'before', 'during', 'despite', 'since', 'under')
            relation, frame = 'obl', self.noun_phrase('HAPPENINGS').pre(('case', adposition(case)))
        elif kind < .9:
            relation, frame = 'advcl', self.subordinate()
            return node.pre((relation, frame.post(('punct', comma()))))
        else:
            relation, frame = 'advmod', adverb(self.any('earlier', 'later', 'meanwhile', 'separately', 'elsewhere', 'however'))
        return node.pre((relation, frame.post(('punct', comma()) if self.chance(.75) else ('', None))))
