/// What the network says to a `NameQuestion`.
public struct NameAnswer: Hashable, Sendable {
  /// A host that takes mail for a domain.
  public struct Exchanger: Hashable, Sendable {
    /// The lower, the earlier it is tried.
    public let preference: Int
    /// Its name; `.` in a Null MX (RFC 7505, 3).
    public let host: String

    /// The exchanger `host`.
    public init(_ preference: Int, _ host: String) {
      self.preference = preference
      self.host = host
    }
  }

  /// What is known after asking.
  public enum Outcome: Hashable, Sendable {
    /// The exchangers in the order of the answer; at least one.
    case exchangers([Exchanger])
    /// The addresses in the order of the answer; at least one.
    case addresses([IPAddress])
    /// A policy that holds.
    case policy(MTASTSPolicy)
    /// Validated TLSA records, so many of which can be used to check a certificate (RFC 7672, 3.1).
    case associations(usable: Int)
    /// There is none of what was asked for (NODATA; for a policy, no record of one).
    case none
    /// The name does not exist (NXDOMAIN).
    case noSuchName
    /// What was asked for is published, but says nothing that could be used; the words tell why.
    case unusable(String)
    /// Nobody could say; the words tell why.
    case unknown(String)
  }

  /// What is known.
  public let outcome: Outcome
  /// The name at the end of the aliases; nil when there are none.
  public let canonicalName: String?
  /// How long the answer may be believed, in seconds; nil when it does not say.
  public let lifetime: Int?
  /// Whether a name server says that it has validated it (RFC 4035).
  public let isValidated: Bool
  /// The name server that says so, `192.0.2.53:53`, where nothing protects the way to it; nil elsewhere.
  public let validator: String?
  /// The name server that gave it, `192.0.2.53:53`; nil when none did, or nobody remembers which.
  public let nameServer: String?
  /// What else there is to know, in words.
  public let remark: String?
  /// Whether nobody could say for a reason that the server need not share: something is missing here, or it would
  /// have waited longer.
  package let isUnknownHereOnly: Bool
  /// Whether nobody replied who could say, so that a search list is not followed any further.
  package var endsSearch = false

  /// An answer with this outcome.
  public init(
    _ outcome: Outcome, canonicalName: String? = nil, lifetime: Int? = nil,
    isValidated: Bool = false, validator: String? = nil, nameServer: String? = nil,
    remark: String? = nil
  ) {
    self.outcome = outcome
    self.canonicalName = canonicalName
    self.lifetime = lifetime
    self.isValidated = isValidated
    self.validator = validator
    self.nameServer = nameServer
    self.remark = remark
    isUnknownHereOnly = false
  }

  /// That nobody could say, and why, which the server need not share; `advice` is what to do.
  package init(unknownHereOnly reason: String, advice: String? = nil) {
    outcome = .unknown(reason)
    canonicalName = nil
    lifetime = nil
    isValidated = false
    validator = nil
    nameServer = nil
    remark = advice
    isUnknownHereOnly = true
  }
}

/// Everything that has been asked of the network so far.
public typealias NameAnswers = [NameQuestion: NameAnswer]
