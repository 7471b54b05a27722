/// The reason why a fix is not applied.
public enum FixRejection: Hashable, Sendable {
  /// A file would have a new syntax error.
  case syntaxError(path: String)
  /// The finding that it should fix would still be there.
  case findingRemains
  /// Another rule would report something new.
  case newFinding(rule: String, message: String)
  /// It is declared safe but would change what the configuration means.
  case difference(ConfigurationDifference)
  /// The configuration could not be read afterwards.
  case unreadable(String)
  /// Another configuration that reads the file has no such finding.
  case notFound(by: String)
  /// The file at `path`, which it edits, is included in `scope` too, which has no such finding.
  case notFoundInScope(path: String, scope: String)
  /// It edits statements, and a file of the configuration has a syntax error that leaves them unsure.
  case uncertain(path: String)
  /// It would open a stanza without a label that exists already.
  case duplicatedStanza(name: String)
  /// Too many others were rejected before.
  case notTried

  /// The reason, in lower case without a full stop.
  public var message: String {
    switch self {
    case .syntaxError(let path): "`\(path)` would have a syntax error"
    case .findingRemains: "the finding would remain"
    case .newFinding(let rule, let message): "it would cause another finding: \(message) [\(rule)]"
    case .difference(let difference): "the configuration would differ: \(difference.words)"
    case .unreadable(let reason): "the configuration could not be read: \(reason)"
    case .notFound(let reader): "\(reader) reads the file too and has no such finding"
    case .notFoundInScope(let path, let scope):
      "`\(path)` is also included in \(scope.isEmpty ? "the global scope" : "`\(scope)`"), "
        + "which has no such finding"
    case .uncertain(let path): "`\(path)` has a syntax error; fix that first"
    case .duplicatedStanza(let name): "`\(name)` would be duplicated"
    case .notTried: "not tried because too many other fixes were rejected"
    }
  }
}

extension FixRejection {
  /// Why a fix of `configuration` is withheld; nil when the reason is gone.
  init?(_ reason: WithheldFix.Reason, of configuration: Configuration) {
    switch reason {
    case .unreadableFile:
      guard let file = configuration.firstUnreadableFile else { return nil }
      self = .uncertain(path: file.path)
    case .otherScope(let path, let scope): self = .notFoundInScope(path: path, scope: scope)
    }
  }
}

extension ConfigurationDifference {
  /// The difference in words: `gateway in domain mill.example is changed`.
  public var words: String {
    let place = scope.isEmpty ? "" : " in \(scope)"
    return switch kind {
    case .added: "`\(name)`\(place) is added"
    case .removed: "`\(name)`\(place) is removed"
    case .changed: "`\(name)`\(place) is changed"
    case .relabelled: "`\(name)`\(place) has another label"
    case .reordered: "the order\(scope.isEmpty ? "" : place) is changed"
    }
  }
}
