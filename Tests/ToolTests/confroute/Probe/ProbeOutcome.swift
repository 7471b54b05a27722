import Foundation
import TestServers
import Testing

/// The outcome of `confroute probe --output-format json`.
struct ProbeOutcome {
  let status: Int32
  let error: String
  /// One document for each target.
  let documents: [[String: Any]]

  private static let tool = BuiltTool(name: "confroute")

  /// Probes with `configuration` and `--allow-private`.
  init(_ arguments: [String], _ configuration: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", configuration)
    let options = ["probe", "--output-format", "json", "--transcript", "--allow-private"]
    let outcome = try Self.tool.run(options + arguments, in: directory.path)
    status = outcome.status
    error = outcome.error
    // A single document is indented, several are on one line each.
    let whole = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    if let document = whole as? [String: Any] {
      documents = [document]
    } else {
      documents = try outcome.output.split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
      }
    }
  }

  /// A run with text output.
  static func text(
    _ arguments: [String], _ configuration: String
  ) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", configuration)
    return try tool.run(["probe"] + arguments, in: directory.path)
  }

  /// The violations of docs/schema/probe.schema.json.
  func violations() throws -> [String] {
    let schema = try JSONSchema(named: "probe")
    return documents.flatMap { schema.violations(of: $0) }
  }

  var verdict: String { documents.first?["verdict"] as? String ?? "" }
  var attempts: [[String: Any]] { documents.first?["attempts"] as? [[String: Any]] ?? [] }
  private var last: [String: Any] { attempts.last ?? [:] }
  /// The result of the last attempt.
  var result: String { last["result"] as? String ?? "" }
  var reason: String { last["reason"] as? String ?? "" }
  var tls: [String: Any]? { last["tls"] as? [String: Any] }
  var transcript: [String] { last["transcript"] as? [String] ?? [] }
  var connectedTo: String? { last["connected_to"] as? String }
  private var stageDocuments: [[String: Any]] { last["stages"] as? [[String: Any]] ?? [] }
  /// The expected codes of stages that had others.
  var expectedCodes: [String: Int] {
    let found = stageDocuments.compactMap { stage -> (String, Int)? in
      guard let name = stage["stage"] as? String, let code = stage["expected_code"] as? Int else {
        return nil
      }
      return (name, code)
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }
  /// The reply codes of stages, the last of each.
  var replyCodes: [String: Int] {
    let found = stageDocuments.compactMap { stage -> (String, Int)? in
      guard let name = stage["stage"] as? String, let code = stage["reply_code"] as? Int else {
        return nil
      }
      return (name, code)
    }
    return Dictionary(found, uniquingKeysWith: { $1 })
  }
  /// The stages of the last attempt; failed ones with a `!`.
  var stages: String {
    stageDocuments.map { stage in
      (stage["stage"] as? String ?? "") + (stage["ok"] as? Bool == true ? "" : "!")
    }.joined(separator: " ")
  }
}
