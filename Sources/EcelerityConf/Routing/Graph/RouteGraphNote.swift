/// What a graph does not show.
package enum RouteGraphNote: Hashable, Sendable {
  /// Names about which nothing was asked, that many, as there are too many different ones.
  case namesNotAsked(Int)
  /// Bindings about which nothing was asked, that many.
  case bindingsNotAsked(Int)
  /// No name is known that the regular expression matches; only names that are written somewhere were
  /// tried with it.
  case unreadPattern(String)
  /// The regular expression is not evaluated.
  case failedPattern(String, reason: String)
  /// More expressions of these two kinds, that many.
  case morePatterns(Int)
  /// Names that match several expressions at a time may be routed in another way.
  case mayMissOverlaps
  /// Addresses, names that begin with `#` and names of next hops are not among the domains.
  case onlyDomains
  /// Scripts may decide otherwise.
  case policyMayDecide

  /// Whether the picture is wrong without it for somebody.
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
      "\(count) more domains are not drawn; ask `confroute explain` about them"
    case .bindingsNotAsked(let count):
      "\(count) more bindings are not drawn; draw one with --binding"
    case .unreadPattern(let text):
      "names of /\(text)/ cannot be told from others; ask `confroute explain` about them"
    case .failedPattern(let text, let reason): "/\(text)/ is not evaluated: \(reason)"
    case .morePatterns(let count):
      "\(count) more regular expressions like that; ask `confroute explain` about their names"
    case .mayMissOverlaps:
      "names that match several regular expressions may be missing; ask `confroute explain`"
    case .onlyDomains:
      "addresses, names that begin with `#` and next hops are not drawn as recipients of their own"
    case .policyMayDecide: RouteNote.policyMayDecide.text
    }
  }
}
