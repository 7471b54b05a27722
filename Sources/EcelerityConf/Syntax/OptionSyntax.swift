/// `name = value`
public struct OptionSyntax: Sendable {
  /// The statement it is.
  public let statement: StatementSyntax

  /// The name.
  public var nameToken: TokenIndex { statement.tokens.lowerBound }

  /// The name as written.
  public var name: String { statement.tree.text(nameToken) }

  /// The value, as a shape.
  public var value: ValueSyntax {
    guard !statement.flags.contains(.missingValue) else { return .missing }
    switch statement.kind {
    case .listOption: return .list(ListSyntax(statement: statement))
    case .dictionaryOption: return .dictionary(DictionarySyntax(statement: statement))
    default: return .scalar(statement.tokens.upperBound - 1)
    }
  }

  /// The bytes of the value, brackets included; empty after the name when it is missing.
  public var valueRange: ByteRange {
    let tokens = statement.tree.tokens
    let end = statement.range.upperBound
    var index = nameToken + 1
    while index < statement.tokens.upperBound {
      let kind = tokens.kind(index)
      if kind != .equals, kind != .stray { return ByteRange(tokens.start(index), end) }
      index += 1
    }
    return ByteRange(end, end)
  }
}

/// The shape of a value; what it means is decided by the option.
public enum ValueSyntax: Sendable {
  /// One word or string.
  case scalar(TokenIndex)
  /// `( item … )`
  case list(ListSyntax)
  /// `[ key = value … ]`
  case dictionary(DictionarySyntax)
  /// Nothing; reported.
  case missing
}

/// `( item … )`, a sequence of the tokens of its items.
public struct ListSyntax: Sequence, Sendable {
  let statement: StatementSyntax

  /// The `(`.
  public var openingToken: TokenIndex { statement.openingBracket }

  /// The `)`, unless it is missing.
  public var closingToken: TokenIndex? { statement.closingBracket }

  /// Walks the tokens of the items, commas left out.
  public struct Iterator: IteratorProtocol, Sendable {
    private let tree: SyntaxTree
    private var upcoming: TokenIndex
    private let end: TokenIndex

    fileprivate init(_ list: ListSyntax) {
      tree = list.statement.tree
      upcoming = list.openingToken + 1
      end = list.statement.tokens.upperBound
    }

    /// The token of the next item.
    public mutating func next() -> TokenIndex? {
      while upcoming < end {
        defer { upcoming += 1 }
        if tree.tokens.kind(upcoming).isScalar { return upcoming }
      }
      return nil
    }
  }

  /// Starts with the first item.
  public func makeIterator() -> Iterator { Iterator(self) }
}

/// `[ key = value … ]`, a sequence of its pairs.
public struct DictionarySyntax: Sequence, Sendable {
  /// One `key = value`.
  public struct Pair: Sendable {
    /// The key.
    public let key: TokenIndex
    /// The value.
    public let value: TokenIndex
  }

  let statement: StatementSyntax

  /// The `[`.
  public var openingToken: TokenIndex { statement.openingBracket }

  /// The `]`, unless it is missing.
  public var closingToken: TokenIndex? { statement.closingBracket }

  /// Walks the complete pairs.
  public struct Iterator: IteratorProtocol, Sendable {
    private let tree: SyntaxTree
    private var upcoming: TokenIndex
    private let end: TokenIndex

    fileprivate init(_ dictionary: DictionarySyntax) {
      tree = dictionary.statement.tree
      upcoming = dictionary.openingToken + 1
      end = dictionary.statement.tokens.upperBound
    }

    /// The next pair.
    public mutating func next() -> Pair? {
      while upcoming + 2 < end {
        if startsPair(upcoming) {
          defer { upcoming += 3 }
          return Pair(key: upcoming, value: upcoming + 2)
        }
        upcoming += 1
      }
      return nil
    }

    private func startsPair(_ index: TokenIndex) -> Bool {
      let tokens = tree.tokens
      return tokens.kind(index).isScalar && tokens.kind(index + 1) == .equals
        && tokens.kind(index + 2).isScalar
        // `key =` without a value, before the key of the next pair.
        && (index + 3 == end || tokens.kind(index + 3) != .equals)
    }
  }

  /// Starts with the first pair.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension StatementSyntax {
  /// The bracket that opens the list or dictionary of an option, with `=` before it or without.
  fileprivate var openingBracket: TokenIndex {
    let start = tokens.lowerBound + 1
    return tree.tokens.kind(start) == .equals ? start + 1 : start
  }

  /// The one that closes it, unless it is missing.
  fileprivate var closingBracket: TokenIndex? {
    flags.contains(.missingClosing) ? nil : tokens.upperBound - 1
  }
}
