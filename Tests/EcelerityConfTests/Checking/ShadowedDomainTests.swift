import TestRandom
import Testing

@testable import EcelerityConf

/// Which values of global domains a binding or a group hides, as the evaluation of the option has it.
struct ShadowedDomainTests {
  private static let exact = "domain d.example { retry_interval = 5 }\n"

  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: [
      exact
        + #"binding b { bind_address = 192.0.2.1 retry_interval = 6 domain "/^d[.]example$/" { retry_interval = 5 } }"#,
      exact
        + #"binding_group g { binding b { bind_address = 192.0.2.1 retry_interval = 6 } domain "/^d[.]/" { retry_interval = 8 } }"#,
      #"domain "/^d[.]example$/" { retry_interval = 5 }"# + "\n"
        + #"binding b { retry_interval = 6 domain d.example { retry_interval = 7 } }"#,
      #"domain "/[.]example$/" { retry_interval = 5 }"# + "\n"
        + #"binding b { retry_interval = 6 domain "/e$/" { retry_interval = 7 } }"#,
    ])
  func anExpressionInsideComesFirst(_ text: String) throws {
    #expect(try shadows(text).isEmpty)
  }

  @Test(arguments: [
    exact
      + "binding_group default { domain d.example { retry_interval = 5 } }\n"
      + "binding b { bind_address = 192.0.2.1 retry_interval = 6 }",
    exact
      + "binding b { bind_address = 192.0.2.1 domain d.example { retry_interval = 5 } }\n"
      + "binding_group g { binding b { bind_address = 192.0.2.1 retry_interval = 6 } }",
    exact + "binding_group g { retry_interval = 6 binding b { retry_interval = 5 } }",
    exact
      + "binding_group g { retry_interval = 6 binding b { domain d.example { retry_interval = 5 } } }",
    exact
      + "binding_group default { retry_interval = 6 binding default { retry_interval = 5 } }\n"
      + "binding b { retry_interval = 5 }",
  ])
  func whatHoldsForNoMailHidesNothing(_ text: String) throws {
    #expect(try shadows(text).isEmpty)
  }

  @Test(arguments: [
    exact + "binding b { retry_interval = 6 domain e.example { retry_interval = 5 } }",
    exact + "binding_group g { retry_interval = 6 }",
    exact + "binding_group g { retry_interval = 6 binding b { retry_interval = 5 } binding c { } }",
    exact + "binding_group default { retry_interval = 6 binding c { retry_interval = 5 } }",
    exact + "binding_group default { tls = no }\nbinding b { retry_interval = 6 }",
    #"domain "/[.]example$/" { retry_interval = 5 }"#
      + "\nbinding b { retry_interval = 6 domain d.example { retry_interval = 7 } }",
  ])
  func whatHoldsForSomeMailIsReported(_ text: String) throws {
    #expect(try shadows(text).count == 1)
  }

  /// Whatever is reported is in force for some mail that would have another value from a global domain; and, without
  /// regular expressions, the other way round.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"), arguments: 0..<150)
  func theEvaluationAgrees(seed: UInt64) throws {
    for expressions in [[], ["/^a[.]example$/", "/[.]example$/"]] {
      var random = SeededRandom(seed)
      let made = NestedSettings(labels: ["a.example", "b.example"] + expressions, &random)
      let configuration = try configuration(made.text)
      let found = Set(
        Linter([BindingValueShadowsGlobalDomain.self]).lint(configuration).map(\.span))
      let hidden = made.hidingPlaces(in: configuration)
      #expect(found.isSubset(of: hidden), "\(made.text)")
      if expressions.isEmpty { #expect(found == hidden, "\(made.text)") }
    }
  }

  private func shadows(_ text: String) throws -> [Diagnostic] {
    Linter([BindingValueShadowsGlobalDomain.self]).lint(try configuration(text))
  }

  private func configuration(_ text: String) throws -> Configuration {
    try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
  }
}

/// A configuration in which domains, bindings and groups set one option.
private struct NestedSettings {
  private(set) var text = ""
  private var bindings: [[QueryScope.Stanza]] = []
  private let labels: [String]

  init(labels: [String], _ random: inout SeededRandom) {
    self.labels = labels
    text = domains(&random) + "\n"
    if Bool.random(using: &random) { text += binding("x", in: [], &random) }
    for group in ["g", "default"] where Bool.random(using: &random) {
      text += "binding_group \(group) {\(value(&random))\(domains(&random))\n"
      let stanza = QueryScope.Stanza(.bindingGroup, group)
      let members = ["x", "y"].filter { _ in Bool.random(using: &random) }
      for name in members { text += binding(name, in: [stanza], &random) }
      if members.isEmpty { bindings.append([stanza]) }
      text += "}\n"
    }
    bindings.append([.init(.binding, "default")])
  }

  /// The names of the assignments of bindings and groups that are in force for some mail for which a global domain sets
  /// another value.
  func hidingPlaces(in configuration: Configuration) -> Set<SourceSpan> {
    var evaluator = OptionEvaluator(configuration)
    var places: Set<SourceSpan> = []
    for name in ["a.example", "b.example", "c.example"] {
      let domain = [QueryScope.Stanza(.domain, name)]
      let global = evaluator.evaluate(.retryInterval, at: QueryScope(domain))
      guard let global, global.setting?.scope.keyword == .domain else { continue }
      for binding in bindings {
        let inner = evaluator.evaluate(.retryInterval, at: QueryScope(binding + domain))
        guard let setting = inner?.setting, !setting.scope.isGlobal,
          setting.scope.keyword != .domain, inner?.text != global.text
        else { continue }
        places.insert(setting.nameSpan)
      }
    }
    return places
  }

  private mutating func binding(
    _ name: String, in group: [QueryScope.Stanza], _ random: inout SeededRandom
  ) -> String {
    bindings.append(group + [.init(.binding, name)])
    return "binding \(name) {\(value(&random))\(domains(&random)) }\n"
  }

  private func domains(_ random: inout SeededRandom) -> String {
    labels.map { label in
      Bool.random(using: &random)
        ? " domain \"\(label)\" { retry_interval = \(Int.random(in: 1...2, using: &random)) }" : ""
    }.joined()
  }

  private func value(_ random: inout SeededRandom) -> String {
    Bool.random(using: &random)
      ? " retry_interval = \(Int.random(in: 1...2, using: &random))" : ""
  }
}
