import EcelerityConf
import Testing

@testable import Delivery

/// Which of the files that configure name resolution count, and what is reported of those that cannot be read.
struct ResolverFilesTests {
  /// A file system of which some files cannot be read.
  private struct PartialLoader: Loader {
    var files: [String: String] = [:]
    var failures: [String: LoadError.Reason] = [:]

    func contents(at path: String) -> PathContents { .file }

    func load(_ path: String) throws(LoadError) -> LoadedFile {
      if let reason = failures[path] { throw LoadError(path, reason) }
      return try MemoryLoader(files).load(path)
    }

    func names(in path: String) throws(LoadError) -> [String] { [] }
  }

  private func files(_ text: String = "", _ loader: PartialLoader) throws -> ResolverFiles {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": text]), options: ConfigurationOptions())
    return ResolverFiles(configuration, loader: loader)
  }

  private let system = "/etc/resolv.conf"
  private let denied = LoadError.Reason.failed("permission denied")

  @Test func theConfiguredFileCounts() throws {
    let loader = PartialLoader(files: [
      "resolv": "nameserver 192.0.2.53\nsearch oak.example\n", system: "nameserver 192.0.2.54\n",
    ])
    var configured = try files("resolv_conf = resolv", loader)
    #expect(configured.nameServers().servers.map(\.description) == ["192.0.2.53:53"])
    #expect(configured.search().domains == [DomainName("oak.example")])
    var others = try files("", loader)
    #expect(others.nameServers().servers.map(\.description) == ["192.0.2.54:53"])
    #expect(others.search().domains == [])
    #expect(configured.warnings + others.warnings == [])
  }

  @Test func aConfiguredFileThatCannotBeReadIsReportedWithTheReason() throws {
    let loader = PartialLoader(
      files: [system: "nameserver 192.0.2.54\n"], failures: ["resolv": denied])
    var files = try files("resolv_conf = resolv", loader)
    #expect(files.nameServers().servers.map(\.description) == ["192.0.2.54:53"])
    #expect(files.search() == NameSearch())
    let start = "`resolv_conf` names resolv, which cannot be read here: permission denied; "
    #expect(
      files.warnings == [
        start + "the system's name servers are queried",
        start + "no name is completed by its search list",
      ])
  }

  @Test func filesOfTheSystemThatCannotBeReadAreReportedWithTheReason() throws {
    var files = try files("", PartialLoader(failures: [system: denied, HostsFile.path: denied]))
    #expect(files.nameServers().servers.map(\.description) == ["127.0.0.1:53"])
    #expect(files.hosts().hosts == [])
    #expect(
      files.warnings == [
        "/etc/resolv.conf cannot be read: permission denied; the name server of this machine is queried",
        "/etc/hosts cannot be read: permission denied; hosts are looked up in DNS alone",
      ])
  }

  /// resolv.conf(5) says what holds then.
  @Test func filesThatTheSystemDoesNotHaveAreNotReported() throws {
    var files = try files("", PartialLoader())
    #expect(files.nameServers().servers.map(\.description) == ["127.0.0.1:53"])
    #expect(files.hosts().hosts == [])
    #expect(files.warnings == [])
  }

  /// The configuration is not to blame for the system's own file.
  @Test func onlyMistakesOfTheConfiguredFileAreReported() throws {
    let loader = PartialLoader(files: ["resolv": "rotate\n", system: "rotate\n"])
    var configured = try files("resolv_conf = resolv", loader)
    _ = configured.nameServers()
    #expect(configured.warnings.count == 1)
    #expect(configured.warnings.allSatisfy { $0.hasPrefix("resolv:1: does not begin with") })
    var others = try files("", loader)
    _ = others.nameServers()
    #expect(others.warnings == [])
  }
}
