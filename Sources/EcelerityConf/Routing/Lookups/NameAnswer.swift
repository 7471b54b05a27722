/// The answer of the network to a `NameQuestion`.
public struct NameAnswer: Hashable, Sendable {
  /// A mail exchanger of a domain.
  public struct Exchanger: Hashable, Sendable {
    /// The preference; lower values are tried first.
    public let preference: Int
    /// Its name; `.` in a Null MX (RFC 7505, 3).
    public let host: String

    /// The exchanger `host`.
    public init(_ preference: Int, _ host: String) {
      self.preference = preference
      self.host = host
    }
  }

  /// The outcome of a lookup.
  public enum Outcome: Hashable, Sendable {
    /// The exchangers in the order of the answer; at least one.
    case exchangers([Exchanger])
    /// The addresses in the order of the answer; at least one.
    case addresses([IPAddress])
    /// A policy that is in force.
    case policy(MTASTSPolicy)
    /// Validated TLSA records, with the number of those that can be used to check a certificate (RFC 7672, 3.1).
    case associations(usable: Int)
    /// There are no records of the type (NODATA), or there is no policy.
    case none
    /// The name does not exist (NXDOMAIN).
    case noSuchName
    /// The records or the policy are published but not usable; the text says why.
    case unusable(String)
    /// The lookup failed; the text says why.
    case unknown(String)
  }

  /// The outcome.
  public let outcome: Outcome
  /// The name at the end of the aliases; nil when there are none.
  public let canonicalName: String?
  /// The time to live of the answer in seconds; nil when it has none.
  public let lifetime: Int?
  /// Whether the name server says that it validated the answer (RFC 4035).
  public let isValidated: Bool
  /// The name server that says so, `192.0.2.53:53`, if the path to it is not protected; otherwise nil.
  public let validator: String?
  /// The name server that answered, `192.0.2.53:53`; nil when none did or it is not known.
  public let nameServer: String?
  /// Further information, in words.
  public let remark: String?
  /// Whether the lookup failed for a reason that does not apply to the server: something is missing here, or it
  /// would have waited longer.
  package let isUnknownHereOnly: Bool
  /// Whether no name server replied, so that a search list is not followed any further.
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

  /// An answer for a lookup that failed for `reason`, which need not apply to the server; `advice` is what to do.
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

/// All answers of the network so far.
public typealias NameAnswers = [NameQuestion: NameAnswer]
