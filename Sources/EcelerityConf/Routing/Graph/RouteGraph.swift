/// The routes of a configuration as a picture without layout: which domains leave through which bindings
/// to which next hops.
///
/// A path leads from domains that are routed alike to a lane, the bindings on which they get the same
/// answer, and legs lead from the lane to the exits of that answer. So every way through the graph is a
/// route, and every route is a way through it, but for what the nodes `rest` sum up.
///
///     let graph = try RouteGraph(of: configuration)
///     graph.groups.first?.coversUnnamed  // everything that no stanza names
package struct RouteGraph: Sendable {
  /// Domains that are routed alike on every binding.
  package struct Group: Sendable {
    /// What is written for names of which there are many, `/regular expression/` or `*.end`, in sets: such
    /// a name of the group matches all of one of the sets. A set that holds another one is left out.
    package internal(set) var patterns: [[String]] = []
    /// The names that are written somewhere in the configuration, in order.
    package internal(set) var names: [String] = []
    /// How many of `names`, from the first, are in the group for a stanza of their own or a list they
    /// stand on, not because they match an expression or are like everything else.
    package internal(set) var ownCount = 0
    /// Whether it is what no stanza and no list says anything about.
    package internal(set) var coversUnnamed = false
    /// How many groups are summed up in this one; 0 when it is one.
    package internal(set) var summedUp = 0
  }

  /// Bindings on which some domains get the same answer.
  package struct Lane: Sendable {
    /// The bindings in the order of the configuration.
    package internal(set) var bindings: [RouteBinding] = []
    /// Whether these are all bindings that the graph is about.
    package internal(set) var isEveryBinding = false
    /// The name mail is queued under when it is not the domain itself.
    package internal(set) var queue: String?
    /// The address connections come from, when there is one binding and it has one.
    package internal(set) var sourceAddress: String?
    /// How many lanes are summed up in this one; 0 when it is one.
    package internal(set) var summedUp = 0
  }

  /// Where mail goes: one next hop and how it is talked to, or what becomes of it instead.
  package struct Exit: Hashable, Sendable {
    /// Where.
    package enum Place: Hashable, Sendable {
      /// A host or an address.
      case host(String, isIPv6: Bool)
      /// What DNS says about a name; nil is the recipient domain.
      case lookup(HopLookup, of: String?)
      /// Nowhere; the verdict says why.
      case nowhere
      /// Exits that are summed up, that many.
      case others(Int)
    }

    /// Where.
    package let place: Place
    /// What becomes of the mail.
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
    /// The answer for one domain of the group on one binding of the lane; nil for what is summed up.
    package let witness: Explanation?
  }

  /// A lane's mail to one exit.
  package struct Leg: Hashable, Sendable {
    /// The position of the lane.
    package let lane: Int
    /// The position of the exit.
    package let exit: Int
    /// The preference, lower first; nil when DNS decides, and for what is summed up.
    package let preference: Int?
    /// How many legs of the lane have this preference.
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
  /// What the graph does not show.
  package internal(set) var notes: [RouteGraphNote] = []
  /// Classes of names that match the same regular expressions and that nothing else is written for.
  package internal(set) var unnamed: [UnnamedNames] = []
  /// The regular expressions that tell names apart, without slashes, in order.
  package internal(set) var patterns: [String] = []
  /// Names that are written somewhere and in no group: nothing was asked about them, or they are next hops.
  package internal(set) var namesLeftOut: [String] = []
  /// The ends of names that a list or a module goes by.
  package internal(set) var suffixes: [String] = []

  /// Names that are written nowhere, by what they match.
  package struct UnnamedNames: Hashable, Sendable {
    /// The positions of the regular expressions.
    package let patterns: [Int]
    /// The position of the group.
    package let group: Int
  }
}
