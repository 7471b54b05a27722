/// Decides whether an expression can match a name, in which no label is empty.
extension PatternSyntax {
  /// The bytes because of which no name matches, those of the first alternative; nil when a name may match.
  var impossiblePart: Range<Int>? {
    let parts = alternatives.map(\.impossiblePart)
    if !parts.contains(where: { $0 == nil }) { return parts.first.flatMap { $0 } }
    // Most expressions have something between dots, which is cheaper to check.
    guard LabelEdges(alternatives).mayLackLabel, let automaton = PatternAutomaton(self),
      !automaton.canMatchNames(of: Item.bytesOfLabels),
      let first = alternatives.first, let last = alternatives.last
    else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}

/// The marks that an expression may begin and end with, as far as they matter for labels.
private struct LabelEdges {
  /// Bounds of labels, and text of labels.
  private struct Marks: OptionSet {
    let rawValue: UInt8

    static let start = Marks(rawValue: 1)
    static let end = Marks(rawValue: 2)
    static let dot = Marks(rawValue: 4)
    static let text = Marks(rawValue: 8)

    /// Whether an empty label may be between one of these and one of `next`.
    func meet(_ next: Marks) -> Bool {
      !isDisjoint(with: [.start, .dot]) && !next.isDisjoint(with: [.end, .dot])
    }
  }

  private var first: Marks = []
  private var last: Marks = []
  private var canBeEmpty = true
  /// Whether two bounds of a label may be adjacent.
  private(set) var mayLackLabel = false

  /// The edges of any of `alternatives`.
  init(_ alternatives: [PatternSyntax.Sequence]) {
    canBeEmpty = alternatives.isEmpty
    for alternative in alternatives {
      let edges = LabelEdges(alternative)
      first.formUnion(edges.first)
      last.formUnion(edges.last)
      canBeEmpty = canBeEmpty || edges.canBeEmpty
      mayLackLabel = mayLackLabel || edges.mayLackLabel
    }
  }

  private init(_ sequence: PatternSyntax.Sequence) {
    for item in sequence.items { append(LabelEdges(item)) }
  }

  private init(_ item: PatternSyntax.Item) {
    switch item.kind {
    case .group(let inner): self = LabelEdges(inner)
    case .literal(UInt8(ascii: ".")): add(.dot)
    case .literal, .dot: add(.text)
    case .set(let members): add(members == ByteSet.dot ? .dot : .text)
    case .start: add(.start)
    case .end: add(.end)
    // It consumes nothing.
    case .boundary: break
    }
    if item.most != 1 { mayLackLabel = mayLackLabel || last.meet(first) }
    canBeEmpty = canBeEmpty || item.least == 0
  }

  private mutating func add(_ mark: Marks) {
    (first, last, canBeEmpty) = (mark, mark, false)
  }

  private mutating func append(_ next: LabelEdges) {
    mayLackLabel = mayLackLabel || next.mayLackLabel || last.meet(next.first)
    if canBeEmpty { first.formUnion(next.first) }
    last = next.canBeEmpty ? last.union(next.last) : next.last
    canBeEmpty = canBeEmpty && next.canBeEmpty
  }
}
