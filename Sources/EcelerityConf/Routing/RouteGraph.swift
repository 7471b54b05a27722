/// The routes of a configuration as a picture without layout: which domains leave through which bindings
/// to which next hops.
///
/// A path leads from domains that are routed alike to a lane, the bindings on which they get the same
/// answer, and legs lead from the lane to the exits of that answer. So every way through the graph is a
/// route, and every route is a way through it, but for what the nodes `rest` sum up.
///
///     let graph = try RouteGraph(of: configuration)
///     graph.groups.first?.coversUnnamed  // everything that no stanza names
public struct RouteGraph: Sendable {
  /// Domains that are routed alike on every binding.
  public struct Group: Sendable {
    /// What is written for names of which there are many, `/regular expression/` or `*.end`, in sets: such
    /// a name of the group matches all of one of the sets. A set that holds another one is left out.
    public internal(set) var patterns: [[String]] = []
    /// The names that are written somewhere in the configuration, in order.
    public internal(set) var names: [String] = []
    /// How many of `names`, from the first, are in the group for a stanza of their own or a list they
    /// stand on, not because they match an expression or are like everything else.
    public internal(set) var ownCount = 0
    /// Whether it is what no stanza and no list says anything about.
    public internal(set) var coversUnnamed = false
    /// How many groups are summed up in this one; 0 when it is one.
    public internal(set) var summedUp = 0
  }

  /// Bindings on which some domains get the same answer.
  public struct Lane: Sendable {
    /// The bindings in the order of the configuration.
    public internal(set) var bindings: [RouteBinding] = []
    /// Whether these are all bindings that the graph is about.
    public internal(set) var isEveryBinding = false
    /// The name mail is queued under when it is not the domain itself.
    public internal(set) var queue: String?
    /// The address connections come from, when there is one binding and it has one.
    public internal(set) var sourceAddress: String?
    /// How many lanes are summed up in this one; 0 when it is one.
    public internal(set) var summedUp = 0
  }

  /// Where mail goes: one next hop and how it is talked to, or what becomes of it instead.
  public struct Exit: Hashable, Sendable {
    /// Where.
    public enum Place: Hashable, Sendable {
      /// A host or an address.
      case host(String, isIPv6: Bool)
      /// What DNS says about a name; nil is the recipient domain.
      case lookup(RouteItem.Lookup, of: String?)
      /// Nowhere; the verdict says why.
      case nowhere
      /// Exits that are summed up, that many.
      case others(Int)
    }

    /// Where.
    public let place: Place
    /// What becomes of the mail.
    public let verdict: Verdict
    /// The port.
    public let port: Int
    /// The protocol.
    public let method: DeliveryMethod
    /// Whether the connection is encrypted and how the certificate is checked, as configured.
    public let policy: TLSPolicy
    /// What would be looked up about the host and may make the policy stricter.
    public let policyLookups: [PolicyLookup]
  }

  /// A group's mail on the bindings of a lane.
  public struct Path: Sendable {
    /// The position of the group.
    public let group: Int
    /// The position of the lane.
    public let lane: Int
    /// The answer for one domain of the group on one binding of the lane; nil for what is summed up.
    public let witness: Explanation?
  }

  /// A lane's mail to one exit.
  public struct Leg: Hashable, Sendable {
    /// The position of the lane.
    public let lane: Int
    /// The position of the exit.
    public let exit: Int
    /// The preference, lower first; nil when DNS decides, and for what is summed up.
    public let preference: Int?
    /// How many legs of the lane have this preference.
    public let sharedBy: Int
    /// Whether the lane has no other.
    public let isOnly: Bool
  }

  /// The groups, that of everything else first.
  public internal(set) var groups: [Group] = []
  /// The lanes in the order of the groups.
  public internal(set) var lanes: [Lane] = []
  /// The exits in the order of the lanes.
  public internal(set) var exits: [Exit] = []
  /// From groups to lanes.
  public internal(set) var paths: [Path] = []
  /// From lanes to exits.
  public internal(set) var legs: [Leg] = []
  /// What the graph does not show.
  public internal(set) var notes: [RouteGraphNote] = []
  /// Classes of names that match the same regular expressions and that nothing else is written for.
  public internal(set) var unnamed: [UnnamedNames] = []
  /// The regular expressions that tell names apart, without slashes, in order.
  public internal(set) var patterns: [String] = []
  /// Names that are written somewhere and in no group: nothing was asked about them, or they are next hops.
  public internal(set) var namesLeftOut: [String] = []
  /// The ends of names that a list or a module goes by.
  public internal(set) var suffixes: [String] = []

  /// Names that are written nowhere, by what they match.
  public struct UnnamedNames: Hashable, Sendable {
    /// The positions of the regular expressions.
    public let patterns: [Int]
    /// The position of the group.
    public let group: Int
  }
}
