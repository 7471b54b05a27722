import Foundation
import TestFiles

/// The subset of JSON Schema that `docs/schema/` uses; an unknown keyword is an error.
struct JSONSchema {
  private let root: [String: Any]

  /// The schema `docs/schema/NAME.schema.json`.
  init(named name: String) throws {
    let path = Repository.path("docs/schema/\(name).schema.json")
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The violations of the schema in `document`, with their paths.
  func violations(of document: Any) -> [String] { check(document, root, "") }

  private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      return check(value, definition(reference), path)
    }
    return schema.flatMap { keyword, rule in
      check(value, keyword, rule, schema).map { path + $0 }
    }.sorted()
  }

  private func definition(_ reference: String) -> [String: Any] {
    let name = reference.replacingOccurrences(of: "#/$defs/", with: "")
    return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["undefined": name]
  }

  private func check(
    _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any]
  ) -> [String] {
    switch keyword {
    case "$schema", "$defs", "title", "description": []
    case "type": checkType(value, rule)
    case "const": same(value, rule) ? [] : [": is not \(rule)"]
    case "enum": (rule as? [Any] ?? []).contains { same(value, $0) } ? [] : [": is none of \(rule)"]
    case "minimum": number(value) >= number(rule) ? [] : [": is less than \(rule)"]
    case "required":
      (rule as? [String] ?? []).filter {
        (value as? [String: Any])?[$0] == nil && value is [String: Any]
      }
      .map { ".\($0): is missing" }
    case "additionalProperties": checkAdditional(value, rule, schema)
    case "properties": checkProperties(value, rule)
    case "items": checkItems(value, rule)
    case "anyOf":
      (rule as? [[String: Any]] ?? []).contains { check(value, $0, "").isEmpty }
        ? [] : [": fits none of the alternatives"]
    default: [": the schema says \(keyword), which is not known here"]
    }
  }

  private func checkType(_ value: Any, _ rule: Any) -> [String] {
    let types = rule as? [String] ?? [rule as? String ?? ""]
    return types.contains { hasType(value, $0) }
      ? [] : [": is not \(types.joined(separator: " or "))"]
  }

  private func hasType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBoolean(value)
    case "integer":
      !isBoolean(value)
        && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
    case "number": !isBoolean(value) && value is NSNumber
    default: false
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c"
  }

  private func checkAdditional(_ value: Any, _ rule: Any, _ schema: [String: Any]) -> [String] {
    guard let object = value as? [String: Any], rule as? Bool == false else { return [] }
    let known = (schema["properties"] as? [String: Any] ?? [:]).keys
    return object.keys.filter { !known.contains($0) }.map { ".\($0): is not allowed" }
  }

  private func checkProperties(_ value: Any, _ rule: Any) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    return (rule as? [String: [String: Any]] ?? [:]).flatMap { name, schema in
      object[name].map { check($0, schema, ".\(name)") } ?? []
    }
  }

  private func checkItems(_ value: Any, _ rule: Any) -> [String] {
    guard let items = value as? [Any], let schema = rule as? [String: Any] else { return [] }
    return items.enumerated().flatMap { check($1, schema, "[\($0)]") }
  }

  private func same(_ value: Any, _ other: Any) -> Bool {
    (value as? NSObject) == (other as? NSObject)
  }

  private func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
}
