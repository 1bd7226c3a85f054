"""Who said what: the ways in which news report."""
from compounds import Compounds
from nodes import adjective, adposition, comma, determiner, mark, noun, pronoun, quote
from tree import Node, Verb


class Reports(Compounds):
    """Makes reports by chance."""

    def speaker(self):
        kind = self.dice.random()
        if kind < .3:
            spelt = self.one('SPEAKERS').split('/')
            head = self.several({'agencies': 'agency', 'police': 'police/police', 'authorities': 'authority', 'witnesses': 'witness',
                                 'media': 'media/media'}.get(spelt[-1], spelt[-1][:-1]))
            for word in spelt[:-1]:
                decked = ('amod', adjective(word)) if word in ('local', 'military') else ('compound', noun(word))
                head.near(decked)
            return head
        if kind < .55:
            who = self.person()
            return self.titled(who) if self.chance(.35) else self.dressed(who)
        if kind < .65:
            form = self.any('he', 'she', 'they', 'it')
            node = pronoun(form, 'PRP')
            node.plural = form == 'they'
            return node
        if kind < .8:
            return self.article(noun(self.one('OFFICES')))
        return self.article(self.decked(noun(self.one('BODIES'))), True) if kind < .93 else self.country()

    def saying(self, spelt='SAY'):
        node = Verb(self.one(spelt)).form('VBD')
        return node

    def with_circumstance(self, node, p=.3):
        """When, where or how something was said."""
        kind = self.dice.random()
        if kind < p:
            return node.post(self.time())
        if kind < p + .08:
            how = self.article(noun(self.any('statement', 'interview', 'speech', 'letter', 'report', 'telegram')), False)
            return node.post(('obl', how.pre(('case', adposition('in')))))
        return node

    def said_behind(self):
        """"…, officials said"."""
        said, who = self.saying(), self.speaker()
        node = self.content().post(('punct', comma()))
        if self.chance(.25):
            marks = self.any('""', '“”')
            node.pre(('punct', quote(marks[0]))).post(('punct', quote(marks[1]) if marks != '""' else Node('"', '"', 'PUNCT', "''")))
        if self.chance(.25) and who.upos != 'PRON':
            said.post(('nsubj', who))
        else:
            said.near(('nsubj', who))
        said.left.insert(0, ('ccomp', node))
        return self.with_circumstance(said)

    def content(self):
        """What is reported."""
        node = self.clause()
        return self.framed(node) if self.chance(.15) else node

    def said_before(self):
        """"Officials said that …"."""
        who, said = self.speaker(), self.saying()
        node = self.content()
        if self.chance(.55):
            node.pre(('mark', mark('that')))
        self.with_circumstance(said, .2)
        return said.pre(('nsubj', who)).post(('ccomp', node))

    def told(self):
        """"The minister told reporters on Monday that …"."""
        who, told = self.speaker(), self.saying('TELL')
        spelt = self.one('LISTENERS').split('/')
        listener = noun(spelt[-1]) if not spelt[-1].endswith('s') or spelt[-1] == 'news' else self.several(spelt[-1][:-1])
        for word in reversed(spelt[:-1]):
            listener.pre(('det', determiner(word)) if word in ('the', 'a') else ('compound', noun(word)))
        told.post(('iobj', listener))
        self.with_circumstance(told, .4)
        node = self.content()
        if self.chance(.7):
            node.pre(('mark', mark('that')))
        return told.pre(('nsubj', who)).post(('ccomp', node))

    def according(self):
        """"…, according to officials"."""
        source = self.speaker() if self.chance(.8) else self.article(noun('report'))
        if source.upos == 'PRON':
            source = self.several('official')
        by = Node('according', 'accord', 'VERB', 'VBG').post(('fixed', Node('to', 'to', 'ADP', 'IN')))
        source.pre(('case', by))
        node = self.clause()
        if self.chance(.35):
            return node.pre(('obl', source.post(('punct', comma()))))
        if self.chance(.8):
            source.pre(('punct', comma()))
        return node.post(('obl', source))

    def said_between(self):
        """"The tower, officials said, collapsed"."""
        said = self.saying().pre(('punct', comma()), ('nsubj', self.several(self.any('official', 'witness', 'police/police', 'resident'))))
        return self.clause(False, ('parataxis', said.post(('punct', comma()))))
