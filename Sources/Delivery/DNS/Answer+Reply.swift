extension Answer {
  /// What `reply` says, a message that repeats `question`; `server` is who gave it, where nothing protects
  /// the way to it.
  init(_ question: Question, _ reply: Message, fromAfar server: Endpoint? = nil) {
    switch reply.responseCode {
    case .noError, .nameError:
      self.init(question, answered: reply, fromAfar: server)
    case .refused:
      self.init(question, .refused, reason: "\(reply.responseCode)")
    default:
      self.init(question, .serverFailure, reason: "\(reply.responseCode)")
    }
  }

  private init(_ question: Question, answered reply: Message, fromAfar server: Endpoint?) {
    guard let path = AliasPath(from: question, in: reply.answers) else {
      self.init(question, .malformed, reason: "the aliases lead in a circle")
      return
    }
    if path.matches.isEmpty, reply.isReferral || !path.aliases.isEmpty && reply.leavesTheRest {
      self.init(question, .serverFailure, reason: "it does not look names up for this machine")
      return
    }
    let outcome: Outcome =
      path.matches.isEmpty ? (reply.responseCode == .nameError ? .nameError : .noData) : .found
    self.init(
      question, outcome, path.aliases + path.matches,
      isValidated: reply.flags.contains(.isAuthenticated), validator: server,
      negativeLifetime: outcome == .found ? nil : reply.negativeLifetime)
  }
}

extension Message {
  /// Whether it only says who else could be asked, which says nothing about the name.
  fileprivate var isReferral: Bool {
    responseCode == .noError && answers.isEmpty
      && flags.isDisjoint(with: [.isAuthoritative, .offersRecursion])
  }

  /// Whether it goes as far as its own zones go and leaves the rest of an alias to others, which says nothing about the
  /// name at the end: that there is nothing, the start of the zone would say (RFC 2308, 2.2).
  fileprivate var leavesTheRest: Bool {
    responseCode == .noError && !flags.contains(.offersRecursion) && negativeLifetime == nil
  }

  /// RFC 2308, 5: the lesser of the two that the start of the zone has.
  fileprivate var negativeLifetime: UInt32? {
    for record in authorities {
      if case .authority(let zone) = record.data { return min(record.lifetime, zone.minimum) }
    }
    return nil
  }
}
