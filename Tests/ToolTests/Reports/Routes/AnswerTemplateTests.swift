import EcelerityConf
import Testing

@testable import ToolSupport

/// Tests that an answer assembled from the answers for other names equals the one computed for the
/// name alone.
struct AnswerTemplateTests {
  private static let text = """
    hostname = node.example
    relay_domains = ( listed.test )
    domain "/^re/" { max_retries = 2 }
    domain twice.test { connect_timeout = 8 connect_timeout = 9 }
    domain listed.test { tls = required }
    domain loop.test { gateway = loop.test }
    domain moved.test { gateway = set.test }
    domain set.test { connect_timeout = 3 }
    domain told.test { gateway = hop.test connect_timeout = 3 }
    domain early.test { tls = required blackhole = inline }
    domain more.test { tls = required tls_ca = "/ca.pem" }
    domain lists.test { routes = ( "smtp://mx.test" __mx__ ) connect_timeout = 3 }
    binding b { domain a3.test { tls = required } }
    binding c { gateway = bound.test }
    """
  /// Stanzas of several kinds, with many similar ones of each.
  private static let alike = (0..<14).map { number in
    """
    domain a\(number).test { tls = required connect_timeout = \(number) }
    domain b\(number).test {
      idle_timeout = \(number)
      routes = ( "smtp://mx1.test:26" mx2.test )
      outbound_throttle_messages = "\(number)/60"
    }
    domain c\(number).test { gateway = hop\(number).test }
    domain d\(number).test { gateway = hop.test remote_smtp_port = 26 }
    domain e\(number).test { max_recipients_per_batch = \(number) message_expiration = "x\(number)" }
    domain h\(number).test { routes = ( "smtp://h\(number).mx.test" ) connect_timeout = \(number) }
    domain i\(number).test {
      routes = (
        "smtp://mx\(number).test?pref=7" "\(String(repeating: "n", count: number % 5))x\(number).test"
        "smtp://\(number).third.test:\(number % 2 + 26)?type=a"
      )
      tls = required
    }
    domain f\(number).test { tls = ifavailable adaptive_enabled = true retry_interval = \(number) }
    """
  }
  private static let names =
    (0..<14).flatMap { number in "abcdefghi".map { "\($0)\(number).test" } }
    + [
      "twice.test", "listed.test", "loop.test", "moved.test", "set.test", "told.test", "early.test",
      "more.test", "lists.test", "re.test", "192.0.2.7", "B.test", "hop.test", "name.invalid",
    ]

  /// Answers `names` one after the other and compares each answer with one computed separately.
  /// Returns how many answers were assembled from templates, and how many of them had steps, a
  /// gateway or hosts of their own.
  private func check<Writer: AnswerWriter>(
    on binding: String?, tellsSteps: Bool, _ makeWriter: () -> Writer,
    _ append: (
      inout AnswerTemplates<Writer>, RouteFinding.PlainName, inout Writer, inout SourceMap,
      inout [UInt8]
    ) -> Bool,
    _ tell: (Explanation, inout SourceMap) -> [UInt8]
  ) throws -> (all: Int, own: Int, gateways: Int, hosts: Int) {
    let text = Self.text + "\n" + Self.alike.joined(separator: "\n")
    let configuration = try Configuration.load(
      "te\"s\tt.conf", from: MemoryLoader(["te\"s\tt.conf": text]))
    let make = {
      RouteEvaluator(configuration, tellsSession: tellsSteps, tellsSteps: tellsSteps)
    }
    var map = SourceMap(configuration)
    var evaluator = make()
    var templates = AnswerTemplates<Writer>()
    var writer = makeWriter()
    var count = (all: 0, own: 0, gateways: 0, hosts: 0)
    for name in Self.names + Self.names.reversed() {
      let query = try RouteQuery(name, binding: binding)
      var alone = make()
      let expected = try alone.explain(query).flatMap { tell($0, &map) }
      var told: [UInt8] = []
      for finding in try evaluator.find(query) {
        if case .plain(let name) = finding,
          append(&templates, name, &writer, &map, &told)
        {
          count.all += 1
          if !name.own.isEmpty { count.own += 1 }
          if name.gateway != nil { count.gateways += 1 }
          if !name.hosts.isEmpty { count.hosts += 1 }
        } else {
          told += tell(finding.explanation, &map)
        }
      }
      let isSame = told == expected
      #expect(isSame, "\(name): \(String(decoding: told, as: UTF8.self))")
    }
    return count
  }

  @Test(arguments: [false, true], [nil, "b", "c"])
  func reportsEqualThoseWithoutTemplates(isColored: Bool, binding: String?) throws {
    let palette = Palette(isColored: isColored)
    let make = { RouteReport(palette, isPartial: isColored) }
    let count = try check(on: binding, tellsSteps: true, make) {
      $0.append($1, &$2, &$3, to: &$4)
    } _: { explanation, map in
      var report = make()
      return Array(report.text(explanation, &map).utf8)
    }
    // With a gateway for everything, those of domains do not count.
    let isShared = count.all > 140 && count.own > 110 && count.gateways > 15
    #expect(isShared || binding == "c", "\(count)")
  }

  @Test(arguments: [false, true], [nil, "b", "c"])
  func documentsEqualThoseWithoutTemplates(tellsSteps: Bool, binding: String?) throws {
    let make = { RouteDocumentWriter(includesSteps: tellsSteps) }
    let count = try check(on: binding, tellsSteps: tellsSteps, make) {
      $0.append($1, &$2, &$3, to: &$4)
    } _: { explanation, map in
      var writer = make()
      return writer.bytes(explanation, &map)
    }
    #expect(count.all > 140 && count.gateways > 15 || binding == "c", "\(count)")
    #expect(count.own > 110 || !tellsSteps || binding == "c", "\(count)")
    #expect(count.hosts > 25 || binding == "c", "\(count)")
  }
}
