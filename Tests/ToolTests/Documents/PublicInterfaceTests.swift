import EcelerityConf
import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that the public interface does not change accidentally.
@Suite(.enabled(if: PublicInterface.compiler != nil, "swift is not on the path"))
struct PublicInterfaceTests {
  private static let list = "docs/api/EcelerityConf.txt"
  /// If set to 1, the list is updated instead of compared.
  private static let renewal = "RENEW_TABLES"
  private let directory: TemporaryDirectory
  private let interface: PublicInterface

  init() throws {
    directory = try TemporaryDirectory()
    interface = try PublicInterface(writingTo: directory.path)
  }

  @Test func theListIsThatOfTheLibrary() throws {
    if ProcessInfo.processInfo.environment[Self.renewal] == "1" {
      try interface.text.write(
        toFile: Repository.path(Self.list), atomically: true, encoding: .utf8)
    }
    let listed = Self.lines(try DocumentPages.text(Self.list))
    let found = Self.lines(interface.text)
    #expect(found.count > 300)
    let removed = listed.subtracting(found).map { "- " + $0 }
    let added = found.subtracting(listed).map { "+ " + $0 }
    #expect(
      (removed + added).sorted { $0.dropFirst() < $1.dropFirst() } == [],
      "write it anew: \(Self.renewal)=1 swift test --filter PublicInterfaceTests")
  }

  /// Without them a type could lose one unseen.
  @Test func theListHasTheConformancesOfTypes() {
    #expect(interface.conformances["Diagnostic"] == ["Equatable", "Hashable", "Sendable"])
    #expect(interface.conformances["MemoryLoader"] == ["Loader", "Sendable"])
    #expect(interface.text.contains("\nSeverity : CaseIterable, Comparable, "))
  }

  /// Cases of enumerations too. The names of the option table are documented by its rows.
  @Test func everyDeclarationIsDocumented() {
    let silent = interface.declarations.filter { !$0.isDocumented && !$0.isKeyword }
    #expect(silent.map(\.path).sorted() == [])
  }

  @Test func theListHasTheNamesOfTheOptionTable() {
    #expect(interface.declarations.count { $0.isKeyword } == Keyword.all.count)
    #expect(interface.text.contains(" gateway gcEvery "))
  }

  private static func lines(_ text: String) -> Set<String> {
    Set(text.split(separator: "\n").map(String.init))
  }
}
