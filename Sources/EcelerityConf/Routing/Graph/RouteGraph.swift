/// The routes of a configuration as a graph without layout: which domains leave through which bindings to which
/// next hops.
///
/// A path leads from domains with equal routes to a lane, which is the bindings on which they get the same answer,
/// and legs lead from the lane to the exits of that answer. Every way through the graph is a route, and every route
/// is a way through it, apart from combined nodes.
///
///     let graph = try RouteGraph(of: configuration)
///     graph.groups.first?.coversUnnamed  // everything that no stanza names
package struct RouteGraph: Sendable {
  /// Domains with equal routes on every binding.
  package struct Group: Sendable {
    /// The patterns for names that are not listed, `/regular expression/` or `*.end`, in sets: such a name of the
    /// group matches all patterns of one of the sets. A set that contains another one is left out.
    package internal(set) var patterns: [[String]] = []
    /// The names that are written somewhere in the configuration, in order.
    package internal(set) var names: [String] = []
    /// The number of `names`, from the first, that are in the group because of their own stanza or a list, not
    /// because they match an expression or are like everything else.
    package internal(set) var ownCount = 0
    /// Whether it covers the names that no stanza and no list mentions.
    package internal(set) var coversUnnamed = false
    /// The number of groups combined in this one; 0 when it is a single one.
    package internal(set) var summedUp = 0
  }

  /// Bindings on which some domains get the same answer.
  package struct Lane: Sendable {
    /// The bindings in configuration order.
    package internal(set) var bindings: [RouteBinding] = []
    /// Whether these are all bindings that the graph shows.
    package internal(set) var isEveryBinding = false
    /// The name mail is queued under when it is not the domain itself.
    package internal(set) var queue: String?
    /// The address connections come from, or those of both families, when there is one binding and it has one for
    /// all next hops.
    package internal(set) var sourceAddress: String?
    /// The number of lanes combined in this one; 0 when it is a single one.
    package internal(set) var summedUp = 0
  }

  /// The destination of mail: one next hop with its connection parameters, or the verdict when there is none.
  package struct Exit: Hashable, Sendable {
    /// The kind of destination.
    package enum Place: Hashable, Sendable {
      /// A host or an address.
      case host(String, isIPv6: Bool)
      /// A DNS lookup of a name; nil is the recipient domain.
      case lookup(HopLookup, of: String?)
      /// Nowhere; the verdict says why.
      case nowhere
      /// This number of combined exits.
      case others(Int)
    }

    /// The kind of destination.
    package let place: Place
    /// The verdict on the mail.
    package let verdict: Verdict
    /// The port.
    package let port: Int
    /// The protocol.
    package let method: DeliveryMethod
    /// Whether the connection is encrypted and how the certificate is checked, as configured.
    package let policy: TLSPolicy
    /// What would be looked up about the host and may make the policy stricter.
    package let policyLookups: [PolicyLookup]
  }

  /// A group's mail on the bindings of a lane.
  package struct Path: Sendable {
    /// The position of the group.
    package let group: Int
    /// The position of the lane.
    package let lane: Int
    /// The answer for one domain of the group on one binding of the lane; nil for combined nodes.
    package let witness: Explanation?
  }

  /// A lane's mail to one exit.
  package struct Leg: Hashable, Sendable {
    /// The position of the lane.
    package let lane: Int
    /// The position of the exit.
    package let exit: Int
    /// The preference, lower first; nil when DNS decides, and for combined nodes.
    package let preference: Int?
    /// The number of legs of the lane that have this preference.
    package let sharedBy: Int
    /// Whether the lane has no other.
    package let isOnly: Bool
  }

  /// The groups, that of everything else first.
  package internal(set) var groups: [Group] = []
  /// The lanes in the order of the groups.
  package internal(set) var lanes: [Lane] = []
  /// The exits in the order of the lanes.
  package internal(set) var exits: [Exit] = []
  /// From groups to lanes.
  package internal(set) var paths: [Path] = []
  /// From lanes to exits.
  package internal(set) var legs: [Leg] = []
  /// The limitations of the graph.
  package internal(set) var notes: [RouteGraphNote] = []
  /// Classes of names that match the same regular expressions and are mentioned nowhere.
  package internal(set) var unnamed: [UnnamedNames] = []
  /// The regular expressions that distinguish names, without slashes, in order.
  package internal(set) var patterns: [String] = []
  /// Names that are written somewhere and in no group: the limits excluded them, or they are next hops.
  package internal(set) var namesLeftOut: [String] = []
  /// The suffixes of names on lists and in modules.
  package internal(set) var suffixes: [String] = []

  /// Names that are written nowhere, by what they match.
  package struct UnnamedNames: Hashable, Sendable {
    /// The positions of the regular expressions.
    package let patterns: [Int]
    /// The position of the group.
    package let group: Int
  }
}
