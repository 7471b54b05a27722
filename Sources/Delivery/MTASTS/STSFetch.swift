internal import Synchronization
internal import Threads

/// The fetching of policies from the web servers of domains (RFC 8461, 3.3). Policies are not cached.
package struct STSFetch: Sendable {
  /// The authorities that a certificate of a web server is verified with.
  var authorities = TLSSettings.Authorities.system
  /// How long to wait for one policy, all addresses included.
  package var timeout = STSFetch.defaultTimeout
  /// How long the mail server waits for a policy.
  var serverTimeout = STSFetch.defaultTimeout
  /// Whether name servers have less time than `ResolverConfiguration.defaultTimeout`.
  package var hasShortDNSTimeout = false
  /// Ends every wait when it is raised.
  package var interruption: Interruption?
  /// The value of `User-Agent`, such as `confroute/1.0`.
  package var agent: String?
  /// Whether web servers at private addresses are contacted. The owner of the domain chooses the address, which need
  /// not be their own.
  package var allowsPrivate = false
  /// The port of HTTPS.
  var port: UInt16 = 443

  /// RFC 8461, 3.3, suggests a minute.
  private static let defaultTimeout = Duration.seconds(60)
  /// Addresses of one web server that are tried.
  static let addressLimit = 8
  /// Web servers that are asked concurrently.
  private static let concurrency = 64
  /// How long to wait before a descriptor is asked for again, in milliseconds.
  private static let pause = 20

  /// A fetch that trusts the authorities of the system.
  package init() {}

  /// Fetches the policies that `publications` announce, concurrently, and returns the outcomes in their order. `client`
  /// makes the TLS connections.
  func outcomes(
    of publications: [STSPublication], through client: TLSClient
  ) -> [STSOutcome] {
    let next = Atomic(0)
    let outcomes = Mutex([STSOutcome?](repeating: nil, count: publications.count))
    // OpenSSL opens files while it verifies a certificate, and takes one that it cannot open for one that is not there.
    let limit = max(1, min(Self.concurrency, LocalHost.descriptorLimit / 4))
    ThreadOfControl.run(besides: min(publications.count, limit) - 1) {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < publications.count else { return }
        let outcome = outcome(of: publications[index], through: client)
        outcomes.withLock { $0[index] = outcome }
      }
    }
    return outcomes.withLock { $0.compactMap(\.self) }
  }

  private func outcome(of published: STSPublication, through client: TLSClient) -> STSOutcome {
    let host = published.host
    let allowed = published.addresses.filter { allowsPrivate || !$0.isPrivate }
    let refused = published.addresses.first { !allowed.contains($0) }
    if let refused, allowed.isEmpty { return .notContacted(host, refused) }
    let deadline = ContinuousClock.now + timeout
    var problem = "`\(host)` has no address"
    var cutShort: STSOutcome?
    var isOfPolicy = false
    var rest = allowed.prefix(Self.addressLimit)
    while let address = rest.popFirst() {
      // An address that does not reply leaves the others their share of the time.
      let now = ContinuousClock.now
      let end = now + now.duration(to: deadline) / (rest.count + 1)
      do throws(Failure) {
        let text = try file(of: host, at: address, through: client, until: end)
        do throws(STSPolicyError) { return .policy(try STSPolicy(text), id: published.id) } catch {
          throw Failure(words: error.description, isOfPolicy: true)
        }
      } catch {
        problem = "`\(host)` (\(address)): \(error.words)"
        if let shortage = shortage(error) { cutShort = .cutShort(problem, for: shortage) }
        isOfPolicy = error.isOfPolicy
      }
    }
    if let cutShort { return cutShort }
    // The mail server would try that address as well.
    if let refused, !isOfPolicy { return .notContacted(host, refused) }
    return isOfPolicy ? .unreadable(problem) : .failed(problem)
  }

  /// What was missing here, if the mail server might have got further; else nil.
  private func shortage(_ failure: Failure) -> STSOutcome.Shortage? {
    if failure.lacksAuthorities { return .authorities }
    return switch failure.cause {
    case .interrupted: .interruption
    case .timeout: timeout < serverTimeout ? .time : nil
    case .failed(let error): error.isOutOfDescriptors ? .descriptors : nil
    case .closed, .encryption, nil: nil
    }
  }

  private struct Failure: Error {
    let words: String
    var cause: TransportError?
    /// Whether the policy was fetched and is not valid.
    var isOfPolicy = false
    /// Whether no certificate can be verified, as this machine has no authorities.
    var lacksAuthorities = false
  }

  private func file(
    of host: DomainName, at address: HostAddress, through client: TLSClient,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> [UInt8] {
    let connection = try connect(to: host, at: address, through: client, until: deadline)
    defer { connection.close() }
    guard connection.report.isAcceptable else {
      throw Failure(
        words: connection.report.reason ?? "the certificate is not verified",
        lacksAuthorities: client.lacks(authorities))
    }
    let response: HTTPResponse
    do throws(TransportError) { try connection.send(request(to: host), until: deadline) } catch {
      throw Failure(words: error.description, cause: error)
    }
    do throws(HTTPError) {
      var reader = HTTPResponseReader(
        connection, limit: STSPolicy.longestText, until: deadline
      ) { connection.isEndAuthentic }
      response = try reader.read()
    } catch {
      throw Failure(words: error.description, cause: error.cause)
    }
    try check(response)
    return response.body
  }

  private func connect(
    to host: DomainName, at address: HostAddress, through client: TLSClient,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> TLSConnection {
    var settings = TLSSettings(serverName: host.description)
    settings.referenceNames = [host.description]
    settings.acceptsCommonName = false
    settings.verification = .host
    settings.authorities = authorities
    let connection: Connection
    do throws(TransportError) {
      connection = try self.connection(to: Endpoint(address, port: port), until: deadline)
    } catch {
      throw Failure(words: error.description, cause: error)
    }
    do throws(TLSError) {
      return try client.connect(through: connection, settings, until: deadline)
    } catch {
      throw Failure(words: error.description, cause: error.cause)
    }
  }

  /// Connects to `endpoint`, once there is a descriptor for the connection: other fetches may have taken all.
  private func connection(
    to endpoint: Endpoint, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> Connection {
    while true {
      do throws(TransportError) {
        return try Connection(to: endpoint, until: deadline, interruption: interruption)
      } catch {
        guard error.isOutOfDescriptors, ContinuousClock.now < deadline else { throw error }
        let interests = [interruption?.interest].compactMap { $0 }
        if Socket.wait(for: interests, milliseconds: Self.pause) == [true] { throw .interrupted }
      }
    }
  }

  private func request(to host: DomainName) -> [UInt8] {
    let lines =
      [
        "GET /.well-known/mta-sts.txt HTTP/1.1",
        "Host: \(host)" + (port == 443 ? "" : ":\(port)"),
        "Accept: text/plain",
        "Connection: close",
      ] + [agent].compactMap { $0 }.map { "User-Agent: \($0)" }
    return Array(lines.map { $0 + "\r\n" }.joined().utf8) + [0x0d, 0x0a]
  }

  /// Checks the response by RFC 8461, 3.3: status 200, no redirect, text/plain.
  private func check(_ response: HTTPResponse) throws(Failure) {
    // RFC 9110, 15.4: other codes of this class name no other place.
    if [301, 302, 303, 307, 308].contains(response.status) {
      throw Failure(words: "it redirects (\(response.status)), and redirects are not followed")
    }
    guard response.status == 200 else {
      throw Failure(words: "it replies with the status \(response.status) instead of 200")
    }
    let type = response.values(of: "content-type").first ?? ""
    let kind = Array(type.prefix { $0 != ";" }.utf8)[...].trimmingBlanks()
    guard String(decoding: kind, as: UTF8.self).lowercased() == "text/plain" else {
      throw Failure(words: "the file is not of the type text/plain")
    }
    let coding = response.values(of: "content-encoding").joined(separator: ", ")
    guard ["", "identity"].contains(coding.lowercased()) else {
      throw Failure(words: "the file is compressed, which was not requested")
    }
  }
}

extension TLSError {
  /// The failure of the transport during the handshake; nil for other failures.
  fileprivate var cause: TransportError? {
    if case .transport(let error) = self { error } else { nil }
  }
}

extension HTTPError {
  /// The failure of the transport during the response; nil for other failures.
  fileprivate var cause: TransportError? {
    if case .transport(let error) = self { error } else { nil }
  }
}
