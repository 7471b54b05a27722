extension RawScalar {
  /// Whether it is one of the words for true or false, in any letter case; creates no `String`.
  var isTruth: Bool { packed.map(RawScalar.truths.contains) ?? false }

  private static let truths = Set(Truth.words.map { pack($0.utf8) })
}
