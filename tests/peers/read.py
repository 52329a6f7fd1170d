"""Reads a text with iocsearcher and says how long that took."""
import json
import sys
import time

from iocsearcher.searcher import Searcher

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
searcher = Searcher()
start = time.perf_counter()
found = searcher.search_data(text)
print(json.dumps({"found": len(found), "seconds": time.perf_counter() - start}))
