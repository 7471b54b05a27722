/// A limitation of a graph.
package enum RouteGraphNote: Hashable, Sendable {
  /// This number of names was left out, as there are too many different ones.
  case namesNotAsked(Int)
  /// This number of bindings was left out.
  case bindingsNotAsked(Int)
  /// No name could be made up for the regular expression; only names that are written somewhere were tried with it.
  case unreadPattern(String)
  /// The regular expression could not be evaluated.
  case failedPattern(String, reason: String)
  /// This number of further expressions of these two kinds.
  case morePatterns(Int)
  /// Names that match several expressions at once may be routed in another way.
  case mayMissOverlaps
  /// Addresses, names that begin with `#` and names of next hops are not among the domains.
  case onlyDomains
  /// Scripts may decide otherwise.
  case policyMayDecide

  /// Whether the graph may be wrong in some place because of it.
  package var isGap: Bool {
    switch self {
    case .onlyDomains, .policyMayDecide: false
    default: true
    }
  }

  /// What is there, then what to do; lower case, no full stop.
  package var text: String {
    switch self {
    case .namesNotAsked(let count):
      "\(count) more domains are not drawn; run `confroute explain` for them"
    case .bindingsNotAsked(let count):
      "\(count) more bindings are not drawn; draw one with --binding"
    case .unreadPattern(let text):
      "names that match /\(text)/ cannot be separated from others; run `confroute explain` for them"
    case .failedPattern(let text, let reason): "/\(text)/ is not evaluated: \(reason)"
    case .morePatterns(let count):
      "\(count) more regular expressions like that; run `confroute explain` for their names"
    case .mayMissOverlaps:
      "names that match several regular expressions may be missing; run `confroute explain` for them"
    case .onlyDomains:
      "addresses, names that begin with `#` and next hops are not drawn as recipients of their own"
    case .policyMayDecide: RouteNote.policyMayDecide.text
    }
  }
}
