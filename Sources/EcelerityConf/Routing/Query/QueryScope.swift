/// A scope in which an option is looked up, in the words of the server's console: `binding_group north binding n1
/// domain oak.example`.
///
/// The stanzas need not exist.
///
/// Page: content/momentum/4/console-commands/config.md.
public struct QueryScope: Hashable, Sendable {
  /// One step into a stanza.
  package typealias Stanza = StanzaName

  /// The steps, outermost first; empty for the global scope.
  public let stanzas: [StanzaName]

  /// The scope `stanzas` lead to.
  public init(_ stanzas: [StanzaName]) {
    self.stanzas = stanzas
  }

  /// The global scope.
  public static let global = QueryScope([])

  /// The scope of a message: what is nil is left out.
  public init(bindingGroup: String? = nil, binding: String? = nil, domain: DomainName? = nil) {
    stanzas = [
      bindingGroup.map { Stanza(.bindingGroup, $0) }, binding.map { Stanza(.binding, $0) },
      domain.map { Stanza(.domain, $0.text) },
    ].compactMap { $0 }
  }

  /// The names of the stanzas, outermost first.
  package var path: [Keyword] { stanzas.map(\.keyword) }

  /// The scope with labels, `binding_group north / binding n1`; `global` for the global one.
  public var title: String {
    guard !stanzas.isEmpty else { return "global" }
    return stanzas.map { stanza in
      stanza.label.map { "\(stanza.keyword.name) \($0)" } ?? stanza.keyword.name
    }.joined(separator: " / ")
  }

  /// The label of the stanza `keyword`, if there is such a step.
  func label(of keyword: Keyword) -> String? {
    stanzas.first { $0.keyword == keyword }?.label
  }

  /// The scope with the labels that `other` has for the same stanzas.
  func relabelled(by other: QueryScope) -> QueryScope {
    QueryScope(
      stanzas.map { stanza in
        other.stanzas.first { $0.keyword == stanza.keyword } ?? stanza
      })
  }

  /// Whether it consists of a single stanza `keyword`.
  func isOnly(_ keyword: Keyword) -> Bool { stanzas.count == 1 && stanzas[0].keyword == keyword }

  func contains(_ keyword: Keyword) -> Bool { stanzas.contains { $0.keyword == keyword } }
}

extension Scope {
  /// The title as a question names the scope; unlike `title` it is not empty for the global scope.
  package var queryTitle: String { isGlobal ? QueryScope.global.title : title }
}
