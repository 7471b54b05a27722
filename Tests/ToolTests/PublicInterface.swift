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

  /// Extracts the symbols of the library to `folder`.
  ///
  /// Format: github.com/swiftlang/swift-docc-symbolkit.
  init(writingTo folder: String) throws {
    let outcome = try Self.compiler?.run(
      [
        "symbolgraph-extract", "-module-name", "EcelerityConf", "-I",
        BuiltTool.products().path + "/Modules", "-target", Self.target(),
        "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", folder,
      ] + Self.system(), in: folder)
    guard outcome?.status == 0 else { throw Failure(description: outcome?.text ?? "no compiler") }
    let file = URL(fileURLWithPath: folder + "/EcelerityConf.symbols.json")
    let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
    declarations = graph.symbols.map(\.declaration)
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The declarations, one per line and sorted, without the constants of the option table.
  var text: String {
    let lines = declarations.filter { !$0.isKeyword }.map { "\($0.path)  \($0.text)\n" }
    return lines.sorted().joined()
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

  private struct Graph: Decodable { let symbols: [Symbol] }

  private struct Symbol: Decodable {
    struct Fragment: Decodable { let spelling: String }
    struct Comment: Decodable {}
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
