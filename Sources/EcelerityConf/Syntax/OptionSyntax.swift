/// An option, `name = value`.
public struct OptionSyntax: Sendable {
  /// The option as a statement.
  public let statement: StatementSyntax

  /// The name.
  public var nameToken: TokenIndex { statement.tokens.lowerBound }

  /// The name as written.
  public var name: String { statement.tree.text(nameToken) }

  /// The value.
  public var value: ValueSyntax {
    guard !statement.flags.contains(.missingValue) else { return .missing }
    switch statement.kind {
    case .listOption: return .list(ListSyntax(statement: statement))
    case .dictionaryOption: return .dictionary(DictionarySyntax(statement: statement))
    default: return .scalar(statement.tokens.upperBound - 1)
    }
  }

  /// The bytes of the value, including brackets; empty and after the name if the value is missing.
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

/// The syntactic form of a value; its meaning depends on the option.
public enum ValueSyntax: Sendable {
  /// One word or string.
  case scalar(TokenIndex)
  /// `( item … )`
  case list(ListSyntax)
  /// `[ key = value … ]`
  case dictionary(DictionarySyntax)
  /// A missing value; reported.
  case missing
}

/// A list, `( item … )`, as a sequence of the tokens of its items.
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

    /// Returns the token of the next item, or nil at the end.
    public mutating func next() -> TokenIndex? {
      while upcoming < end {
        defer { upcoming += 1 }
        if tree.tokens.kind(upcoming).isScalar { return upcoming }
      }
      return nil
    }
  }

  /// Returns an iterator over the items.
  public func makeIterator() -> Iterator { Iterator(self) }
}

/// A dictionary, `[ key = value … ]`, as a sequence of its pairs.
public struct DictionarySyntax: Sequence, Sendable {
  /// One pair, `key = value`.
  public struct Pair: Sendable {
    /// The token of the key.
    public let key: TokenIndex
    /// The token of the value.
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

    /// Returns the next pair, or nil at the end.
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

  /// Returns an iterator over the pairs.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension StatementSyntax {
  /// The opening bracket of the list or dictionary of an option, with or without `=` before it.
  fileprivate var openingBracket: TokenIndex {
    let start = tokens.lowerBound + 1
    return tree.tokens.kind(start) == .equals ? start + 1 : start
  }

  /// The closing bracket of the list or dictionary, or nil if it is missing.
  fileprivate var closingBracket: TokenIndex? {
    flags.contains(.missingClosing) ? nil : tokens.upperBound - 1
  }
}
