/// A recursive descent parser of regular expressions; every method returns nil for unknown syntax.
///
///     alternatives = sequence *("|" sequence)
///     sequence     = *(atom [quantifier])
///     atom         = "(" ["?:"] alternatives ")" / "[" class "]" / "\" escape / "." / "^" / "$" / byte
struct PatternReader {
  private let bytes: [UInt8]
  private var index: Int
  private var depth = 0

  private static let maximumDepth = 40

  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index == bytes.count }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Advances past `byte` if it is next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  /// `sequence *("|" sequence)`
  mutating func alternatives() -> [PatternSyntax.Sequence]? {
    var found: [PatternSyntax.Sequence] = []
    repeat {
      guard let sequence = sequence() else { return nil }
      found.append(sequence)
    } while take(UInt8(ascii: "|"))
    return found
  }

  /// `*(atom [quantifier])`
  private mutating func sequence() -> PatternSyntax.Sequence? {
    let start = index
    var items: [PatternSyntax.Item] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let lower = index
      guard let kind = atom() else { return nil }
      var item = PatternSyntax.Item(kind: kind, range: lower..<index)
      guard quantify(&item) else { return nil }
      item.range = lower..<index
      items.append(item)
    }
    return PatternSyntax.Sequence(items: items, range: start..<index)
  }

  private mutating func atom() -> PatternSyntax.Item.Kind? {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: "^"): return .start
    case UInt8(ascii: "$"): return .end
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
    default: return .literal(byte)
    }
  }

  /// `["?:"] alternatives ")"`
  private mutating func group() -> PatternSyntax.Item.Kind? {
    guard next != UInt8(ascii: "*"), depth < PatternReader.maximumDepth else { return nil }
    if take(UInt8(ascii: "?")), !take(UInt8(ascii: ":")) { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let inner = alternatives(), take(UInt8(ascii: ")")) else { return nil }
    return .group(inner)
  }

  /// Parses the part after a backslash outside a class.
  private mutating func escape() -> PatternSyntax.Item.Kind? {
    guard let byte = next else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "A"): return .start
    case UInt8(ascii: "z"), UInt8(ascii: "Z"): return .end
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return .boundary(isThere: byte == UInt8(ascii: "b"))
    case UInt8(ascii: "d"), UInt8(ascii: "w"), UInt8(ascii: "s"), UInt8(ascii: "D"),
      UInt8(ascii: "W"), UInt8(ascii: "S"):
      return .set(PatternReader.members(of: byte))
    default: return PatternReader.isWord(byte) || byte >= 0x80 ? nil : .literal(byte)
    }
  }

  // MARK: Classes

  /// Parses `["^"] *member "]"`; a class of one member is a literal.
  private mutating func characterClass() -> PatternSyntax.Item.Kind? {
    let isNegated = take(UInt8(ascii: "^"))
    var members = ByteSet()
    var isFirst = true
    while let byte = next, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      guard add(to: &members) else { return nil }
    }
    guard take(UInt8(ascii: "]")) else { return nil }
    if isNegated { members = members.inverted }
    if members.count == 1, let only = members.first { return .literal(only) }
    return .set(members)
  }

  /// Adds one member or a range of them; false if it is unknown.
  private mutating func add(to members: inout ByteSet) -> Bool {
    let isEscaped = next == UInt8(ascii: "\\")
    if isEscaped, index + 1 < bytes.count,
      let known = PatternReader.members(of: bytes[index + 1])
    {
      index += 2
      members.formUnion(known)
      // The meaning of a hyphen after these is not relied on.
      return next != UInt8(ascii: "-")
    }
    guard let lower = member() else { return false }
    var upper = lower
    if next == UInt8(ascii: "-"), index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "]") {
      index += 1
      guard let end = member(), end >= lower else { return false }
      upper = end
    }
    for byte in lower...upper { members.insert(byte) }
    return true
  }

  private mutating func member() -> UInt8? {
    guard let byte = next, !isNamedClass else { return nil }
    index += 1
    guard byte == UInt8(ascii: "\\") else { return byte }
    guard let escaped = next, !PatternReader.isWord(escaped), escaped < 0x80 else { return nil }
    index += 1
    return escaped
  }

  /// Whether `[:`, `[.` or `[=` is next.
  private var isNamedClass: Bool {
    next == UInt8(ascii: "[") && index + 1 < bytes.count && ":.=".utf8.contains(bytes[index + 1])
  }

  /// The members of `\d`, `\w`, `\s` and their negations.
  private static func members(of letter: UInt8) -> ByteSet? {
    let lower = letter | 0x20
    guard "dws".utf8.contains(lower), isWord(letter) else { return nil }
    let isNegated = letter != lower
    return ByteSet { byte in
      let isMember =
        switch lower {
        case UInt8(ascii: "d"): byte.isDigit
        case UInt8(ascii: "w"): isWord(byte) || byte == UInt8(ascii: "_")
        default: byte == 0x20 || 0x09...0x0D ~= byte
        }
      return isMember != isNegated
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }

  // MARK: Quantifiers

  /// Parses `("*" / "+" / "?" / "{" n ["," [m]] "}") ["?"]`; false if it is unknown.
  private mutating func quantify(_ item: inout PatternSyntax.Item) -> Bool {
    guard let bounds = bounds() else { return true }
    switch item.kind {
    case .start, .end, .boundary: return false
    default: break
    }
    item.least = bounds.least
    item.most = bounds.most
    if item.most.map({ $0 < item.least }) ?? false { return false }
    _ = take(UInt8(ascii: "?"))
    // Another one is possessive, or no quantifier at all.
    return next.map { !"*+?".utf8.contains($0) } ?? true
  }

  private mutating func bounds() -> (least: Int, most: Int?)? {
    if take(UInt8(ascii: "*")) { return (0, nil) }
    if take(UInt8(ascii: "+")) { return (1, nil) }
    if take(UInt8(ascii: "?")) { return (0, 1) }
    let start = index
    guard take(UInt8(ascii: "{")), let least = number() else {
      index = start
      return nil
    }
    var most: Int? = least
    if take(UInt8(ascii: ",")) { most = number() }
    guard take(UInt8(ascii: "}")) else {
      index = start
      return nil
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let digits = bytes[index...].prefix(while: \.isDigit)
    guard !digits.isEmpty, digits.count <= 5 else { return nil }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
