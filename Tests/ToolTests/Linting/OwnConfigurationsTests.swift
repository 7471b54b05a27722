import EcelerityConf
import Testing

@testable import ToolSupport

struct OwnConfigurationsTests {
  private static func files(_ numbers: UInt64...) -> [FileIdentity] {
    numbers.map { FileIdentity(device: 1, inode: $0) }
  }

  @Test func anIncludedFileIsPartOfAnother() {
    let configurations = [Self.files(2), Self.files(1, 2, 3), Self.files(4)]
    #expect(OwnConfigurations.indices(configurations) == [1, 2])
  }

  @Test func ofFilesThatIncludeEachOtherTheFirstCounts() {
    #expect(OwnConfigurations.indices([Self.files(1, 2), Self.files(2, 1)]) == [0])
  }

  @Test func configurationsWithACommonFileAreOneGroup() {
    var groups = ConfigurationGroups()
    let options = ConfigurationOptions()
    for (path, files) in [
      ("a", Self.files(1, 9)), ("b", Self.files(2)), ("c", Self.files(3, 9)),
    ] {
      groups.add(FixRoot(path, options: options), files)
    }
    #expect(groups.groups.map { $0.map(\.path) } == [["a", "c"], ["b"]])
  }
}
