import EcelerityConf
import Testing

/// What is known of an installation is compared without regard to letter case.
struct InstallationTests {
  @Test func modulesAreInLowerCaseHoweverTheyGetThere() {
    var installation = Installation(modules: ["My_Module"])
    installation.modules.insert("Other")
    #expect(installation.modules == ["my_module", "other"])
    installation.modules = ["THIRD"]
    #expect(installation == Installation(modules: ["third"]))
  }

  /// A module of the installation is suggested like those of the manual.
  @Test func aMisspeltModuleIsRecognised() throws {
    let linter = Linter(installation: Installation(modules: ["my_mod"]))
    func found(_ text: String) throws -> [Diagnostic] {
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
      return linter.lint(configuration).filter { $0.rule == "unknown-stanza" }
    }
    let finding = try #require(try found("my_mood { level = 5 }").first)
    #expect(finding.message == "stanza `my_mood` is not known; did you mean `my_mod`?")
    #expect(finding.severity == .error && finding.fix?.edits.map(\.text) == ["my_mod"])
    #expect(try found("my_mod { level = 5 }").isEmpty)
    #expect(try found("domain \"d.example\" { my_mood { level = 5 } }").first?.fix == nil)
  }
}
