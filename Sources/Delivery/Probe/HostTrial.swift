internal import EcelerityConf

/// Tries one next hop from the connection to the end of the session, as a person would with telnet and
/// the configuration in hand. The stages and their timers are those of docs/routing.md, 3.2.
struct HostTrial {
  let target: ProbeTarget
  let destination: Destination
  let plan: ProbePlan
  let encryption: EncryptionLibrary
  let interruption: Interruption?
  /// Told of each stage before it begins.
  let watch: (Stage.Name) -> Void

  private var connection: Connection?
  private var conversation: SMTPSession?
  private var stages: [Stage] = []
  private var transcript: [Transcript.Entry] = []
  private var report: TLSReport?
  private var endpoint: Endpoint?
  private let start = ContinuousClock.now

  /// Why it ends here.
  struct Ending: Error {
    let result: Attempt.Result
    let reason: String
    var isWithoutSession = false
    /// Whether the server may try again without encryption.
    var allowsClearText = false
  }

  init(
    _ destination: Destination, of target: ProbeTarget, _ plan: ProbePlan,
    _ encryption: EncryptionLibrary, _ interruption: Interruption?,
    watch: @escaping (Stage.Name) -> Void
  ) {
    self.destination = destination
    self.target = target
    self.plan = plan
    self.encryption = encryption
    self.interruption = interruption
    self.watch = watch
  }

  /// Tries it, and says what came of that.
  mutating func run() -> Attempt {
    var ending = converse(usesTLS: destination.policy.requirement != .no)
    if ending.allowsClearText {
      // Page: content/momentum/4/config/tls-ifavailable-fallback.md.
      let failure = ending.reason
      ending = converse(usesTLS: false)
      ending = Ending(
        result: ending.result, reason: "\(failure); in clear text then: \(ending.reason)",
        isWithoutSession: ending.isWithoutSession)
    }
    return Attempt(
      destination: destination, endpoint: endpoint, stages: stages, tls: report,
      result: ending.result, reason: ending.reason, transcript: transcript,
      isWithoutSession: ending.isWithoutSession)
  }

  /// One connection from beginning to end.
  private mutating func converse(usesTLS: Bool) -> Ending {
    let ending: Ending
    do throws(Ending) {
      try open()
      try greet(usesTLS: usesTLS)
      try deliver()
      ending = Ending(result: .accepted, reason: whatWasDone)
    } catch {
      ending = error
    }
    sayGoodbye(ending)
    keep()
    return ending
  }

  private var whatWasDone: String {
    if plan.sendsMessage { return "the message was taken" }
    if plan.stopAfter == .rcpt { return "the recipient was accepted; no message was sent" }
    let words = "all went well up to \(plan.stopAfter.rawValue), as asked"
    return plan.stopAfter == .tls && report == nil ? words + "; nothing is encrypted" : words
  }

  private mutating func keep() {
    if let conversation {
      stages += conversation.stages
      transcript += conversation.transcript.entries
    }
    conversation = nil
    connection?.close()
    connection = nil
  }

  // MARK: Timers

  /// How long a stage may take: its timer, unless the probe is to be less patient.
  private func patience(_ timer: Keyword) -> Duration {
    let configured = Duration.seconds(max(1, target.session.number(timer) ?? 0))
    return plan.timeLimit.map { min($0, configured) } ?? configured
  }

  // MARK: Connecting

  private mutating func open() throws(Ending) {
    let contact = plan.contact(destination, of: target)
    let server = try server(of: contact)
    endpoint = server
    let source = try source(for: contact)
    watch(.connect)
    let began = ContinuousClock.now
    do throws(TransportError) {
      connection = try Connection(
        to: server, from: source, until: began + patience(.connectTimeout),
        interruption: interruption)
    } catch {
      stages.append(
        Stage(.connect, failure: .transport(error), duration: began.duration(to: .now)))
      throw Ending(
        result: .unreachable, reason: connectReason(error, server, source),
        isWithoutSession: error != .interrupted)
    }
    stages.append(Stage(.connect, duration: began.duration(to: .now)))
    guard let dialect = target.dialect, let connection else {
      let method = target.explanation.method?.name ?? "the method"
      throw Ending(
        result: .accepted, reason: "connected; \(method) is no protocol that a probe speaks")
    }
    conversation = SMTPSession(over: connection, speaking: dialect, since: start)
    if case .proxy(_, let hop) = contact { try introduceToProxy(hop) }
    try stop(after: .connect)
  }

  private func server(of contact: ProbeContact) throws(Ending) -> Endpoint {
    switch contact {
    case .nextHop(let server), .proxy(let server, _), .substitute(let server): return server
    case .nobody(let reason): throw unreachable(reason)
    }
  }

  private func unreachable(_ reason: String) -> Ending {
    Ending(result: .unreachable, reason: reason, isWithoutSession: true)
  }

  /// The address that the connection has to come from; none when the system chooses.
  private func source(for contact: ProbeContact) throws(Ending) -> HostAddress? {
    let text = destination.sourceAddress
    switch contact {
    case .nobody: return nil
    // Page: content/momentum/4/modules/ha-proxy-client.md: the proxy connects from its own addresses.
    case .proxy: return nil
    // Another place may be of another family.
    case .substitute(let server) where !fits(text, server): return nil
    case .nextHop, .substitute: break
    }
    if text.isEmpty || text == "*" { return nil }
    guard let address = HostAddress(text) else {
      throw unreachable(
        "the source `\(text)` is not an address; a name is not looked up for a probe")
    }
    return address
  }

  private func fits(_ text: String, _ server: Endpoint) -> Bool {
    HostAddress(text).map { $0.isIPv6 == server.address.isIPv6 } ?? false
  }

  private func connectReason(
    _ error: TransportError, _ server: Endpoint, _ source: HostAddress?
  ) -> String {
    let failure = "cannot connect to \(server)"
    guard let source else { return "\(failure): \(error)" }
    return "\(failure) from \(source): \(error)"
      + (error.isAboutSource ? "; probe from the machine that has this address" : "")
  }

  /// Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func introduceToProxy(_ hop: Endpoint) throws(Ending) {
    let option: Keyword = hop.address.isIPv6 ? .haProxyIpv6SrcAddr : .haProxySrcAddr
    let text = target.session.text(option) ?? ""
    guard let source = HostAddress(text.isEmpty ? (hop.address.isIPv6 ? "::" : "0.0.0.0") : text),
      let header = ProxyHeader(source: Endpoint(source, port: 0), destination: hop)
    else {
      throw unreachable("`\(option)` is `\(text)`, which is no address for \(hop)")
    }
    let patience = patience(.connectTimeout)
    do throws(SMTPError) { try conversation?.proxy(header, within: patience) } catch {
      throw unreachable("the proxy took no header: \(error)")
    }
  }

  private func stop(after stage: ProbePlan.Stop) throws(Ending) {
    if plan.stopAfter == stage { throw Ending(result: .accepted, reason: whatWasDone) }
  }

  // MARK: Greeting

  private mutating func greet(usesTLS: Bool) throws(Ending) {
    let banner = try take(.banner) { (session, trial) throws(SMTPError) in
      try session.banner(within: trial.patience(.ehloTimeout))
    }
    try require(banner, isWithoutSession: true)
    try stop(after: .banner)
    try sayHello()
    try stop(after: .ehlo)
    if usesTLS { try encrypt() }
    try stop(after: .tls)
    try tellClient()
    try logIn()
  }

  private mutating func sayHello() throws(Ending) {
    let text = clientName
    guard let name = ClientName(text) else {
      throw Ending(
        result: .temporary,
        reason: "`\(Keyword.ehloHostname)` is `\(text)`, which is no name to greet with")
    }
    let stage = try take(.ehlo) { (session, trial) throws(SMTPError) in
      try session.hello(name, within: trial.patience(.ehloTimeout))
    }
    try require(stage)
  }

  /// The name of this machine stands for that of the node, which is known only there.
  private var clientName: String {
    switch EHLOToken(rawValue: destination.ehloName) {
    case .hostname, .message: LocalHost.name ?? "localhost"
    case nil: destination.ehloName
    }
  }

  // MARK: Encryption

  /// RFC 3207, and content/momentum/4/config/ref-tls.md.
  private mutating func encrypt() throws(Ending) {
    let isRequired = destination.policy.requirement == .required
    guard conversation?.capabilities?.startTLS == true else {
      if !isRequired { return }
      throw Ending(
        result: .tlsFailed, reason: "STARTTLS is required but not offered, answered with 451 4.7.6")
    }
    let client: TLSClient
    switch encryption.client {
    case .success(let known): client = known
    case .failure(let problem):
      if !isRequired { return }
      throw Ending(result: .tlsFailed, reason: problem.description)
    }
    let stage = try take(.startTLS) { (session, trial) throws(SMTPError) in
      try session.startTLS(within: trial.patience(.ehloTimeout))
    }
    guard stage.ok else { return try goOn(without: "STARTTLS was refused: \(stage.words)") }
    try shakeHands(client)
    try sayHello()
  }

  private mutating func shakeHands(_ client: TLSClient) throws(Ending) {
    guard let connection else { return }
    watch(.tls)
    let expectation = CertificateExpectation(target, destination, plan)
    let settings = expectation.settings
    let began = ContinuousClock.now
    let secured: TLSConnection
    do throws(TLSError) {
      secured = try client.connect(
        through: connection, settings, until: began + patience(.ehloTimeout))
    } catch {
      conversation?.record(
        Stage(.tls, failure: error.cause, duration: began.duration(to: .now)))
      switch error {
      case .transport(.interrupted):
        throw Ending(result: .temporary, reason: "tls: \(TransportError.interrupted)")
      // A file that cannot be read is our mistake, no negotiation that failed: nothing that was to be checked
      // is sent unchecked for it (D-25).
      case .setting: throw Ending(result: .tlsFailed, reason: error.description)
      case .transport, .handshake: return try goOn(without: error.description, hasEnded: true)
      }
    }
    report = secured.report
    let duration = began.duration(to: .now)
    guard secured.report.isAcceptable else {
      let reason = secured.report.reason ?? "the certificate is not what was expected"
      conversation?.record(
        Stage(.tls, failure: .transport(.encryption(reason)), duration: duration))
      secured.close()
      // A certificate that fails is a failed delivery, never a reason for clear text (D-25).
      throw Ending(
        result: .tlsFailed, reason: "\(reason)\(expectation.advice), answered with 451 4.7.5")
    }
    conversation?.record(Stage(.tls, duration: duration))
    conversation?.proceed(over: secured)
  }

  /// What becomes of the session when encryption is not to be had.
  /// Page: content/momentum/4/config/tls-ifavailable-fallback.md.
  private func goOn(without reason: String, hasEnded: Bool = false) throws(Ending) {
    let session = target.session
    let failure = TLSFailure(
      destination.policy.requirement, fallsBack: session.truth(.tlsIfavailableFallback) ?? true,
      onNewConnection: session.truth(.tlsFallbackAlwaysNewConnection) ?? true)
    switch failure {
    case .plaintext(let onNewConnection):
      if !onNewConnection, !hasEnded { return }
      throw Ending(result: .tlsFailed, reason: reason, allowsClearText: true)
    case .delayed:
      throw Ending(
        result: .tlsFailed, reason: "\(reason); the message is delayed, then TLS is tried again")
    case .refused, nil:
      throw Ending(result: .tlsFailed, reason: "\(reason), answered with 451 4.7.5")
    }
  }

  // MARK: Who we are

  /// Page: content/momentum/4/config/ref-xclient.md.
  private mutating func tellClient() throws(Ending) {
    let word = target.session.text(.xclient)?.lowercased() ?? "no"
    guard word != "no" else { return }
    let isRequired = word == "required"
    guard conversation?.capabilities?.xclientAttributes != nil else {
      if !isRequired { return }
      throw Ending(
        result: .temporary, reason: "XCLIENT is required but not offered, answered with 451 4.7.6")
    }
    let attributes = ClientAttributes([.helo: clientName, .proto: "ESMTP"])
    let stage = try take(.xclient) { (session, trial) throws(SMTPError) in
      try session.xclient(attributes, within: trial.patience(.ehloTimeout))
    }
    if stage.ok { return try sayHello() }
    if isRequired { try require(stage) }
  }

  /// Page: content/momentum/4/modules/outbound-smtp-auth.md.
  private mutating func logIn() throws(Ending) {
    let settings = target.session
    guard let type = settings.text(.outboundSmtpAuthType), !type.isEmpty,
      let user = settings.text(.outboundSmtpAuthUser), !user.isEmpty,
      let secret = settings.text(.outboundSmtpAuthPass), !secret.isEmpty
    else { return }
    guard let mechanism = AuthenticationMechanism(rawValue: type.uppercased()),
      let credentials = Credentials(user: user, secret: secret)
    else {
      throw Ending(
        result: .temporary,
        reason: "no login with `\(Keyword.outboundSmtpAuthType)` `\(type)` is possible")
    }
    let stage = try take(.auth) { (session, trial) throws(SMTPError) in
      try session.authenticate(
        mechanism, as: credentials, within: trial.patience(.ehloTimeout))
    }
    try require(stage)
  }

  // MARK: The envelope, and the message when there is one

  private mutating func deliver() throws(Ending) {
    let target = target
    let message = plan.sendsMessage ? message : nil
    let mail = try take(.mail) { (session, trial) throws(SMTPError) in
      try session.mail(
        from: target.sender, size: message?.count,
        isInternationalized: target.recipient.isInternationalized,
        within: trial.patience(.mailfromTimeout))
    }
    try require(mail)
    try stop(after: .mail)
    let rcpt = try take(.rcpt) { (session, trial) throws(SMTPError) in
      try session.rcpt(to: target.recipient, within: trial.patience(.rcpttoTimeout))
    }
    try require(rcpt)
    guard let message else { return }
    let data = try take(.data) { (session, trial) throws(SMTPError) in
      try session.data(message, within: trial.patience(.bodyTimeout)).first
    }
    try require(data)
  }

  private var message: [UInt8] {
    var random = SystemRandomNumberGenerator()
    let author =
      if case .mailbox(let mailbox) = target.sender { mailbox } else { target.recipient }
    return TestMessage(
      from: author, to: target.recipient, at: LocalHost.secondsSince1970, using: &random
    ).bytes
  }

  // MARK: Stages

  /// Goes through a stage of the session.
  private mutating func take<Result>(
    _ name: Stage.Name, _ stage: (inout SMTPSession, HostTrial) throws(SMTPError) -> Result
  ) throws(Ending) -> Result {
    guard var session = conversation else { preconditionFailure("there is no session yet") }
    watch(name)
    // Taken out, so that it is not copied while it learns.
    conversation = nil
    defer { conversation = session }
    do throws(SMTPError) { return try stage(&session, self) } catch {
      throw Ending(
        result: name == .banner ? .unreachable : .temporary, reason: error.description,
        isWithoutSession: name == .banner && error.cause != .transport(.interrupted))
    }
  }

  /// Ends when the server said no.
  private func require(_ stage: Stage?, isWithoutSession: Bool = false) throws(Ending) {
    guard let stage, let reply = stage.reply, !reply.isCompleted else { return }
    throw Ending(
      result: reply.category == .permanent ? .refused : .temporary,
      reason: "\(stage.name.rawValue) was refused: \(stage.words)",
      isWithoutSession: isWithoutSession)
  }

  /// RSET when mail was begun, and QUIT, whatever happened before, as long as the server listens.
  private mutating func sayGoodbye(_ ending: Ending) {
    guard var session = conversation, let last = session.stages.last ?? stages.last,
      last.failure == nil || last.failure == .transport(.interrupted),
      last.name != .connect
    else { return }
    conversation = nil
    let isInterrupted = last.failure != nil
    connection?.interruption = nil
    let patience =
      isInterrupted ? min(.seconds(1), patience(.rsetTimeout)) : patience(.rsetTimeout)
    do throws(SMTPError) {
      if !isInterrupted, [.mail, .rcpt].contains(last.name) {
        watch(.rset)
        _ = try session.rset(within: patience)
      }
      watch(.quit)
      _ = try session.quit(within: patience)
    } catch {
      // What was learnt before is the answer; the failure is in the stages.
    }
    conversation = session
  }
}

extension Stage {
  /// `550 5.1.1 no such user`
  fileprivate var words: String { reply.map { "\($0.code) \($0.text)" } ?? "" }
}

extension TransportError {
  /// Whether the source address is to blame.
  fileprivate var isAboutSource: Bool {
    if case .failed(let error) = self { error.isAddressNotAvailable } else { false }
  }
}

extension TLSError {
  /// The failure as a stage has it.
  fileprivate var cause: SMTPError.Cause {
    switch self {
    case .transport(let error): .transport(error)
    case .setting, .handshake: .transport(.encryption(description))
    }
  }
}
