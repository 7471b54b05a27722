import Foundation

/// Checks documents against the few keywords of JSON Schema that the project's schemas use.
struct SchemaValidator {
  private let root: [String: Any]

  /// The schema in `docs/schema/NAME.schema.json`.
  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("docs/schema/\(name).schema.json")
    root = try Self.object(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
  }

  struct Malformed: Error {
    let what: String
  }

  /// What is wrong with `text`, a path and a reason each; empty when it is valid.
  func problems(_ text: String) throws -> [String] {
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try problems(document, root, "$")
  }

  private static func object(_ value: Any?) throws -> [String: Any] {
    guard let object = value as? [String: Any] else { throw Malformed(what: "\(value ?? "nil")") }
    return object
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) throws -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema {
      switch keyword {
      case "$ref": found += try problems(value, definition(rule), path)
      case "type": found += isType(value, rule) ? [] : ["\(path): type is not \(rule)"]
      case "const": found += isEqual(value, rule) ? [] : ["\(path): is not \(rule)"]
      case "enum":
        let words = rule as? [Any] ?? []
        found +=
          words.contains { isEqual(value, $0) } ? [] : ["\(path): \(value) is none of \(words)"]
      case "minimum":
        let isLess = (value as? NSNumber).map { $0.intValue < (rule as? Int ?? 0) } ?? false
        found += isLess ? ["\(path): \(value) is less than \(rule)"] : []
      case "anyOf":
        let branches = try (rule as? [Any] ?? []).map { try problems(value, Self.object($0), path) }
        found += branches.contains { $0.isEmpty } ? [] : ["\(path): fits no branch: \(branches)"]
      case "required", "properties", "additionalProperties", "items":
        continue
      case "$schema", "$defs", "title", "description": continue
      default: throw Malformed(what: "keyword \(keyword)")
      }
    }
    found += try problems(inside: value, schema, path)
    return found
  }

  private func problems(
    inside value: Any, _ schema: [String: Any], _ path: String
  ) throws -> [String] {
    var found: [String] = []
    if let items = schema["items"], let array = value as? [Any] {
      for (index, item) in array.enumerated() {
        found += try problems(item, Self.object(items), "\(path)[\(index)]")
      }
    }
    guard let object = value as? [String: Any] else { return found }
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      found.append("\(path): \(name) is missing")
    }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (name, member) in object {
      if let rule = properties[name] {
        found += try problems(member, Self.object(rule), "\(path).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): \(name) is not expected")
      }
    }
    return found
  }

  private func definition(_ reference: Any) throws -> [String: Any] {
    let name = (reference as? String)?.replacingOccurrences(of: "#/$defs/", with: "") ?? ""
    return try Self.object(Self.object(root["$defs"])[name])
  }

  private func isType(_ value: Any, _ rule: Any) -> Bool {
    let names = rule as? [String] ?? [rule as? String ?? ""]
    return names.contains { name in
      switch name {
      case "object": value is [String: Any]
      case "array": value is [Any]
      case "string": value is String
      case "integer":
        (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
      case "null": value is NSNull
      default: false
      }
    }
  }

  private func isEqual(_ first: Any, _ second: Any) -> Bool {
    (first as? NSObject)?.isEqual(second) ?? false
  }
}
