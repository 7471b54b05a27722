/// Asks a domain for its policy: the record, and the file from its own web server (RFC 8461, 3).
/// Nothing is remembered.
package struct STSFetch: Sendable {
  /// Encrypts the way to the web server.
  package var client: TLSClient
  /// Whom to believe about the certificate of the web server.
  package var authorities: TLSSettings.Authorities
  /// The address to connect from; nil leaves it to the system.
  package var source: HostAddress?
  /// How long to wait for the file in all; a minute is what RFC 8461, 3.3, suggests.
  package var patience = Duration.seconds(60)
  /// How many aliases may lead to the record.
  package var aliasLimit = 5
  /// The port of the web server.
  var port: UInt16 = 443

  /// How many addresses of the web server are tried.
  private static let addressLimit = 8

  /// A fetch that believes `authorities`.
  package init(_ client: TLSClient, authorities: TLSSettings.Authorities) {
    self.client = client
    self.authorities = authorities
  }

  /// The policy of `domain`.
  package func policy(
    of domain: DomainName, using resolver: inout some Resolver, interruption: Interruption? = nil
  ) throws(ResolverError) -> STSOutcome {
    guard let name = domain.below("_mta-sts"), let host = domain.below("mta-sts"), domain.isHostName
    else { return .none("`\(domain)` is no name of a host") }
    let answers = try resolver.resolve([Question(name, .txt)])
    guard let answer = answers.first else { preconditionFailure("one answer for each question") }
    switch STSRecord.find(in: answer, aliasLimit: aliasLimit) {
    case .none(let reason): return .none(reason)
    case .failed(let reason): return .failed(reason)
    case .record(let record):
      let answers = try resolver.resolve([Question(host, .a), Question(host, .aaaa)])
      return outcome(record, host, answers, interruption)
    }
  }

  private func outcome(
    _ record: STSRecord, _ host: DomainName, _ answers: [Answer], _ interruption: Interruption?
  ) -> STSOutcome {
    let addresses = answers.flatMap(\.matches).compactMap { record -> HostAddress? in
      guard case .address(let address) = record.data else { return nil }
      return address
    }
    let deadline = ContinuousClock.now + patience
    var problem = "`\(host)` has no address"
    for address in addresses.prefix(Self.addressLimit) {
      do throws(Failure) {
        let text = try file(of: host, at: address, until: deadline, interruption)
        do throws(STSPolicyError) { return .policy(try STSPolicy(text), id: record.id) } catch {
          throw Failure(words: error.description)
        }
      } catch {
        problem = "`\(host)` (\(address)): \(error.words)"
      }
    }
    return .failed(problem)
  }

  private struct Failure: Error {
    let words: String
  }

  private func file(
    of host: DomainName, at address: HostAddress, until deadline: ContinuousClock.Instant,
    _ interruption: Interruption?
  ) throws(Failure) -> [UInt8] {
    let connection = try connect(to: host, at: address, until: deadline, interruption)
    defer { connection.close() }
    guard connection.report.isAcceptable else {
      throw Failure(words: connection.report.reason ?? "the certificate is not verified")
    }
    let response: HTTPResponse
    do throws(TransportError) { try connection.send(request(to: host), until: deadline) } catch {
      throw Failure(words: error.description)
    }
    do throws(HTTPError) {
      var reader = HTTPResponseReader(
        connection, limit: STSPolicy.longestText, until: deadline)
      response = try reader.read()
    } catch {
      throw Failure(words: error.description)
    }
    try check(response)
    return response.body
  }

  private func connect(
    to host: DomainName, at address: HostAddress, until deadline: ContinuousClock.Instant,
    _ interruption: Interruption?
  ) throws(Failure) -> TLSConnection {
    var settings = TLSSettings(serverName: host.description)
    settings.referenceNames = [host.description]
    settings.acceptsCommonName = false
    settings.verification = .host
    settings.authorities = authorities
    let connection: Connection
    do throws(TransportError) {
      connection = try Connection(
        to: Endpoint(address, port: port), from: source(for: address), until: deadline,
        interruption: interruption)
    } catch {
      throw Failure(words: error.description)
    }
    do throws(TLSError) {
      return try client.connect(through: connection, settings, until: deadline)
    } catch {
      throw Failure(words: error.description)
    }
  }

  /// An address of one family is no source for the other.
  private func source(for address: HostAddress) -> HostAddress? {
    source?.isIPv6 == address.isIPv6 ? source : nil
  }

  private func request(to host: DomainName) -> [UInt8] {
    let lines = [
      "GET /.well-known/mta-sts.txt HTTP/1.1",
      "Host: \(host)" + (port == 443 ? "" : ":\(port)"),
      "Accept: text/plain",
      "Connection: close",
    ]
    return Array(lines.map { $0 + "\r\n" }.joined().utf8) + [0x0d, 0x0a]
  }

  /// RFC 8461, 3.3
  private func check(_ response: HTTPResponse) throws(Failure) {
    if (300..<400).contains(response.status) {
      throw Failure(words: "it points elsewhere (\(response.status)), which does not count")
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
      throw Failure(words: "the file is compressed, which nobody asked for")
    }
  }
}

extension DomainName {
  /// The name with one label more; nil when it is too long.
  fileprivate func below(_ label: String) -> DomainName? {
    DomainName(labels: [Array(label.utf8)] + labels)
  }

  /// Whether it can stand in an address of the web.
  fileprivate var isHostName: Bool {
    !labels.isEmpty
      && labels.joined().allSatisfy {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
