import Foundation
import TestFiles

/// The documentation pages of this repository.
enum DocumentPages {
  /// Their paths from the root of the repository, sorted.
  static let paths: [String] = {
    let directories = ["docs", "Grammar", "Examples", "Fuzzing", "Benchmarks", "Packaging"]
    let below = directories.flatMap { directory in
      (FileManager.default.enumerator(atPath: Repository.path(directory))?
        .compactMap { $0 as? String } ?? []).map { "\(directory)/\($0)" }
    }
    let isBuilt = { (path: String) in path.contains("/.build/") }
    return ["README.md"] + below.filter { $0.hasSuffix(".md") && !isBuilt($0) }.sorted()
  }()

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Repository.path(path), encoding: .utf8)
  }
}
