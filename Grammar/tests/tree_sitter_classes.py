"""Prints the highlighting of FILE by tree-sitter: `LINE:COLUMN CAPTURE TEXT`.

    tree_sitter_classes.py LIBRARY QUERIES FILE     highlights
    tree_sitter_classes.py LIBRARY --errors FILE... positions of syntax errors, one on each line

LIBRARY is the compiled parser; needs tree-sitter from PyPI.
"""

import ctypes
import sys
from pathlib import Path

from tree_sitter import Language, Parser, Query, QueryCursor


def language(library):
    function = ctypes.CDLL(library).tree_sitter_ecelerity
    function.restype = ctypes.c_void_p
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype = ctypes.py_object
    capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return Language(capsule(function(), b"tree_sitter.Language", None))


def errors(ecelerity, files):
    for file in files:
        waiting = [Parser(ecelerity).parse(Path(file).read_bytes()).root_node]
        while waiting:
            node = waiting.pop()
            if node.is_error or node.is_missing:
                print(f"{file}:{node.start_point[0] + 1}:{node.start_point[1] + 1}")
            waiting += node.children


def highlights(ecelerity, queries, file):
    source = Path(file).read_bytes()
    tree = Parser(ecelerity).parse(source)
    names = ["none"] * len(source)
    matches = QueryCursor(Query(ecelerity, Path(queries).read_text())).matches(tree.root_node)
    for _, captures in sorted(matches, key=lambda match: match[0]):
        for name, nodes in captures.items():
            for node in nodes:
                names[node.start_byte : node.end_byte] = [name] * (node.end_byte - node.start_byte)
    start = 0
    for number, text in enumerate(source.split(b"\n"), 1):
        column = 0
        while column < len(text):
            end = column + 1
            while end < len(text) and names[start + end] == names[start + column]:
                end += 1
            piece = text[column:end].decode(errors="replace")
            print(f"{number}:{column + 1} {names[start + column]} {piece}")
            column = end
        start += len(text) + 1


def main(library, queries, *files):
    if queries == "--errors":
        errors(language(library), files)
    else:
        highlights(language(library), queries, *files)


main(*sys.argv[1:])
