import Foundation
import TestRandom
import TestServers
import Testing

@testable import ToolSupport

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, path: String = "a.conf") -> String {
    String(
      decoding: UnifiedDiff.bytes(from: Array(old.utf8), to: Array(new.utf8), path: path),
      as: UTF8.self)
  }

  @Test func isEmptyForEqualFiles() {
    #expect(diff("a\nb\n", "a\nb\n") == "")
    #expect(diff("", "") == "")
  }

  @Test func showsChangesInTheirContext() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n") == """
        --- a.conf
        +++ a.conf
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func joinsHunksWhoseContextsMeet() {
    let lines = (1...20).map { "\($0)\n" }
    func changed(_ places: Set<Int>) -> String {
      lines.enumerated().map { places.contains($0.offset) ? "x\n" : $0.element }.joined()
    }
    let near = diff(lines.joined(), changed([3, 10]))
    #expect(near.components(separatedBy: "@@ -").count == 2)
    let far = diff(lines.joined(), changed([3, 11]))
    #expect(far.components(separatedBy: "@@ -").count == 3)
  }

  @Test func marksAMissingFinalNewline() {
    #expect(
      diff("a", "a\n") == """
        --- a.conf
        +++ a.conf
        @@ -1 +1 @@
        -a
        \\ No newline at end of file
        +a

        """)
  }

  @Test func startsAtZeroInAnEmptyFile() {
    #expect(diff("", "a\nb\n").hasPrefix("--- a.conf\n+++ a.conf\n@@ -0,0 +1,2 @@\n+a\n"))
    #expect(diff("a\n", "").hasSuffix("@@ -1 +0,0 @@\n-a\n"))
  }

  @Test func keepsMovedBracesApart() {
    // A longest common subsequence alone would match the wrong braces.
    let old = "a {\n  x = 1\n}\n\nb {\n  y = 2\n}\n"
    let new = "a {\n  x = 1\n}\n\nnew {\n  z = 3\n}\n\nb {\n  y = 2\n}\n"
    let removed = diff(old, new).split(separator: "\n").filter { $0.hasPrefix("-") }
    #expect(removed == ["--- a.conf"])
  }

  @Test(
    arguments: [
      ("plain", "plain"), ("with space", "with space\t"), ("tab\there", #""tab\011here""#),
      (#"q"u\o"#, #""q\"u\\o""#), ("ümlaut", "ümlaut"), (" first", #"" first""#),
      ("last ", #""last ""#), ("s/ inner.conf", "s/ inner.conf\t"),
    ])
  func quotesNames(path: String, written: String) {
    #expect(diff("a\n", "b\n", path: path).hasPrefix("--- \(written)\n+++ \(written)\n"))
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func appliesBack(seed: UInt64) throws {
    let (old, new) = RandomEdit.versions(seed)
    let patch = UnifiedDiff.bytes(from: old, to: new, path: "a.conf")
    #expect(try PatchApplication.apply(patch, to: old) == new)
    #expect(patch.isEmpty == (old == new))
  }

  @Test(
    .enabled(if: ExternalProgram.hasGNUPatch, "patch of GNU is not installed"),
    arguments: 1000..<1040 as Range<UInt64>)
  func appliesWithPatch(seed: UInt64) throws {
    let (old, new) = RandomEdit.versions(seed)
    let directory = try TemporaryDirectory()
    let names = ["my file.conf", "a.conf", " first.conf", "last ", "a\tb.conf"]
    let name = names[Int(seed % UInt64(names.count))]
    let patch = UnifiedDiff.bytes(from: old, to: new, path: name)
    try Data(old).write(to: URL(fileURLWithPath: directory.path + "/" + name))
    #expect(try applyWithPatch(patch, in: directory.path) == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + name)) == Data(new))
    #expect(directory.names == [name])
  }

  private func applyWithPatch(_ patch: [UInt8], in directory: String) throws -> Int32? {
    if patch.isEmpty { return 0 }
    let file = try TemporaryDirectory()
    try Data(patch).write(to: URL(fileURLWithPath: file.path + "/patch"))
    return try ExternalProgram("/usr/bin/patch")?.run(
      ["-p0", "-s", "--no-backup-if-mismatch", "-i", file.path + "/patch"], in: directory
    ).status
  }

  /// A large file without unique lines: quadratic work would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func staysLinearWithoutAnchors() throws {
    var random = SeededRandom(7)
    let old = (0..<60_000).flatMap { _ in Array("l\(Int.random(in: 0..<9, using: &random))\n".utf8)
    }
    let new = (0..<60_000).flatMap { _ in Array("l\(Int.random(in: 0..<9, using: &random))\n".utf8)
    }
    let patch = UnifiedDiff.bytes(from: old, to: new, path: "a.conf")
    #expect(try PatchApplication.apply(patch, to: old) == new)
  }

  @Test func findsFewChangesInALargeFile() {
    let lines = (0..<20_000).map { "option_\($0) = 1\n}\n" }
    var edited = lines
    edited[10] = "x\n"
    edited.remove(at: 9_000)
    edited.insert("}\n", at: 15_000)
    let patch = diff(lines.joined(), edited.joined())
    let signs = patch.split(separator: "\n").map(\.first)
    #expect(signs.count { $0 == "-" } == 1 + 2 + 2)
    #expect(signs.count { $0 == "+" } == 1 + 1 + 1)
  }
}
