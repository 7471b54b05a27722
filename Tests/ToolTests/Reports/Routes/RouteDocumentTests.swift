import EcelerityConf
import Testing

@testable import ToolSupport

/// Tests that documents written as bytes have the form that an encoder gives their values: the order of members,
/// escapes and blanks. The schemas and the documented samples test the members themselves.
struct RouteDocumentTests {
  private static let text = """
    binding_group g {
      tls = required
      binding b { bind_address = 192.0.2.9  domain oak.example { retry_interval = 7 } }
      domain "/^mx[0-9]+[.]oak/" { max_outbound_connections = 4 tls = no tls = ifavailable }
    }
    domain "/(open/" { gateway = never.test  tls = no }
    domain oak.example { gateway = relay.example  remote_smtp_port = 26  routes = () }
    domain relay.example { routes = ( "smtp://192.0.2.1:2525?pref=5" "smtp://mx.test" __mx__ ) }
    domain "quote\\"back\\\\slash" { connect_timeout = 4 }
    domain b.test { ehlo_hostname = "tab\\tquote\\"line\\nbell\u{7}slash/\u{1F}é" }
    domain c.test { outbound_smtp_auth_type = login outbound_smtp_auth_pass = hidden }
    domain d.test { delivery_method = lmtp  lmtp_port = 24  blackhole = internal }
    host mx.test { max_outbound_connections = 2 }
    retry_interval = 9
    """
  private static let names = [
    "oak.example", "mx1.oak.example", "b.test", "c.test", "d.test", "192.0.2.7", "#hop",
    // Equal as strings, but not in bytes.
    "#caf\u{E9}", "#cafe\u{301}", "quote\"back\\slash", "bücher.example", "plain.test",
    "other.test", "[IPv6:2001:db8::1]",
  ]

  @Test(arguments: [false, true], [false, true])
  func writtenAsEncoded(includesSteps: Bool, isPartial: Bool) throws {
    let configuration = try Configuration.load(
      "te\"st.conf", from: MemoryLoader(["te\"st.conf": Self.text]))
    var evaluator = RouteEvaluator(configuration)
    var map = SourceMap(configuration)
    var writer = RouteDocumentWriter(includesSteps: includesSteps, isPartial: isPartial)
    // Twice, because the second time parts are taken from the cache.
    for name in Self.names + Self.names {
      for binding in [nil, "b"] {
        guard let query = try? RouteQuery(name, binding: binding, sender: "<>") else { continue }
        for explanation in try evaluator.explain(query) {
          let encoded = try JSONText.encode(
            RouteDocument(
              explanation, includesSteps: includesSteps, isPartial: isPartial,
              candidates: .withValue, &map),
            .oneLine)
          let written = writer.bytes(explanation, &map)
          #expect(written == encoded, "\(String(decoding: written, as: UTF8.self))")
        }
      }
    }
  }

  @Test func aDocumentHasAllPlacesOrThoseThatSetTheOption() throws {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": Self.text]))
    var evaluator = RouteEvaluator(configuration)
    var map = SourceMap(configuration)
    let explanation = try #require(try evaluator.explain(RouteQuery("oak.example")).first)
    let missing = #""location":null,"outcome":"miss","scope":"#
    let texts = try [RouteDocument.Candidates.all, .withValue].map { candidates in
      let document = RouteDocument(
        explanation, includesSteps: true, candidates: candidates, &map)
      return String(decoding: try JSONText.encode(document, .oneLine), as: UTF8.self)
    }
    #expect(texts.map { $0.contains(missing) } == [true, false])
    #expect(texts.allSatisfy { $0.contains(#""outcome":"hit""#) })
  }

  @Test func aLocationIsWrittenAsItsDocumentIsEncoded() throws {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": Self.text]))
    var map = SourceMap(configuration)
    let setting = try #require(configuration.global.settings.first)
    let location = map.location(of: setting.span)
    var json = JSONBytes()
    json.append(location)
    #expect(
      try json.bytes + [UInt8(ascii: "\n")] == JSONText.encode(LocationDocument(location), .oneLine)
    )
  }

  @Test func everyCharacterIsEscapedAsTheEncoderDoes() throws {
    let text = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
    var json = JSONBytes()
    json.string(text)
    #expect(try json.bytes + [UInt8(ascii: "\n")] == JSONText.encode(text, .oneLine))
  }
}
