"""Clauses: what someone did, what was done, what happened."""
from nodes import adjective, adposition, adverb, auxiliary, mark, noun, number, particle
from phrases import Phrases
from tree import Node, Verb

OBJECTS = {'HARM_PLACES': 'PLACES', 'HARM_PEOPLE': 'PEOPLE', 'DO_PLANS': 'PLANS', 'DO_PLACES': 'PLACES', 'DO_THINGS': 'THINGS'}
DOERS = {'HARM_PLACES': ('FORCES', 'FORCES', 'PEOPLE'), 'HARM_PEOPLE': ('PEOPLE', 'BODIES', 'FORCES'),
         'DO_PLANS': ('BODIES', 'BODIES', 'PEOPLE'), 'DO_PLACES': ('PEOPLE', 'BODIES'), 'DO_THINGS': ('PEOPLE', 'BODIES')}


def is_plural(node):
    return getattr(node, 'plural', False) or any(r == 'conj' for r, _ in node.right)


class Clauses(Phrases):
    """Makes clauses by chance; a clause is its verb, with a subject unless it is asked for without one."""

    # The verb and its forms

    def tensed(self, verb, subject, tense=None):
        """A verb in the active voice, agreeing with its subject."""
        many = is_plural(subject)
        tense = tense or self.dice.choices(
            ('past', 'perfect', 'had', 'present', 'future', 'going', 'not'), (74, 6, 5, 4, 5, 3, 3))[0]
        if tense == 'past':
            return verb.form('VBD')
        if tense == 'present':
            return verb.form('VBP' if many else 'VBZ')
        if tense == 'future':
            return verb.form('VB').near(('aux', auxiliary(*self.any(('will', 'will'), ('would', 'would'), ('could', 'could')), 'MD')))
        if tense == 'going':
            be = auxiliary(*(('are', 'be', 'VBP') if many else ('is', 'be', 'VBZ')) if self.chance(.5) else
                           (('were', 'be', 'VBD') if many else ('was', 'be', 'VBD')))
            return verb.form('VBG').near(('aux', be))
        if tense == 'not':
            return verb.form('VB').near(('aux', auxiliary('did', 'do', 'VBD')), ('advmod', Node('not', 'not', 'PART', 'RB')))
        have = ('had', 'have', 'VBD') if tense == 'had' else ('have', 'have', 'VBP') if many else ('has', 'have', 'VBZ')
        return verb.form('VBN').near(('aux', auxiliary(*have)))

    def passive(self, verb, subject):
        """A verb in the passive voice, agreeing with its subject."""
        many = is_plural(subject)
        was = auxiliary('were' if many else 'was', 'be', 'VBD')
        kind = self.dice.random()
        node = verb.form('VBN')
        if kind < .7:
            return node.near(('aux:pass', was))
        if kind < .8:
            have = auxiliary(*(('have', 'have', 'VBP') if many else ('has', 'have', 'VBZ')))
            return node.near(('aux', have), ('aux:pass', auxiliary('been', 'be', 'VBN')))
        if kind < .88:
            return node.near(('aux', auxiliary('had', 'have', 'VBD')), ('aux:pass', auxiliary('been', 'be', 'VBN')))
        if kind < .94:
            modal = auxiliary(*self.any(('will', 'will'), ('would', 'would'), ('could', 'could')), 'MD')
            return node.near(('aux', modal), ('aux:pass', auxiliary('be', 'be', 'VB')))
        be = auxiliary(*(('are', 'be', 'VBP') if many else ('is', 'be', 'VBZ')))
        return node.near(('aux:pass', be))

    def verb(self, pool):
        return Verb(self.one(pool))

    def transitive(self):
        """A list of verbs, a verb of it, a noun phrase that may suffer it."""
        pool = self.dice.choices(list(OBJECTS), (3, 4, 4, 3, 2))[0]
        return pool, self.verb(pool), self.suffers(pool)

    def suffers(self, pool):
        """Whom or what the deed of a list is done to."""
        if pool == 'HARM_PEOPLE' and self.chance(.15):
            return self.person()
        if pool in ('HARM_PLACES', 'DO_PLACES') and self.chance(.2):
            return self.any(self.town, self.country)()
        head = self.noun_phrase(OBJECTS[pool])
        if self.chance(.1):
            head.post(('nmod', self.place_name('in')))
        if self.chance(.08):
            part = self.any(lambda: noun('part'), lambda: self.several('part'), lambda: noun('half'),
                            lambda: Node('most', 'most', 'ADJ', 'JJS'))()
            return part.post(('nmod', head.pre(('case', adposition('of')))))
        return head

    def actor(self, pool):
        return self.noun_phrase(self.any(*DOERS[pool])) if self.chance(.6) else self.doer()

    # Kinds of clauses

    def deed(self, tense=None, subject=None):
        """Someone does something to something."""
        pool, verb, thing = self.transitive()
        who = subject or self.actor(pool)
        node = self.tensed(verb, who, tense)
        if self.chance(.07) and tense != 'bare':
            node.near(('advmod', adverb(self.one('ADVERBS'))))
        return self.ended(node.post(('obj', thing))), 'nsubj', who

    def suffering(self, tense=None, subject=None):
        """Something is done to someone."""
        pool, verb, thing = self.transitive()
        thing = subject or thing
        node = self.passive(verb, thing)
        if self.chance(.1):
            node.near(('advmod', adverb(self.one('ADVERBS'))))
        if self.chance(.25):
            node.post(('obl:agent', self.actor(pool).pre(('case', adposition('by')))))
        return self.ended(node), 'nsubj:pass', thing

    def happening(self, tense=None, subject=None):
        """Something takes place, someone goes somewhere, without an object."""
        who = subject or self.doer()
        if self.chance(.4):
            node = self.tensed(self.verb('ALONE'), who, tense)
            if self.chance(.25):
                node.post(('advmod', adverb(self.one('MANNER'))))
        else:
            verb = self.verb('WITH_PHRASE')
            node = self.tensed(verb, who, tense)
            case = self.any(*verb.rest)
            where = case in ('into', 'in', 'near', 'through', 'across', 'over', 'to', 'from', 'off', 'outside', 'towards', 'on', 'at')
            goal = self.place_name(case) if where and self.chance(.6) else self.noun_phrase(
                self.any('PLANS', 'HAPPENINGS', 'PEOPLE')).pre(('case', adposition(case)))
            if verb.rest == ['to', 'by'] and self.chance(.5):
                goal = noun('percent').pre(('case', adposition(case)), ('nummod', number(str(self.dice.randint(2, 60)))))
            node.post(('obl', goal))
        return self.ended(node), 'nsubj', who

    def intent(self, tense=None, subject=None):
        """Someone agrees, plans, tries to do something."""
        who = subject or self.doer()
        node = self.tensed(self.verb('TO_DO'), who, self.any('past', 'past', 'present') if not tense else tense)
        return node.post(('xcomp', self.to_do())), 'nsubj', who

    def to_do(self):
        """"to" and a verb with its object."""
        pool, verb, thing = self.transitive()
        return self.ended(verb.form('VB').near(('mark', particle())).post(('obj', thing)))

    def command(self, tense=None, subject=None):
        """Someone orders someone to do something."""
        who = subject or self.doer()
        node = self.tensed(self.verb('SOMEONE_TO_DO'), who, tense)
        whom = self.noun_phrase(self.any('PEOPLE', 'BODIES'))
        return node.post(('obj', whom), ('xcomp', self.to_do())), 'nsubj', who

    def charge(self, tense=None, subject=None):
        """What courts and prosecutors do, and what is done to those before them."""
        who, crime = self.noun_phrase('PEOPLE') if self.chance(.5) else self.person(), noun(self.one('CHARGES'))
        lemma, case = self.any(('charge', 'with'), ('accuse', 'of'), ('convict', 'of'), ('acquit', 'of'), ('suspect', 'of'),
                               ('sentence', 'to'), ('try', 'for'))
        verb = Verb(lemma)
        if case == 'to':
            goal = self.several(self.any('year', 'month')).pre(('case', adposition('to')), ('nummod', self.count())).post(
                ('nmod', noun(self.any('prison', 'jail')).pre(('case', adposition('in'))))) if self.chance(.7) else noun('death').pre(
                ('case', adposition('to')))
            reason = ('obl', crime.pre(('case', adposition('for')))) if self.chance(.3) else None
        elif case == 'of' and self.chance(.4):
            goal = self.doing().pre(('mark', mark('of')))
            reason = None
        else:
            goal, reason = crime.pre(('case', adposition(case))), None
        relation = 'advcl' if goal.upos == 'VERB' else 'obl'
        if subject is None and self.chance(.5):
            court = self.any(lambda: self.article(noun(self.any('judge', 'tribunal', 'jury', 'prosecutor', 'magistrate'))),
                             lambda: self.several(self.any('prosecutor', 'authority', 'judge')), self.doer)()
            node = self.tensed(verb, court, tense).post(('obj', who), (relation, goal))
            subject_is = ('nsubj', court)
        else:
            who = subject or who
            node = self.passive(verb, who).post((relation, goal))
            subject_is = ('nsubj:pass', who)
        if reason:
            node.post(reason)
        return self.timed(node, .4), *subject_is

    def naming(self, tense=None, subject=None):
        """Someone makes someone something."""
        who = subject or self.article(noun(self.one('BODIES')))
        office = noun(self.one('OFFICES'))
        node = self.tensed(self.verb('NAMING'), who, tense).post(('obj', self.person()), ('xcomp', office))
        return self.timed(node, .4), 'nsubj', who

    def being(self, tense=None, subject=None):
        """Someone is something, or something is somehow."""
        who = subject or self.doer()
        many = is_plural(who)
        be = auxiliary('were' if many else 'was', 'be', 'VBD') if tense != 'present' else auxiliary(
            'are' if many else 'is', 'be', 'VBP' if many else 'VBZ')
        kind = self.dice.random()
        if kind < .5:
            node = adjective(self.any('dead', 'safe', 'missing', 'responsible', 'ready', 'unable', 'likely', 'guilty', 'empty',
                                      'unclear', 'absent', 'angry', 'aware', 'free', 'ill', 'unhurt')).near(('cop', be))
        elif kind < .75:
            node = noun(self.any('custody', 'danger', 'hospital', 'talks', 'exile', 'power', 'charge', 'flames', 'ruins')).pre(
                ('case', adposition('in'))).pre(('cop', be))
        else:
            node = self.article(self.decked(noun(self.one('PEOPLE').partition('/')[0])), False).pre(('cop', be))
        return node, 'nsubj', who

    def phrase(self, tense=None, subject=None):
        """Someone does what takes more than a verb and an object to say."""
        who = subject or self.actor('HARM_PEOPLE')
        kind = self.dice.random()
        if kind < .3:
            node = self.tensed(self.verb('PARTED'), who, tense).post(('obj', self.noun_phrase(self.any('THINGS', 'PLACES', 'PLANS', 'PEOPLE'))))
        elif kind < .55:
            spelt, thing, case = self.one('FIRM').split(':')
            goal = self.noun_phrase(self.any('PEOPLE', 'PLACES', 'BODIES')).pre(('case', adposition(case)))
            node = self.tensed(Verb(spelt), who, tense).post(('obj', noun(thing)))
            if case in ('to', 'in', 'on') or self.chance(.5):
                node.post(('obl', goal))
            else:
                node.right[-1][1].post(('nmod', goal))
        elif kind < .7:
            node = self.tensed(self.verb('GIVING'), who, tense)
            whom, thing = self.noun_phrase(self.any('PEOPLE', 'BODIES')), self.noun_phrase(self.any('PLANS', 'THINGS'))
            if self.chance(.5):
                node.post(('iobj', whom), ('obj', thing))
            else:
                node.post(('obj', thing), ('obl', whom.pre(('case', adposition('to')))))
        elif kind < .9:
            verb = self.verb('STATES')
            state = adjective(verb.rest[0])
            if self.chance(.5):
                who = subject or self.noun_phrase('PEOPLE')
                return self.timed(self.passive(verb, who).post(('xcomp', state)), .4), 'nsubj:pass', who
            node = self.tensed(verb, who, tense).post(('obj', self.noun_phrase('PEOPLE')), ('xcomp', state))
        else:
            who = subject or self.decked(self.several(self.any('price', 'share', 'sale', 'profit', 'import', 'wage', 'stock')))
            verb = Verb(self.any('fall/fell/fallen', 'rise/rose/risen', 'drop/dropped/dropped', 'climb', 'gain', 'grow/grew/grown', 'jump'))
            rate = noun('percent').pre(('nummod', number(str(self.dice.randint(2, 60)))))
            node = self.tensed(verb, who, tense).post(('obl:unmarked', rate))
        return self.ended(node), 'nsubj', who

    # What stands behind

    def timed(self, node, p):
        return node.post(self.time()) if self.chance(p) else node

    def doing(self):
        """A verb in -ing with its object."""
        pool, verb, thing = self.transitive()
        return verb.form('VBG').post(('obj', thing))

    def ended(self, node):
        """What says where and when, and what for."""
        if self.chance(.35):
            node.post(self.place())
        kind = self.dice.random()
        if kind < .08:
            node.post(('obl', self.event().pre(('case', adposition(self.any('in', 'in', 'during'))))))
        if not .08 < kind < .18:
            return self.timed(node, .35)
        case = adposition(self.any('after', 'before', 'since', 'despite')) if self.chance(.7) else Node('following', 'follow', 'VERB', 'VBG')
        return self.timed(node, .15).post(('obl', self.placed(self.event()).pre(('case', case))))
