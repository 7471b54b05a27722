/// A regular expression as states and steps between them, for finding texts that match it.
///
/// A word boundary becomes states that know what stands before them and what has to follow
/// (`ResolvedBoundaries`).
struct PatternAutomaton {
  /// What has to hold to get from one state to the next.
  enum Step {
    /// Nothing.
    case free(Int)
    /// To be where the text starts.
    case start(Int)
    /// To be where the text ends.
    case end(Int)
    /// To take one byte of a set.
    case byte(ByteSet, Int)
  }

  /// A step that takes no byte and only counts where a word begins or ends, or where none does.
  struct Boundary {
    let to: Int
    let isThere: Bool
  }

  /// The steps out of each state.
  private(set) var steps: [[Step]] = []
  /// The word boundaries behind each state that are not resolved yet.
  private var boundaries: [Int: [Boundary]] = [:]
  let first: Int
  let last: Int

  /// A repeated group is copied; more states than this are not made.
  private static let maximumCount = 2000

  /// Nothing but a beginning and an end, between which steps are added.
  init() {
    (first, last) = (0, 1)
    steps = [[], []]
  }

  /// Nil when the members of a class are not known or too many states are needed.
  init?(_ syntax: PatternSyntax) {
    self.init()
    for alternative in syntax.alternatives {
      guard add(alternative, 0, 1, syntax.isCaseless) else { return nil }
    }
    if !boundaries.isEmpty { self = ResolvedBoundaries(of: self, boundaries).automaton }
  }

  /// A new state, without steps.
  mutating func state() -> Int {
    steps.append([])
    return steps.count - 1
  }

  /// Adds a step out of `state`.
  mutating func add(_ step: Step, from state: Int) { steps[state].append(step) }

  /// Leads from `from` to `to` by `sequence`; false when that cannot be done.
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

  /// What may follow the repetitions that must be there.
  private mutating func addOptional(
    _ item: PatternSyntax.Item, _ from: Int, _ isCaseless: Bool
  ) -> Int? {
    guard let most = item.most else {
      // A state of its own, so that nothing else comes round.
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

  /// Where one repetition of `kind` leads.
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
