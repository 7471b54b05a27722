import TestRandom

/// A generator of random texts, most of which can be parsed in parts.
enum LinesOfParts {
  /// Lines after which a file may be cut, and similar ones; some cause a warning.
  private static let lines = [
    "a = 1\n", "bb = 1 # c\n", "ccc = 1  # d\n", "a = 1 /* c */\n", "d = ( 1\n2 )\n",
    "e = [ f = g\n]\n",
    "s {\n}\n", "s {\na = 1\n}\n", "s { a = 1\n}\n\n", "s {\n  a = 1 # c\n  t {\n  }\n}\n\n",
    "s {\nt {\n}\n}\n", "s {\nt {\n}\na = 1\n}\n", "s \"}\n\" {\n}\n", "n = \"\n}\n\"\n",
    "/*\n}\n*/\n",
    "s { t { }\n}\n", "s {\n# c\n}\n", "s {} # c\n", "s {\n} # c\n", "\n", "\n\n", "# c\n",
    "/* c */\n",
    "g = h#c\n", "u = v=w\n", "o = <p>\n", "x = [::1]:25\n", "/* c /* d */\n", "s = {\na = 1\n}\n",
    "include \"i\"\n", "R /a{1}/ {\n}\n", "Domain \"B.example.\" {\na = 1\n}\n",
    "domain b.example {\n}\n", "Domain /b/ {\nbb = 1\n}\n",
  ]
  /// Pieces with errors, for some of the texts.
  private static let pieces = [
    "\"", "/*", "{", "}", "}\n", "(", "]", "=", "'", "a", "\n}\n\n", "\r",
  ]

  static func text(_ random: inout SeededRandom) -> String {
    var text = (0..<random.below(16)).map { _ in lines[random.below(lines.count)] }
    if random.below(8) == 0 {
      text.insert(pieces[random.below(pieces.count)], at: random.below(text.count + 1))
    }
    return text.joined()
  }
}
