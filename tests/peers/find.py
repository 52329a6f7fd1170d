"""Has iocsearcher look at a text line by line. One JSON array a find: the line, the kind, the value."""
import json
import sys

from iocsearcher.searcher import Searcher

searcher = Searcher()
with open(sys.argv[1], encoding="utf-8") as file:
    for number, line in enumerate(file.read().split("\n")):
        for kind, value in sorted({(kind, value) for kind, value, _, _ in searcher.search_raw(line)}):
            print(json.dumps([number, kind, value]))
