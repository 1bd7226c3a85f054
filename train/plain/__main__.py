"""Writes trees of plain news sentences by a small grammar, to be learnt from beside the treebanks, which have little news.

  python train/plain SENTENCES > PLAIN.conllu

The same sentences each time. Verbs and nouns change from block to block, so that a model that has not seen a block meets
words in it that it does not know, as it will.
"""
import random
import sys

import words
from sentences import Sentences

# Sentences in a block: as many as are held out together where models are trained on the other ones (`train/course.rs`).
BLOCK = 20
# How many words of a list a block has.
DRAWN = {'PEOPLE': 14, 'BODIES': 10, 'FORCES': 10, 'PLACES': 10, 'THINGS': 8, 'PLANS': 8, 'HAPPENINGS': 8, 'HARM_PLACES': 3,
         'HARM_PEOPLE': 4, 'DO_PLANS': 4, 'DO_PLACES': 3, 'DO_THINGS': 3, 'ALONE': 5, 'WITH_PHRASE': 5}


def main():
    dice = random.Random(1)
    lists = {k: v.split() for k, v in vars(words).items() if k.isupper()}
    decks = {}
    for _ in range(int(sys.argv[1]) // BLOCK):
        pools = {}
        for key, whole in lists.items():
            drawn = DRAWN.get(key, len(whole))
            deck = decks.setdefault(key, [])
            if len(deck) < drawn:
                deck[:] = dice.sample(whole, len(whole))
            pools[key] = [deck.pop() for _ in range(drawn)]
        made = Sentences(dice, pools)
        for _ in range(BLOCK):
            print(made.sentence())


main()
