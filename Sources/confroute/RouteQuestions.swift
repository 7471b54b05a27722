import EcelerityConf
import ToolSupport

/// The questions of one command line: they differ in nothing but the domain.
struct RouteQuestions: Sendable {
  /// One question as it was written.
  struct Line: Sendable {
    let text: String
    /// Its number in the file; nil of one on the command line.
    let number: Int?
    /// Whether it is longer than anybody asks.
    var isCut = false
  }

  private let binding: String?
  private let bindingGroup: String?
  private let sender: String?
  private let isStrictAboutGateway: Bool
  private let seed: UInt64?
  private let file: String

  init(_ arguments: ParsedArguments) {
    binding = arguments.value("binding")
    bindingGroup = arguments.value("binding-group")
    sender = arguments.value("from")
    isStrictAboutGateway = arguments.has("strict-gateway")
    seed = arguments.number("seed").map { UInt64($0) }
    file = arguments.value("domains-file") ?? ""
  }

  /// The question of `line`.
  func query(_ line: Line) throws(QueryProblem) -> RouteQuery {
    var query = try RouteQuery(
      line.text, binding: binding, bindingGroup: bindingGroup, sender: sender,
      isStrictAboutGateway: isStrictAboutGateway)
    query.seed = seed
    return query
  }

  /// `names:7: `; nothing for a question on the command line.
  func place(of line: Line) -> String { line.number.map { "\(file.visible):\($0): " } ?? "" }

  /// Why `line` has no answer.
  func complaint(about line: Line, _ problem: QueryProblem) -> String {
    place(of: line) + "\(problem)".visible
  }

  /// Why a line that is cut has none.
  func complaintAboutLength(of line: Line) -> String {
    place(of: line) + "the line is longer than \(LineInput.maximumLength) bytes"
  }
}
