extension Answer {
  /// The answer to `question` in `reply`. `server` is the name server that sent it, if the path to it is not protected.
  init(_ question: Question, _ reply: Message, unprotected server: Endpoint? = nil) {
    switch reply.responseCode {
    case .noError, .nameError:
      self.init(question, answered: reply, unprotected: server)
    case .refused:
      self.init(question, .refused, reason: "\(reply.responseCode)")
    default:
      self.init(question, .serverFailure, reason: "\(reply.responseCode)")
    }
  }

  private init(_ question: Question, answered reply: Message, unprotected server: Endpoint?) {
    guard let path = AliasPath(from: question, in: reply.answers) else {
      self.init(question, .malformed, reason: "the aliases form a loop")
      return
    }
    if path.matches.isEmpty, reply.isReferral || !path.aliases.isEmpty && reply.isPartialChain {
      self.init(question, .serverFailure, reason: "it does not offer recursion")
      return
    }
    let outcome: Outcome =
      path.matches.isEmpty ? (reply.responseCode == .nameError ? .nameError : .noData) : .found
    self.init(
      question, outcome, path.aliases + path.matches,
      isValidated: reply.flags.contains(.isAuthenticated), validator: server,
      negativeTTL: outcome == .found ? nil : reply.negativeTTL)
  }
}

extension Message {
  /// Whether it is a referral to other name servers, which says nothing about the name.
  fileprivate var isReferral: Bool {
    responseCode == .noError && answers.isEmpty
      && flags.isDisjoint(with: [.isAuthoritative, .offersRecursion])
  }

  /// Whether it ends where the server's own zones end and leaves the rest of a CNAME chain to the client, which says
  /// nothing about the name at the end: NODATA would have an SOA record (RFC 2308, 2.2).
  fileprivate var isPartialChain: Bool {
    responseCode == .noError && !flags.contains(.offersRecursion) && negativeTTL == nil
  }

  /// RFC 2308, 5: the lesser of the SOA record's TTL and its MINIMUM field.
  fileprivate var negativeTTL: UInt32? {
    for record in authorities {
      if case .authority(let zone) = record.data { return min(record.ttl, zone.minimum) }
    }
    return nil
  }
}
