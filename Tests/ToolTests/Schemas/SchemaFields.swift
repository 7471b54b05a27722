import Foundation
import TestFiles

/// The fields of a JSON schema as a table.
struct SchemaFields {
  /// References to parts that are already described, by their definition; equal parts may have
  /// different names in other schemas.
  private var told: [String: String]
  private let definitions: [String: [String: Any]]
  private var rows: [String] = []
  private var waiting: [String] = []

  /// The table for the schema `docs/schema/NAME.schema.json`.
  static func table(of name: String, told: inout [String: String]) throws -> String {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: Repository.path("docs/schema/\(name).schema.json")))
    let schema = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    var fields = SchemaFields(schema, told: told)
    fields.tell(schema, of: name)
    told = fields.told
    return fields.rows.map { $0 + "\n" }.joined()
  }

  private init(_ schema: [String: Any], told: [String: String]) {
    self.told = told
    definitions = schema["$defs"] as? [String: [String: Any]] ?? [:]
  }

  private mutating func tell(_ schema: [String: Any], of document: String) {
    rows = ["| Field | Type | Meaning |", "| --- | --- | --- |"]
    let root = schema["type"] as? String == "array" ? "[]" : ""
    fields(of: schema["items"] as? [String: Any] ?? schema, below: root)
    var begun: Set<String> = []
    while let name = waiting.first {
      waiting.removeFirst()
      guard begun.insert(name).inserted, let part = definitions[name] else { continue }
      let key = SchemaFields.identity(name, part)
      if let place = told[key] {
        rows.append("| **\(name)** | | \(place) |")
      } else {
        told[key] = "as in the table of `\(document)`"
        rows.append("| **\(name)** | \(type(part)) | \(meaning(part)) |")
        fields(of: part, below: "")
      }
    }
  }

  private mutating func fields(of schema: [String: Any], below path: String) {
    let alternatives = (schema["anyOf"] as? [[String: Any]] ?? []).filter {
      $0["properties"] != nil
    }
    for alternative in alternatives { fields(of: alternative, below: path) }
    let required = schema["required"] as? [String] ?? []
    for (name, field) in (schema["properties"] as? [String: [String: Any]] ?? [:])
      .sorted(by: { ($0.key) < ($1.key) })
    {
      let own = path.isEmpty ? name : path + "." + name
      let words = (required.contains(name) ? "" : "optional; ") + meaning(field)
      let text = words.hasSuffix("; ") ? String(words.dropLast(2)) : words
      rows.append("| `\(own)` | \(type(field)) | \(text) |")
      let (inner, depth) = innermost(field)
      if inner["$ref"] == nil {
        fields(of: inner, below: own + String(repeating: "[]", count: depth))
      }
    }
  }

  /// The innermost item type of nested lists, and their depth.
  private func innermost(_ schema: [String: Any]) -> ([String: Any], Int) {
    guard let items = schema["items"] as? [String: Any] else { return (schema, 0) }
    let (inner, depth) = innermost(items)
    return (inner, depth + 1)
  }

  private mutating func type(_ schema: [String: Any]) -> String {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacingOccurrences(of: "#/$defs/", with: "")
      waiting.append(name)
      return name
    }
    if let value = schema["const"] { return SchemaFields.literal(value) }
    if let values = schema["enum"] as? [Any] {
      return values.map(SchemaFields.literal).joined(separator: ", ")
    }
    if let alternatives = schema["anyOf"] as? [[String: Any]] {
      var types: [String] = []
      for alternative in alternatives { types.append(type(alternative)) }
      return types.joined(separator: " or ")
    }
    if let items = schema["items"] as? [String: Any] { return "list of " + type(items) }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? "anything"]
    return types.joined(separator: " or ")
  }

  private func meaning(_ schema: [String: Any]) -> String {
    (schema["description"] as? String ?? "").replacingOccurrences(of: "|", with: "\\|")
  }

  private static func literal(_ value: Any) -> String {
    if let text = value as? String { return "`\"\(text)\"`" }
    return value is NSNull ? "null" : (value as? Bool).map { "`\($0)`" } ?? "`\(value)`"
  }

  private static func identity(_ name: String, _ part: [String: Any]) -> String {
    var part = part
    part["description"] = nil
    let data = try? JSONSerialization.data(withJSONObject: part, options: .sortedKeys)
    return name + String(decoding: data ?? Data(), as: UTF8.self)
  }
}
