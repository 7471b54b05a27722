import Foundation

/// The files the option table is generated from, read without the library's help.
struct SchemaFile {
  /// The directory of the files and their generator.
  static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/EcelerityConf/Model/Schema")

  /// The rows, each by the names of its columns.
  let rows: [[String: String]]

  /// The rows sorted by their names, those of one name in the order of the file.
  var rowsByName: [[String: String]] {
    rows.enumerated().sorted { left, right in
      let names = (
        Array((left.element["name"] ?? "").utf8), Array((right.element["name"] ?? "").utf8)
      )
      if names.0 == names.1 { return left.offset < right.offset }
      return names.0.lexicographicallyPrecedes(names.1)
    }
    .map(\.element)
  }

  /// The value of column `column` of `row`, which has every column of its file.
  static func value(_ column: String, of row: [String: String]) throws -> String {
    guard let value = row[column] else { throw CocoaError(.fileReadCorruptFile) }
    return value
  }

  /// Reads `name`, such as `options.tsv`.
  init(_ name: String) throws {
    let text = try String(contentsOf: SchemaFile.directory.appending(path: name), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }
}
