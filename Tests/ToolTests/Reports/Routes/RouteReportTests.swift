import EcelerityConf
import Testing

@testable import ToolSupport

/// Tests that the caches of a report do not affect later answers.
struct RouteReportTests {
  private static let text = """
    binding_group g {
      tls = required
      binding b { bind_address = 192.0.2.9  domain oak.example { retry_interval = 7 } }
      domain "/^mx[0-9]+[.]oak/" { max_outbound_connections = 4 tls = no tls = ifavailable }
    }
    domain "/(open/" { gateway = never.test  tls = no }
    domain oak.example { gateway = relay.example  remote_smtp_port = 26  routes = () }
    domain relay.example { routes = ( "smtp://192.0.2.1:2525?pref=5" "smtp://mx.test" __mx__ ) }
    domain "tab\\tname" { connect_timeout = 4 outbound_throttle_messages = "5/60" }
    domain b.test { ehlo_hostname = "tab\\tquote\\"é" max_retries = 3 connect_timeout = 6 }
    domain c.test { outbound_smtp_auth_type = login outbound_smtp_auth_pass = hidden }
    domain d.test { delivery_method = lmtp  lmtp_port = 24  blackhole = internal }
    domain e.test { connect_timeout = 8 connect_timeout = 9 ehlo_timeout = 61 tls = required }
    host mx.test { max_outbound_connections = 2 }
    retry_interval = 9
    """
  private static let names = [
    "oak.example", "mx1.oak.example", "b.test", "c.test", "d.test", "e.test", "192.0.2.7", "#hop",
    "tab\tname", "bücher.example", "plain.test", "other.test", "[IPv6:2001:db8::1]",
  ]

  @Test(arguments: [false, true], [false, true])
  func toldAsTheFirstTime(isColored: Bool, isPartial: Bool) throws {
    let configuration = try Configuration.load(
      "te\tst.conf", from: MemoryLoader(["te\tst.conf": Self.text]))
    let palette = Palette(isColored: isColored)
    var evaluator = RouteEvaluator(configuration)
    var map = SourceMap(configuration)
    var report = RouteReport(palette, isPartial: isPartial)
    for name in Self.names + Self.names {
      for binding in [nil, "b"] {
        guard let query = try? RouteQuery(name, binding: binding, sender: "<>") else { continue }
        var alone = RouteEvaluator(configuration)
        let expected = try alone.explain(query).map { explanation in
          var report = RouteReport(palette, isPartial: isPartial)
          return report.text(explanation, &map)
        }
        let told = try evaluator.explain(query).map { report.text($0, &map) }
        #expect(told == expected)
      }
    }
  }
}
