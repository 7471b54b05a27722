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
}
