import TestFiles
import TestRandom
import Testing

@testable import EcelerityConf

/// For any bytes, all are kept, the tree is well-formed, and nothing traps.
struct LosslessTests {
  private func expectSound(_ bytes: [UInt8], _ context: @autoclosure () -> String) {
    let tree = SyntaxTree(parsing: SourceFile(path: "x", bytes: bytes))
    if let violation = TreeInvariants.violation(of: tree) {
      Issue.record("\(context()): \(violation)\n\(bytes)")
    }
  }

  @Test(arguments: try Repository.fixtures())
  func fixturesKeepEveryByte(path: String) throws {
    expectSound(try Repository.bytes(path), path)
  }

  @Test func thereAreSoundAndDamagedFixtures() throws {
    let trees = try Repository.fixtures().map { path in
      SyntaxTree(parsing: SourceFile(path: path, bytes: try Repository.bytes(path)))
    }
    #expect(trees.count >= 11)
    let damaged = trees.filter(\.hasErrors).map(\.source.path)
    for name in ["broken-braces", "broken-strings", "pasted"] {
      #expect(damaged.contains("Tests/Fixtures/\(name).conf"))
    }
    for name in ["relay", "listeners", "modules", "cluster", "legacy", "dos", "bytes", "comment"] {
      #expect(!damaged.contains("Tests/Fixtures/\(name).conf"))
    }
  }

  @Test(arguments: try Repository.fixtures())
  func everyPrefixOfAFixture(path: String) throws {
    let bytes = try Repository.bytes(path)
    for count in bytes.indices {
      expectSound(Array(bytes.prefix(count)), "\(path), first \(count)")
    }
  }

  @Test(arguments: try Repository.fixtures())
  func everyFixtureWithoutOneByte(path: String) throws {
    let bytes = try Repository.bytes(path)
    for index in bytes.indices {
      var damaged = bytes
      damaged.remove(at: index)
      expectSound(damaged, "\(path) without byte \(index)")
    }
  }

  static let nasty: [[UInt8]] =
    [
      "\"", "'", "{", "}", "(", ")", "[", "]", "=", ",", "\\", "#", "/*", "*/", "/", "*", "**", ".",
      "...", "<", ">", "\n", "\r", " ", "a", "\0", "“", "”", "’", "…", "»", "\u{A0}", "\u{FEFF}",
      "include ", "\n  ",
    ].map { Array($0.utf8) } + [[0xE2], [0xE2, 0x80], [0xC2], [0x80], [0xFF]]

  @Test(arguments: try Repository.fixtures(), 0..<UInt64(40))
  func fixturesWithRandomBytes(path: String, seed: UInt64) throws {
    let bytes = try Repository.bytes(path)
    var random = SeededRandom(seed)
    for _ in 0..<10 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        let end = random.oneIn(2) ? place : place + 1
        damaged.replaceSubrange(place..<end, with: random.pick(LosslessTests.nasty))
      }
      expectSound(damaged, "\(path), seed \(seed)")
    }
  }

  @Test(arguments: 0..<UInt64(500))
  func nothingButNastyBytes(seed: UInt64) {
    var random = SeededRandom(seed)
    for _ in 0..<10 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        bytes += random.pick(LosslessTests.nasty)
      }
      expectSound(bytes, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<UInt64(200))
  func sentencesWithOneDamage(seed: UInt64) throws {
    var generator = try SentenceGenerator(seed: seed)
    var random = SeededRandom(seed)
    var bytes = Array(try generator.sentence().text.utf8)
    for _ in 0..<10 where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes.replaceSubrange(place..<place + 1, with: random.pick(LosslessTests.nasty))
      expectSound(bytes, "seed \(seed)")
    }
  }
}
