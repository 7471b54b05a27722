import EcelerityConf
import TestRandom
import Testing

extension GeneratedConfiguration {
  /// The configuration as one file, written by its seed.
  func text(_ oddities: GeneratedText.Oddities = []) -> String {
    GeneratedText.write(statements, seed: seed, oddities)
  }

  /// Reads it as one file.
  func loaded(_ oddities: GeneratedText.Oddities = []) throws -> Configuration {
    try configuration(text(oddities))
  }

  /// The configuration as a main file and others that it includes, each holding statements that stand one
  /// after the other, in any stanza; included files include others.
  func splitText(_ oddities: GeneratedText.Oddities = []) -> [String: String] {
    var split = Split(random: SeededRandom(seed ^ 0x5A5A))
    let main = split.split(statements)
    let files = split.files.merging(["test.conf": main]) { first, _ in first }
    return files.mapValues { GeneratedText.write($0, seed: seed, oddities) }
  }

  /// What to say of it when something does not hold.
  var note: Comment { "seed \(seed)\n\(text())" }

  private struct Split {
    var random: SeededRandom
    var files: [String: [Statement]] = [:]

    mutating func split(_ statements: [Statement]) -> [Statement] {
      var found = statements.map { statement in
        guard case .stanza(let name, let label, let body) = statement else { return statement }
        return .stanza(name: name, label: label, body: split(body))
      }
      for _ in 0..<2 where !random.oneIn(3) {
        let lower = Int.random(in: 0...found.count, using: &random)
        let upper = Int.random(in: lower...found.count, using: &random)
        let path = "part\(files.count).conf"
        files[path] = Array(found[lower..<upper])
        found.replaceSubrange(lower..<upper, with: [.include(path: path)])
      }
      return found
    }
  }
}
