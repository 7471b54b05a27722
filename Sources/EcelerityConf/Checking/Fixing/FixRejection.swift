/// Why a fix is not applied.
public enum FixRejection: Hashable, Sendable {
  /// Its file could not be read as before.
  case syntaxError(path: String)
  /// What it should mend is still there.
  case findingRemains
  /// It makes another rule complain.
  case newFinding(rule: String, message: String)
  /// A safe one that changes what the configuration says.
  case difference(ConfigurationDifference)
  /// The configuration could not be read any more.
  case unreadable(String)
  /// A configuration that reads the file too has nothing there to be fixed.
  case notFound(by: String)
  /// It goes by statements, and the file, a part of the configuration, has a syntax error that leaves them unsure.
  case uncertain(path: String)
  /// It opens a stanza without a name once more that is there already.
  case repeatedStanza(name: String)
  /// So many others were rejected before that it was not tried.
  case notTried

  /// The reason, after "because".
  public var message: String {
    switch self {
    case .syntaxError(let path): "`\(path)` would have a syntax error"
    case .findingRemains: "the finding would remain"
    case .newFinding(let rule, let message): "it would bring up: \(message) [\(rule)]"
    case .difference(let difference): "the configuration would differ: \(difference.words)"
    case .unreadable(let reason): "the configuration could not be read: \(reason)"
    case .notFound(let reader): "\(reader) reads the file too and has no such finding"
    case .uncertain(let path): "`\(path)` has a syntax error; fix that first"
    case .repeatedStanza(let name): "`\(name)` would be there twice"
    case .notTried: "too many others were given up before it"
    }
  }
}

extension ConfigurationDifference {
  /// What differs, in words: `gateway in domain mill.example is changed`.
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
