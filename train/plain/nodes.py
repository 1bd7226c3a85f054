"""Words of each class, as nodes."""
from tree import Node


def noun(form, lemma=None):
    return Node(form, lemma or form, 'NOUN', 'NN')


def name(form):
    return Node(form, form, 'PROPN', 'NNP')


def adjective(form):
    return Node(form, form.lower(), 'ADJ', 'JJ')


def adverb(form):
    return Node(form, form, 'ADV', 'RB')


def adposition(form):
    return Node(form, form, 'ADP', 'IN')


def mark(form):
    return Node(form, form, 'SCONJ', 'IN')


def number(form):
    return Node(form, form, 'NUM', 'CD')


def comma():
    return Node(',', ',', 'PUNCT', ',')


def determiner(form):
    return Node(form, {'an': 'a', 'An': 'a', 'those': 'that', 'these': 'this'}.get(form, form), 'DET', 'DT')


def particle():
    return Node('to', 'to', 'PART', 'TO')


def pronoun(form, xpos):
    return Node(form, form, 'PRON', xpos)


def quote(form):
    return Node(form, '"', 'PUNCT', '``' if form in ('"', '“') else "''")


def auxiliary(form, lemma, xpos):
    return Node(form, lemma, 'AUX', xpos)
