import Foundation

/// The public interface of `EcelerityConf`, according to the compiler, as built with these tests.
struct PublicInterface {
  /// A declaration.
  struct Declaration {
    /// The name qualified by those of the enclosing types, such as `Configuration.files`.
    let path: String
    /// The declaration without its private parts.
    let text: String
    let isDocumented: Bool
    /// Whether it is a name of the option table, which is generated.
    let isKeyword: Bool
  }

  static let compiler = ExternalProgram("swift")
  let declarations: [Declaration]
  /// The protocols that each type conforms to, by its name. What every type conforms to is left out.
  let conformances: [String: Set<String>]

  /// Extracts the symbols of the library to `directory`.
  ///
  /// Format: github.com/swiftlang/swift-docc-symbolkit.
  init(writingTo directory: String) throws {
    let outcome = try Self.compiler?.run(
      [
        "symbolgraph-extract", "-module-name", "EcelerityConf", "-I",
        BuiltTool.products().path + "/Modules", "-target", Self.target(),
        "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", directory,
      ] + Self.system(), in: directory)
    guard outcome?.status == 0 else { throw Failure(description: outcome?.text ?? "no compiler") }
    let file = URL(fileURLWithPath: directory + "/EcelerityConf.symbols.json")
    let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
    declarations = graph.symbols.map(\.declaration)
    conformances = graph.conformances
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The declarations one a line, the conformances of each type, and the constants of the option table by their
  /// first letter, in order.
  var text: String {
    let lines = declarations.filter { !$0.isKeyword }.map { "\($0.path)  \($0.text)\n" }
    let conformances = conformances.map { type, protocols in
      "\(type) : \(protocols.sorted().joined(separator: ", "))\n"
    }
    return (lines + conformances + keywordLines).sorted().joined()
  }

  private var keywordLines: [String] {
    let names = declarations.filter(\.isKeyword).map { $0.path.dropFirst("Keyword.".count) }
    return Dictionary(grouping: names) { $0.prefix(1) }.map { letter, names in
      "Keyword.\(letter)…  \(names.sorted().joined(separator: " "))\n"
    }
  }

  /// The location of the system modules; on macOS they are separate from the compiler.
  private static func system() throws -> [String] {
    #if canImport(Darwin)
      let path = try ExternalProgram("xcrun")?.run(["--show-sdk-path"], in: "/").text
      return path.map { ["-sdk", String($0.prefix { !$0.isNewline })] } ?? []
    #else
      []
    #endif
  }

  private static func target() throws -> String {
    let outcome = try compiler?.run(["-print-target-info"], in: "/")
    let info = try JSONDecoder().decode(
      TargetInfo.self, from: Data((outcome?.text ?? "").utf8))
    return info.target.triple
  }

  private struct TargetInfo: Decodable {
    struct Target: Decodable { let triple: String }
    let target: Target
  }

  private struct Graph: Decodable {
    let symbols: [Symbol]
    let relationships: [Relationship]

    /// What the compiler adds to every type that does not say otherwise, or to every `Sendable` one.
    private static let implied: Set = ["Copyable", "Escapable", "SendableMetatype"]

    var conformances: [String: Set<String>] {
      let names = Dictionary(
        symbols.map { ($0.identifier.precise, $0.pathComponents.joined(separator: ".")) },
        uniquingKeysWith: { first, _ in first })
      var found: [String: Set<String>] = [:]
      for relationship in relationships where relationship.kind == "conformsTo" {
        let name = names[relationship.target] ?? relationship.targetFallback ?? relationship.target
        let known = name.split(separator: ".").last.map(String.init) ?? name
        guard !Self.implied.contains(known), let type = names[relationship.source] else { continue }
        found[type, default: []].insert(known)
      }
      return found
    }
  }

  private struct Relationship: Decodable {
    let kind: String
    let source: String
    let target: String
    let targetFallback: String?
  }

  private struct Symbol: Decodable {
    struct Identifier: Decodable { let precise: String }
    struct Fragment: Decodable { let spelling: String }
    struct Comment: Decodable {}
    let identifier: Identifier
    let pathComponents: [String]
    let declarationFragments: [Fragment]
    let docComment: Comment?

    var declaration: Declaration {
      let text = declarationFragments.map(\.spelling).joined()
        .split { $0 == "\n" || $0 == " " }.joined(separator: " ")
      return Declaration(
        path: pathComponents.joined(separator: "."), text: text, isDocumented: docComment != nil,
        isKeyword: pathComponents.first == "Keyword" && text.hasSuffix(": Keyword { get }"))
    }
  }
}
