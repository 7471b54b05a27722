/// The names that a regular expression matches, when they are a few fixed texts, perhaps with any text before them:
/// `^(?:mill|oak)[.]example$`, `(?:^|[.])mill[.]example$`.
struct PatternLanguage {
  /// The text that may come before the fixed texts.
  enum Front {
    /// Nothing.
    case nothing
    /// Nothing, or any text that ends with a dot.
    case labels
    /// Any text.
    case anything
  }

  let front: Front
  /// The distinct texts with which names end.
  let texts: [[UInt8]]

  /// The text that is the only name; nil when there are several or none.
  var onlyName: String? {
    front == .nothing && texts.count == 1 ? String(decoding: texts[0], as: UTF8.self) : nil
  }

  private static let maximumCount = 64

  /// The names that `syntax` matches; nil when they cannot be listed.
  init?(_ syntax: PatternSyntax) {
    guard !syntax.isCaseless else { return nil }
    var texts: [[UInt8]] = []
    var front: Front?
    for alternative in syntax.alternatives {
      var items = alternative.items[...]
      let own = PatternLanguage.takeFront(&items)
      guard front.map({ $0 == own }) ?? true, let last = items.popLast(), case .end = last.kind,
        let found = PatternLanguage.texts(of: items)
      else { return nil }
      front = own
      texts += found
    }
    guard let front, texts.count <= PatternLanguage.maximumCount else { return nil }
    self.front = front
    self.texts = Array(Set(texts))
  }

  /// Removes `^` or `(?:^|[.])` from the front of `items`.
  private static func takeFront(_ items: inout ArraySlice<PatternSyntax.Item>) -> Front {
    guard let first = items.first else { return .anything }
    if case .start = first.kind {
      items.removeFirst()
      return .nothing
    }
    guard first.isSingle, case .group(let inner) = first.kind, inner.count == 2,
      inner.allSatisfy({ $0.items.count == 1 && $0.items[0].isSingle })
    else { return .anything }
    var hasStart = false
    var hasDot = false
    for alternative in inner {
      if case .start = alternative.items[0].kind { hasStart = true }
      if case .literal(UInt8(ascii: ".")) = alternative.items[0].kind { hasDot = true }
    }
    guard hasStart, hasDot else { return .anything }
    items.removeFirst()
    return .labels
  }

  /// The texts that `items` match; nil when there are too many or they depend on the place.
  private static func texts(of items: ArraySlice<PatternSyntax.Item>) -> [[UInt8]]? {
    var first: [UInt8] = []
    first.reserveCapacity(items.count)
    var found = [first]
    first = []
    for item in items {
      if item.isSingle, case .literal(let byte) = item.kind {
        for index in found.indices { found[index].append(byte) }
        continue
      }
      guard let most = item.most, most <= 1, let choices = choices(item) else { return nil }
      let all = item.least == 0 ? [[]] + choices : choices
      guard found.count * all.count <= maximumCount else { return nil }
      found = found.flatMap { text in all.map { text + $0 } }
    }
    return found
  }

  private static func choices(_ item: PatternSyntax.Item) -> [[UInt8]]? {
    switch item.kind {
    case .literal(let byte): return [[byte]]
    case .set(let members?):
      return members.count <= maximumCount ? members.members.map { [$0] } : nil
    case .group(let inner):
      var found: [[UInt8]] = []
      for alternative in inner {
        guard let more = texts(of: alternative.items[...]) else { return nil }
        found += more
      }
      return found.count <= maximumCount ? found : nil
    default: return nil
    }
  }

  /// Whether every name that ends with `text` after `front` is among those that end with the text from `offset` on
  /// after `other`.
  static func covers(_ other: Front, from offset: Int, _ text: [UInt8], after front: Front) -> Bool
  {
    switch other {
    case .nothing: offset == 0 && front == .nothing
    case .labels: offset == 0 ? front != .anything : text[offset - 1] == UInt8(ascii: ".")
    case .anything: true
    }
  }
}
