"""Phrases of names, people, places, times and numbers."""
from pathlib import Path

import words
from nodes import adjective, adposition, adverb, comma, determiner, name, noun, number
from tree import Node, plural

DATA = Path(__file__).resolve().parents[2] / 'data' / 'text'
MONTHS = 'January February March April May June July August September October November December'.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
NUMBERS = 'two three four five six seven eight nine ten eleven twelve dozen'.split()[:-1]


def rows(name):
    """The rows of a list of the project's."""
    return [line.split('\t') for line in (DATA / name).read_text(encoding='utf-8').splitlines() if not line.startswith('#')]


def plain(word):
    return word.isascii() and word.isalpha() and word[0].isupper()


GIVEN = [r[0].capitalize() for r in rows('given_names.txt') if r[0].isalpha() and r[0].isascii()]
FAMILY = [r[0].capitalize() for r in rows('surnames.txt') if r[0].isalpha() and r[0].isascii()]
CITIES = [r[0] for r in rows('cities.tsv') if plain(r[0]) and int(r[2]) >= 300]
COUNTRIES = [r[0] for r in rows('countries.tsv') if plain(r[0]) and r[3]]
PEOPLES = [a for r in rows('countries.tsv') for a in r[3].split(';')[:1] if plain(a)]


class Phrases:
    """Makes phrases by chance; `pools` are the lists of words from which to draw."""

    def __init__(self, dice, pools):
        self.dice, self.pools = dice, pools

    def any(self, *choices):
        return self.dice.choice(choices)

    def one(self, pool):
        return self.dice.choice(self.pools[pool])

    def chance(self, p):
        return self.dice.random() < p

    # Names

    def person(self):
        """A person by name: with a title, an office, a first name, or the family name alone."""
        first, last = self.dice.choice(GIVEN), self.dice.choice(FAMILY)
        kind = self.dice.random()
        if kind < .2:
            return name(last)
        head = name(last) if kind < .45 else name(first).post(('flat', name(last)))
        if kind < .6:
            title = name(self.one('TITLES'))
            if kind > .52:
                title.pre(('amod', adjective(self.dice.choice(PEOPLES))))
            head.pre(('nmod:desc', title))
        elif kind < .7:
            head.pre(('nmod:desc', noun(self.one('OFFICES')).pre(('compound', noun(self.one('MODIFIERS'))))))
        return head

    def town(self):
        return name(self.dice.choice(CITIES))

    def country(self):
        return name(self.dice.choice(COUNTRIES))

    # Nouns

    def count(self):
        """A number, sometimes only a bound of one."""
        spelt = self.dice.choice(NUMBERS) if self.chance(.5) else self.any(
            str(self.dice.randint(11, 99)), str(self.dice.randint(100, 950)), f'{self.dice.randint(1, 90)},000')
        n = number(spelt)
        kind = self.dice.random()
        if kind < .2:
            n.pre(('nmod', Node('least', 'least', 'ADJ', 'JJS').pre(('case', adposition('at')))))
        elif kind < .3:
            than = Node('than', 'than', 'ADP', 'IN')
            n.pre(('advmod', Node('more', 'more', 'ADJ', 'JJR').post(('fixed', than))))
        elif kind < .4:
            n.pre(('advmod', adverb(self.any('about', 'nearly', 'almost', 'some', 'only'))))
        return n

    def decked(self, head):
        """A noun with words before it that say what it is like."""
        if self.chance(.22):
            head.near(('amod', adjective(self.one('ADJECTIVES'))))
        elif self.chance(.1):
            lemma, form = self.one('PARTICIPLES').split('/')
            head.near(('amod', Node(form, lemma, 'VERB', 'VBG' if form.endswith('ing') else 'VBN')))
        if self.chance(.1):
            head.near(('amod', adjective(self.dice.choice(PEOPLES))))
        if self.chance(.2):
            head.near(('compound', noun(self.one('MODIFIERS'))))
        return head

    def several(self, spelt):
        """The plural of a noun, undecked."""
        one, _, many = spelt.partition('/')
        head = Node(many or plural(one), one, 'NOUN', 'NNS')
        head.plural = True
        return head

    def article(self, head, definite=None):
        definite = self.chance(.5) if definite is None else definite
        opening = head.first().form.lower()
        vowel = opening[0] in 'aeio' or opening.startswith('u') and not opening.startswith(('uni', 'us', 'ut', 'ug', 'uk'))
        return head.pre(('det', determiner('the' if definite else 'an' if vowel else 'a')))

    def noun_phrase(self, pool):
        """A noun of a list with article, number or possessor, singular or plural."""
        kind = self.dice.random()
        if pool == 'HAPPENINGS' and kind < .6:
            return self.event()
        spelt = self.one(pool)
        mass = spelt in ('cattle/cattle', 'troop/troops', 'aircraft/aircraft')
        if kind < .45 and not mass:
            head = self.decked(noun(spelt.partition('/')[0]))
            if self.chance(.12):
                owner = self.any(self.country, self.person, lambda: self.article(noun(self.one('BODIES'))))()
                return self.possessed(head, owner)
            return self.article(head)
        head = self.decked(self.several(spelt))
        if kind < .7:
            return head.pre(('nummod', self.count()))
        if kind < .8:
            owner = self.any('dozens', 'hundreds', 'thousands')
            outer = Node(owner, owner[:-1], 'NOUN', 'NNS').post(('nmod', head.pre(('case', adposition('of')))))
            outer.plural = True
            return outer
        if kind < .9:
            word = self.any('the', 'the', 'several', 'many', 'some')
            if word in ('several', 'many'):
                return head.pre(('amod', adjective(word)))
            return head.pre(('det', determiner(word)))
        return head

    def possessed(self, head, owner):
        return head.pre(('nmod:poss', owner.post(('case', Node("'s", "'s", 'PART', 'POS')))))

    def event(self):
        """A happening, sometimes with its date before it: "a 1998 raid", "Monday's vote"."""
        head = self.decked(noun(self.one('HAPPENINGS')))
        kind = self.dice.random()
        if kind < .1:
            return self.possessed(head, name(self.dice.choice(DAYS)))
        if kind < .16:
            return self.possessed(head, noun(self.any('week', 'month', 'year')).pre(('amod', adjective('last'))))
        if kind < .26:
            head.pre(('compound', number(str(self.dice.randint(1970, 2024)))))
        elif kind < .36:
            month = name(self.dice.choice(MONTHS))
            if self.chance(.5):
                month.post(('nmod:unmarked', number(str(self.dice.randint(1970, 2024)))))
            head.pre(('compound', month))
        return self.article(head)

    def placed(self, head):
        """A happening with where and when it took place behind it."""
        if self.chance(.35):
            head.post(('nmod', self.place_name(self.any('in', 'in', 'on', 'to', 'near'))))
        relation, when = self.time() if self.chance(.6) else ('', None)
        return head.post(('nmod', when)) if relation == 'obl' else head

    def doer(self):
        """Someone or something that acts."""
        kind = self.dice.random()
        if kind < .05:
            form = self.any('he', 'she', 'they')
            node = Node(form, form, 'PRON', 'PRP')
            node.plural = form == 'they'
            return node
        if kind < .14:
            return self.person()
        if kind < .18:
            return self.country()
        if kind < .22:
            node = self.several(self.any('police/police', 'troop', 'authority', 'official', 'soldier', 'rioter'))
            if self.chance(.5):
                node.pre(('amod', adjective(self.dice.choice(PEOPLES))))
            return node
        if kind < .25:
            short = name(''.join(self.dice.choices('ABCDEFGILMNOPRSTU', k=3)))
            return self.article(short, True)
        head = self.noun_phrase(self.any('PEOPLE', 'BODIES', 'FORCES', 'FORCES'))
        return self.with_group(head) if self.chance(.1) else head

    def with_group(self, head):
        """"members of", "a group of" and what else counts people."""
        if getattr(head, 'plural', False) and head.upos == 'NOUN' and not any(r == 'nmod' for r, _ in head.right):
            head.left = [(r, n) for r, n in head.left if r not in ('nummod', 'det')]
            return self.article(noun(self.any('group', 'crowd', 'band', 'number', 'majority')), False).post(
                ('nmod', head.pre(('case', adposition('of')))))
        return head.post(('nmod', self.place_name(self.any('in', 'from'))))

    # Places and times

    def place_name(self, preposition):
        """"in northern Chile", "near the city of Arica", "in Arica, Chile"."""
        kind = self.dice.random()
        if kind < .3:
            place = self.country()
            if self.chance(.6):
                place.pre(('amod', adjective(self.any('northern', 'southern', 'eastern', 'western', 'central', 'northeastern'))))
        elif kind < .55:
            place = self.town()
            if self.chance(.3):
                place.post(('nmod:unmarked', self.country().pre(('punct', comma()))))
        elif kind < .75:
            place = self.article(noun(self.any('city', 'town', 'village', 'province', 'port')), True).post(
                ('nmod', self.town().pre(('case', adposition('of')))))
            place.near((self.any(('amod', adjective(self.any('northern', 'southern', 'coastal', 'eastern'))), ('compound', noun('border')))))
        else:
            place = self.article(self.decked(noun(self.one('PLACES'))), None if self.chance(.3) else True)
        return place.pre(('case', adposition(preposition)))

    def place(self):
        return 'obl', self.place_name(self.any(*words.PREPOSITIONS_OF_PLACE.split()))

    def time(self):
        """A time with its relation."""
        kind = self.dice.random()
        day = name(self.dice.choice(DAYS))
        if kind < .3:
            return 'obl', day.pre(('case', adposition('on')))
        if kind < .5:
            if self.chance(.35):
                day.pre(('advmod', adverb(self.any('early', 'late'))))
            elif self.chance(.3):
                return 'obl:unmarked', noun(self.any('morning', 'night', 'evening', 'afternoon')).pre(('compound', day))
            return 'obl:unmarked', day
        if kind < .6:
            unit = day if self.chance(.2) else noun(self.any('week', 'month', 'year', 'night', 'summer', 'weekend'))
            return 'obl:unmarked', unit.pre(('amod', adjective('last')))
        if kind < .7:
            ago = Node('ago', 'ago', 'ADV', 'RB') if self.chance(.6) else adverb('later')
            unit = self.several(self.any('day', 'week', 'month', 'year')).pre(('nummod', number(self.dice.choice(NUMBERS))))
            return 'advmod', ago.pre(('obl:unmarked', unit))
        if kind < .85:
            date = number(str(self.dice.randint(1, 28))).pre(('compound', name(self.dice.choice(MONTHS))))
            if self.chance(.3):
                date.post(('nmod:unmarked', number(str(self.dice.randint(1970, 2024))).pre(('punct', comma()))))
            return 'obl', date.pre(('case', adposition('on')))
        first = self.dice.randint(1970, 2020)
        year = number(str(first))
        if kind < .88:
            last = number(str(self.dice.randint(first + 1, 2024))).pre(('cc', Node('and', 'and', 'CCONJ', 'CC')))
            return 'obl', year.post(('conj', last)).pre(('case', adposition('between')))
        if self.chance(.5):
            year = name(self.dice.choice(MONTHS)).post(('nmod:unmarked', year) if self.chance(.6) else ('', None))
            if not year.right and self.chance(.5):
                year.pre(('amod', adjective(self.any('early', 'late', 'last'))))
        return 'obl', year.pre(('case', adposition('in')))
