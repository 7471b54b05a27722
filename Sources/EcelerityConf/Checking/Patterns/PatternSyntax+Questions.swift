extension PatternSyntax.Sequence {
  /// Whether it matches only up to the end of a name.
  var isAnchoredAtEnd: Bool {
    guard let last = items.last else { return false }
    switch last.kind {
    case .end: return true
    case .group(let inner): return last.least > 0 && inner.allSatisfy(\.isAnchoredAtEnd)
    default: return false
    }
  }

  /// Whether a name has to continue after the match, or is likely to: the match ends with a dot, with something
  /// repeated, or within the only label. With `$` it would match little or nothing.
  var endsInsideName: Bool { endsWithDotOrRepetition || !isOfSeveralLabels }

  private var endsWithDotOrRepetition: Bool {
    guard let last = items.last else { return true }
    guard last.isSingle else { return true }
    switch last.kind {
    case .dot: return true
    case .literal(let byte): return byte == UInt8(ascii: ".")
    case .set(let members): return members.map { !$0.isDisjoint(with: ByteSet.dot) } ?? true
    case .group(let inner): return inner.contains(where: \.endsWithDotOrRepetition)
    case .start, .end, .boundary: return false
    }
  }

  /// Whether every match contains a dot, not counting a choice between a dot and the start.
  private var isOfSeveralLabels: Bool {
    items.contains { item in
      guard item.least > 0 else { return false }
      switch item.kind {
      case .literal(let byte): return byte == UInt8(ascii: ".")
      case .dot: return true
      case .set(let members): return members?.isSubset(of: ByteSet.dot) ?? false
      case .group(let inner): return inner.allSatisfy(\.isOfSeveralLabels)
      case .start, .end, .boundary: return false
      }
    }
  }

  /// Whether it matches only from the start of a name or of one of its labels: `^`, a dot, or a choice of the two,
  /// perhaps with any text before the dot.
  var isAnchoredAtStart: Bool {
    let rest = items.drop { if case .dot = $0.kind { true } else { false } }
    guard let first = rest.first, first.least > 0 else { return false }
    switch first.kind {
    case .start: return rest.count == items.count
    case .literal(let byte): return byte == UInt8(ascii: ".")
    case .group(let inner):
      return inner.allSatisfy {
        rest.count == items.count ? $0.isAnchoredAtStart : $0.startsWithDot
      }
    default: return false
    }
  }

  private var startsWithDot: Bool {
    guard let first = items.first, first.least > 0 else { return false }
    switch first.kind {
    case .literal(let byte): return byte == UInt8(ascii: ".")
    case .group(let inner): return inner.allSatisfy(\.startsWithDot)
    default: return false
    }
  }

  /// Whether it matches every name; names are not empty.
  var matchesEverything: Bool {
    if canBeEmpty(beside: .start) || canBeEmpty(beside: .end) { return true }
    var core = items[...]
    let isAtStart = core.first.map { if case .start = $0.kind { true } else { false } } ?? false
    if isAtStart { core = core.dropFirst() }
    let isAtEnd = core.last.map { if case .end = $0.kind { true } else { false } } ?? false
    if isAtEnd { core = core.dropLast() }
    return Self.matchesEverything(core, isWhole: isAtStart && isAtEnd)
  }

  /// Whether `core`, the items between the anchors, matches every name; `isWhole` when there are both anchors.
  private static func matchesEverything(
    _ core: ArraySlice<PatternSyntax.Item>, isWhole: Bool
  ) -> Bool {
    if core.count == 1, let item = core.first, item.isSingle, case .group(let inner) = item.kind {
      return inner.contains { matchesEverything($0.items[...], isWhole: isWhole) }
    }
    let isDots = core.allSatisfy { if case .dot = $0.kind { true } else { false } }
    return isDots && core.reduce(0) { $0 + $1.least } <= 1
      && (!isWhole || core.contains { $0.most == nil })
  }

  private enum Side { case start, end }

  /// Whether it matches the empty text at that side of every name.
  private func canBeEmpty(beside side: Side) -> Bool {
    items.allSatisfy { item in
      switch item.kind {
      case .start: side == .start
      case .end: side == .end
      case .boundary: false
      case .group(let inner):
        item.least == 0 || inner.contains { $0.canBeEmpty(beside: side) }
      case .literal, .dot, .set: item.least == 0
      }
    }
  }

  /// The bytes because of which no name matches; nil when a name may match.
  var impossiblePart: Range<Int>? {
    var followsText = false
    var followsEnd = false
    // Only the literal of an address has brackets, around the whole of it.
    var bracket: Range<Int>?
    for item in items where item.least > 0 {
      if case .start = item.kind, followsText { return item.range }
      if case .end = item.kind { followsEnd = true }
      if let part = item.impossiblePart { return part }
      guard item.takesText else { continue }
      if followsEnd { return item.range }
      if let bracket { return bracket }
      followsText = true
      if case .literal(UInt8(ascii: "]")) = item.kind { bracket = item.range }
    }
    return isEmptyName ? range : nil
  }

  /// `^$`
  private var isEmptyName: Bool {
    guard items.count == 2, case .start = items[0].kind, case .end = items[1].kind else {
      return false
    }
    return true
  }

  fileprivate var takesText: Bool { items.contains { $0.least > 0 && $0.takesText } }

  /// The dots between characters of a name that match any character.
  var unescapedDots: [Range<Int>] {
    var found: [Range<Int>] = []
    for index in items.indices {
      if case .group(let inner) = items[index].kind { found += inner.flatMap(\.unescapedDots) }
      guard case .dot = items[index].kind, items[index].isSingle, index > 0,
        index + 1 < items.count, items[index - 1].isWord(atEnd: true),
        items[index + 1].isWord(atEnd: false)
      else { continue }
      found.append(items[index].range)
    }
    return found
  }

  /// The classes of upper-case letters only, from their first byte on.
  var upperCaseClasses: [Range<Int>] {
    items.flatMap { item -> [Range<Int>] in
      switch item.kind {
      case .group(let inner): inner.flatMap(\.upperCaseClasses)
      case .set(let members?) where item.least > 0 && members.isUpperCase: [item.range]
      default: []
      }
    }
  }

  /// The runs of upper-case literals.
  var upperCaseRuns: [Range<Int>] {
    var found: [Range<Int>] = []
    for item in items {
      if case .group(let inner) = item.kind { found += inner.flatMap(\.upperCaseRuns) }
      guard case .literal(let byte) = item.kind, item.least > 0,
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      else { continue }
      let place = item.range.lowerBound..<item.range.lowerBound + 1
      if let last = found.last, last.upperBound == place.lowerBound {
        found[found.count - 1] = last.lowerBound..<place.upperBound
      } else {
        found.append(place)
      }
    }
    return found
  }
}

extension ByteSet {
  /// Whether it has members, all of them upper-case letters.
  fileprivate var isUpperCase: Bool { first != nil && isSubset(of: ByteSet.upperCase) }

  /// The dot between labels.
  static let dot = ByteSet { $0 == UInt8(ascii: ".") }

  private static let upperCase = ByteSet { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
}

extension PatternSyntax.Item {
  /// Whether it consumes at least one character each time.
  fileprivate var takesText: Bool {
    switch kind {
    case .literal, .dot, .set: true
    case .start, .end, .boundary: false
    case .group(let inner): inner.allSatisfy(\.takesText)
    }
  }

  /// The bytes because of which it matches nothing in a name.
  fileprivate var impossiblePart: Range<Int>? {
    switch kind {
    case .literal(let byte): return PatternSyntax.Item.isOfNames(byte) ? nil : range
    case .set(let members?):
      return members.isDisjoint(with: Self.bytesOfNames) ? range : nil
    case .group(let inner):
      let parts = inner.map(\.impossiblePart)
      return parts.contains { $0 == nil } ? nil : parts.first.flatMap { $0 }
    default: return nil
    }
  }

  private static let bytesOfNames = ByteSet(where: isOfNames)
  static let bytesOfLabels = ByteSet { isOfNames($0) && $0 != UInt8(ascii: ".") }
  private static let wordBytes = ByteSet(where: isWord)

  /// Errs on the side of yes: names are letters, digits, dots and hyphens, but addresses and names with `#` are
  /// matched too.
  private static func isOfNames(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isLetter || byte.isDigit || signsOfNames.contains(byte)
  }

  private static let signsOfNames = Array(#".-_#:[]\"#.utf8)

  /// Whether the character at that end is certainly a letter, a digit or a hyphen.
  fileprivate func isWord(atEnd: Bool) -> Bool {
    guard least > 0 else { return false }
    switch kind {
    case .literal(let byte): return PatternSyntax.Item.isWord(byte)
    case .set(let members?):
      return members.isSubset(of: Self.wordBytes)
    case .group(let inner):
      return inner.allSatisfy { sequence in
        let outermost = atEnd ? sequence.items.last : sequence.items.first
        return outermost?.isWord(atEnd: atEnd) ?? false
      }
    default: return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: "-")
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
