/// The regular expressions of the stanzas of a configuration, compiled on first use.
struct PatternCache: Sendable {
  /// A stanza whose regular expression matches a name, or could not be evaluated.
  struct Match: Sendable {
    let stanza: Scope
    /// Why the expression could not be evaluated; nil when it matches.
    let failure: PatternError?
  }

  private struct Container: Hashable {
    let scope: ScopeID
    let keyword: Keyword
  }

  /// All stanzas of a container, or those that set an option.
  private struct Selection: Hashable {
    let container: Container
    let option: Keyword?
  }

  private struct Question: Hashable {
    let selection: Selection
    let name: String
  }

  private struct Entry {
    let stanza: Scope
    let pattern: Result<Pattern, PatternError>

    func match(_ name: String) -> Match? {
      do throws(PatternError) {
        return try pattern.get().matches(name) ? Match(stanza: stanza, failure: nil) : nil
      } catch {
        return Match(stanza: stanza, failure: error)
      }
    }
  }

  /// The stanzas of a container, with an index of those that a name can match.
  private struct Entries {
    let all: [Entry]
    private let index: PatternIndex

    init(_ stanzas: [Scope]) {
      self.init(
        stanzas.map { stanza in
          Entry(
            stanza: stanza,
            pattern: Result { () throws(PatternError) in try Pattern(stanza.pattern ?? "") })
        })
    }

    init(_ entries: [Entry]) {
      all = entries
      // An expression that PCRE2 rejects is a candidate for every name.
      index = PatternIndex(
        entries.map { entry in
          if case .success = entry.pattern { Array((entry.stanza.pattern ?? "").utf8) } else { nil }
        })
    }

    func matches(_ name: String) -> [Match] {
      index.candidates(for: Array(name.utf8)).compactMap { all[$0].match(name) }
    }
  }

  private var entries: [Container: Entries] = [:]
  /// The results for the first names, found by trying all expressions without keeping them.
  private var scans: [Container: [(name: String, matches: [Match])]] = [:]
  private var selections: [Selection: Entries] = [:]
  private var answers: [Question: [Match]] = [:]

  /// One query looks up the same few names for each of its options; a larger cache is useless.
  private static let maximumAnswers = 64

  /// The stanzas `keyword` in `scope` whose regular expression matches `name` anywhere, in the order
  /// of their declaration, and those that could not be matched.
  ///
  /// The name is in lower case and the expression is used as written, without flags (D-07). With
  /// `option`, only stanzas that set it are tried.
  mutating func matches(
    _ keyword: Keyword, in scope: Scope, _ name: String, setting option: Keyword? = nil
  ) -> [Match] {
    // Most scopes hold no patterns and need no cache.
    guard scope.holdsPatterns else { return [] }
    let container = Container(scope: scope.id, keyword: keyword)
    let selection = Selection(container: container, option: option)
    let question = Question(selection: selection, name: name)
    if let known = answers[question] { return known }
    let found = found(by: selection, scope, name)
    if answers.count >= PatternCache.maximumAnswers { answers.removeAll(keepingCapacity: true) }
    answers[question] = found
    return found
  }

  /// For up to this many names, compiling each expression anew takes less time than indexing and keeping them.
  private static let scansBeforeIndexing = 2

  /// The matches for `name`, without caching the answer.
  mutating func uncachedMatches(_ keyword: Keyword, in scope: Scope, _ name: String) -> [Match] {
    let container = Container(scope: scope.id, keyword: keyword)
    if let known = entries[container] { return known.matches(name) }
    let scanned = scans[container] ?? []
    if let known = scanned.first(where: { $0.name == name }) { return known.matches }
    if scanned.count < PatternCache.scansBeforeIndexing, let found = scan(keyword, in: scope, name)
    {
      scans[container] = scanned + [(name, found)]
      return found
    }
    return entries(of: container, scope).matches(name)
  }

  /// The matches for `name`, with each expression compiled for it alone; nil when one took too long, which the
  /// index may avoid.
  private func scan(_ keyword: Keyword, in scope: Scope, _ name: String) -> [Match]? {
    let subject = Array(name.utf8)
    var found: [Match] = []
    for stanza in scope.patternChildren(keyword) {
      let pattern: Pattern
      do throws(PatternError) {
        pattern = try Pattern(stanza.pattern ?? "")
      } catch {
        found.append(Match(stanza: stanza, failure: error))
        continue
      }
      guard let isMatch = try? pattern.matches(subject) else { return nil }
      if isMatch { found.append(Match(stanza: stanza, failure: nil)) }
    }
    return found
  }

  private mutating func found(by selection: Selection, _ scope: Scope, _ name: String) -> [Match] {
    guard let option = selection.option else {
      return entries(of: selection.container, scope).matches(name)
    }
    if let known = selections[selection] { return known.matches(name) }
    let made = Entries(
      entries(of: selection.container, scope).all.filter { $0.stanza.setting(option) != nil })
    selections[selection] = made
    return made.matches(name)
  }

  private mutating func entries(of container: Container, _ scope: Scope) -> Entries {
    if let known = entries[container] { return known }
    let made = Entries(scope.patternChildren(container.keyword))
    entries[container] = made
    return made
  }
}
