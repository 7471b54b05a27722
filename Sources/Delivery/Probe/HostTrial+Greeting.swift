internal import EcelerityConf

/// The beginning of the session: banner, EHLO, TLS, XCLIENT and AUTH.
extension HostTrial {
  mutating func greet(usesTLS: Bool) throws(Ending) {
    let banner = try perform(.banner) { (session, trial) throws(SMTPError) in
      try session.banner(within: trial.timeout(.ehloTimeout))
    }
    try requireSuccess(banner, isWithoutSession: true)
    try stop(after: .banner)
    try sayHello()
    try stop(after: .ehlo)
    try requireKnownPolicy()
    if usesTLS { try encrypt() }
    try stop(after: .tls)
    try sendXCLIENT()
    try authenticate()
  }

  mutating func sayHello() throws(Ending) {
    let text = clientName
    guard let name = ClientName(text) else {
      throw Ending(
        result: .temporary,
        reason: "\(clientNameOrigin) is `\(text)`, which is not a name to greet with")
    }
    let stage = try perform(.ehlo) { (session, trial) throws(SMTPError) in
      try session.hello(name, within: trial.timeout(.ehloTimeout))
    }
    try requireSuccess(stage)
  }

  /// The EHLO name. The name of the node is known only there; that of this machine is used instead.
  private var clientName: String {
    switch EHLOToken(rawValue: destination.ehloName) {
    case .hostname, .message: LocalHost.name ?? "localhost"
    case nil: destination.ehloName
    }
  }

  /// What gives the EHLO name, in words.
  private var clientNameOrigin: String {
    if target.nameToken == nil { return "`\(Keyword.ehloHostname)`" }
    guard target.greetsAsNode else { return "the domain of the sender" }
    return target.session.setting(.hostname) == nil
      ? "the name of this machine" : "`\(Keyword.hostname)`"
  }

  /// Whether HELO was sent, after which there are no extensions such as AUTH, whatever was offered (decision D-17).
  var hasSentHELO: Bool {
    let greeting = conversation?.stages.last { $0.name == .ehlo }
    return target.dialect == .smtp || greeting?.refusedGreeting != nil
  }

  // MARK: XCLIENT and AUTH

  /// XCLIENT. Page: content/momentum/4/config/ref-xclient.md.
  private mutating func sendXCLIENT() throws(Ending) {
    let use = target.session.xclient
    guard use != .no else { return }
    let isRequired = use == .required
    guard conversation?.capabilities?.xclientAttributes != nil else {
      if !isRequired { return }
      let reason =
        hasSentHELO
        ? "XCLIENT is required, and HELO has no extensions" : "XCLIENT is required but not offered"
      throw Ending(result: .temporary, reason: "\(reason); the message gets 451 4.7.6")
    }
    let attributes = ClientAttributes([.helo: clientName, .proto: "ESMTP"])
    let stage = try perform(.xclient) { (session, trial) throws(SMTPError) in
      try session.xclient(attributes, within: trial.timeout(.ehloTimeout))
    }
    if stage.ok { return try sayHello() }
    if isRequired || stage.endsSession {
      // A transient failure, whatever the code.
      throw Ending(result: .temporary, reason: Self.refusal(of: stage))
    }
  }

  /// Notes that a login is configured in part.
  private mutating func noteMissingLogin() {
    let options: [Keyword] = [.outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass]
    let missing = options.filter { target.session.text($0)?.isEmpty != false }
    guard missing.count < options.count else { return }
    let names = missing.map { "`\($0)`" }.joined(separator: " and ")
    skipped.append("no login was sent, as \(names) \(missing.count == 1 ? "has" : "have") no value")
  }

  /// AUTH. Page: content/momentum/4/modules/outbound-smtp-auth.md.
  private mutating func authenticate() throws(Ending) {
    guard let (type, known) = target.login else { return noteMissingLogin() }
    if hasSentHELO {
      skipped.append("no login was sent, as HELO has none")
      return
    }
    guard let mechanism = AuthenticationMechanism(rawValue: type.uppercased()),
      let credentials = known
    else {
      throw Ending(
        result: .temporary,
        reason: "no login with `\(Keyword.outboundSmtpAuthType)` `\(type)` is possible")
    }
    let stage = try perform(.auth) { (session, trial) throws(SMTPError) in
      try session.authenticate(
        mechanism, as: credentials, within: trial.timeout(.ehloTimeout))
    }
    try requireSuccess(stage)
  }
}
