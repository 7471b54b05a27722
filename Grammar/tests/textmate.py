"""Prints the highlighting of FILE by a TextMate grammar: `LINE:COLUMN SCOPE TEXT`.

    textmate.py GRAMMAR FILE

Regular expressions are those of Oniguruma, as in editors; needs textmate-grammar-python from PyPI.
"""

import json
import logging
import sys
import tempfile
from pathlib import Path

from textmate_grammar.parsers.base import LanguageParser

logging.disable(logging.CRITICAL)


class Ecelerity(LanguageParser):
    pass


def main(grammar, file):
    rules = json.loads(Path(grammar).read_text())
    # The tokenizer takes the ends of names for their types and knows no whole names.
    rules["fileTypes"] = ["conf"]
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "file.conf"
        copy.write_text(Path(file).read_text())
        tree = Ecelerity(rules).parse_file(copy)
    for (line, column), text, scopes in tree.flatten():
        print(f"{line + 1}:{column + 1} {scopes[-1]} {text.rstrip(chr(10))}")


main(*sys.argv[1:])
