import EcelerityConf
import Testing

@testable import Delivery

/// A resolver of routes with the DNS answers of a zone.
enum ResolverScene {
  private typealias QueryName = Delivery.DomainName

  /// Answers from a zone: one record a line, `oak.example MX 10 mx1.oak.example`. `!` marks validated records, `?`
  /// those with the AD bit of 192.0.2.53, and a type alone a question that fails.
  static func zone(_ text: String) throws -> TableResolver {
    var resolver = TableResolver()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let isFromAfar = words[0].hasPrefix("?")
      let isValidated = words[0].hasPrefix("!") || isFromAfar
      let name = try #require(QueryName(words[0].drop { $0 == "!" || $0 == "?" }))
      let type = try #require(RecordType(words[1]))
      let question = Question(name, type)
      guard words.count > 2 else {
        resolver.answers[question] = Answer(question, .timeout, reason: "no reply in 50 ms")
        continue
      }
      let record = Record(name, type, ttl: 60, try data(type, Array(words[2...])))
      let before = resolver.answers[question]?.records ?? []
      resolver.answers[question] = Answer(
        question, .found, before + [record], isValidated: isValidated,
        validator: isFromAfar ? Endpoint("192.0.2.53", defaultPort: 53) : nil)
    }
    // A name with one type has NODATA for others.
    for name in Set(resolver.answers.keys.map(\.name)) {
      for question in [RecordType.mx, .a, .aaaa].map({ Question(name, $0) })
      where resolver.answers[question] == nil {
        resolver.answers[question] = Answer(question, .noData)
      }
    }
    return resolver
  }

  private static func data(_ type: RecordType, _ words: [String]) throws -> RecordData {
    switch type {
    case .mx:
      let host = try #require(QueryName(words[1]))
      return .exchange(preference: try #require(UInt16(words[0])), host: host)
    case .tlsa:
      let bytes = [UInt8](repeating: 0xab, count: 32)
      return .association(
        CertificateAssociation(
          usage: try #require(UInt8(words[0])), selector: 1, matchingType: 1, data: bytes))
    default: return .address(try #require(HostAddress(words[0])))
    }
  }

  static let oak = """
    oak.example MX 20 mx2.oak.example
    oak.example MX 10 mx1.oak.example
    mx1.oak.example A 192.0.2.1
    mx2.oak.example A 192.0.2.2
    """

  static let dane = "dane { }\nuse_dane = true"

  static func resolver(
    _ text: String, zone: String, search: NameSearch = NameSearch(),
    policies: PolicySource = .recorded(RecordedPolicies(Recording())),
    encryption: EncryptionLibrary = EncryptionLibrary()
  ) throws -> RouteResolver<TableResolver> {
    let configuration = try Configuration.load("test.conf", from: MemoryLoader(["test.conf": text]))
    return RouteResolver(
      RouteEvaluator(configuration), asking: try Self.zone(zone), search: search,
      policies: policies, encryption: encryption)
  }
}

/// The explanations of routes to `names`, after all lookups.
func explain(
  _ names: String..., with resolver: inout RouteResolver<TableResolver>
) throws -> [Explanation] {
  let queries = try names.map { try RouteQuery($0) }
  return try resolver.explain(queries).flatMap { try $0.get() }
}
