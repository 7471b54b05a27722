/// A regular expression as a nondeterministic automaton, for finding texts that match it.
///
/// Word boundaries are replaced by states that encode the byte before and the byte required after
/// (`ResolvedBoundaries`).
struct PatternAutomaton {
  /// A transition, by its condition.
  enum Step {
    /// No condition.
    case free(Int)
    /// At the start of the text.
    case start(Int)
    /// At the end of the text.
    case end(Int)
    /// By a byte of a set.
    case byte(ByteSet, Int)
  }

  /// A step without a byte, at a position where a word begins or ends, or where none does.
  struct Boundary {
    let to: Int
    let isThere: Bool
  }

  /// The steps out of each state.
  private(set) var steps: [[Step]] = []
  /// The unresolved word boundaries of each state.
  private var boundaries: [Int: [Boundary]] = [:]
  let first: Int
  let last: Int

  /// The maximum number of states; repeated groups are copied.
  private static let maximumCount = 2000

  /// Creates an automaton with a first and a last state, between which steps are added.
  init() {
    (first, last) = (0, 1)
    steps = [[], []]
  }

  /// Creates the automaton of `syntax`; nil if a class is unknown or it needs too many states.
  init?(_ syntax: PatternSyntax) {
    self.init()
    for alternative in syntax.alternatives {
      guard add(alternative, 0, 1, syntax.isCaseless) else { return nil }
    }
    if !boundaries.isEmpty { self = ResolvedBoundaries(of: self, boundaries).automaton }
  }

  /// Adds a state without steps, and returns it.
  mutating func state() -> Int {
    steps.append([])
    return steps.count - 1
  }

  /// Adds a step out of `state`.
  mutating func add(_ step: Step, from state: Int) { steps[state].append(step) }

  /// Adds steps from `from` to `to` for `sequence`; false if this is not possible.
  private mutating func add(
    _ sequence: PatternSyntax.Sequence, _ from: Int, _ to: Int, _ isCaseless: Bool
  ) -> Bool {
    var place = from
    for item in sequence.items {
      for _ in 0..<item.least {
        guard let next = add(item.kind, place, isCaseless) else { return false }
        place = next
      }
      guard let next = addOptional(item, place, isCaseless) else { return false }
      place = next
    }
    steps[place].append(.free(to))
    return true
  }

  /// Adds the repetitions of an item beyond the required ones, and returns the state after them.
  private mutating func addOptional(
    _ item: PatternSyntax.Item, _ from: Int, _ isCaseless: Bool
  ) -> Int? {
    guard let most = item.most else {
      // A state of its own, so that nothing else enters the loop.
      let loop = state()
      steps[from].append(.free(loop))
      guard let end = add(item.kind, loop, isCaseless) else { return nil }
      steps[end].append(.free(loop))
      return loop
    }
    guard most > item.least else { return from }
    let exit = state()
    var place = from
    for _ in item.least..<most {
      steps[place].append(.free(exit))
      guard let next = add(item.kind, place, isCaseless) else { return nil }
      place = next
    }
    steps[place].append(.free(exit))
    return exit
  }

  /// Adds one repetition of `kind`, and returns the state after it.
  private mutating func add(
    _ kind: PatternSyntax.Item.Kind, _ from: Int, _ isCaseless: Bool
  ) -> Int? {
    guard steps.count < PatternAutomaton.maximumCount else { return nil }
    let to = state()
    switch kind {
    case .literal(let byte):
      let set = ByteSet(byte)
      steps[from].append(.byte(isCaseless ? set.foldingCase : set, to))
    case .dot: steps[from].append(.byte(ByteSet { $0 != UInt8(ascii: "\n") }, to))
    case .set(let members):
      guard let members else { return nil }
      steps[from].append(.byte(isCaseless ? members.foldingCase : members, to))
    case .start: steps[from].append(.start(to))
    case .end: steps[from].append(.end(to))
    case .boundary(let isThere):
      boundaries[from, default: []].append(Boundary(to: to, isThere: isThere))
    case .group(let alternatives):
      for alternative in alternatives {
        guard add(alternative, from, to, isCaseless) else { return nil }
      }
    }
    return to
  }
}

extension ByteSet {
  /// The set with each ASCII letter in both cases.
  fileprivate var foldingCase: ByteSet {
    ByteSet { byte in
      contains(byte) || byte.isLetter && contains(byte ^ 0x20)
    }
  }
}
