package import EcelerityConf

/// The files that configure name resolution: the one that `resolv_conf` names, /etc/resolv.conf and /etc/hosts.
///
/// Page: content/momentum/4/config/ref-resolv-conf.md. A file that cannot be read is treated as empty, and `warnings`
/// says why it could not be read. That a file of the system does not exist is no warning: resolv.conf(5) says what holds
/// then, and hosts(5) is one source of several.
package struct ResolverFiles {
  /// What was wrong with the files that were read; lower case, no full stop, not escaped.
  package private(set) var warnings: [String] = []
  private let configuredPath: String?
  private let loader: any Loader

  /// The file that configures the system's resolver.
  package static let systemPath = "/etc/resolv.conf"

  /// The files of this system and of `configuration`, read by `loader`.
  package init(_ configuration: Configuration, loader: any Loader = DiskLoader()) {
    let path = configuration.global.setting(.resolvConf)?.value.text
    configuredPath = path.flatMap { $0.isEmpty ? nil : $0 }
    self.loader = loader
  }

  /// The name servers of the file that `resolv_conf` names, else those of the system.
  package mutating func nameServers() -> ResolverConfiguration {
    if let configuredPath {
      let fallback = "the system's name servers are queried"
      if let servers = configuredServers(configuredPath, fallback) { return servers }
    }
    return systemNameServers()
  }

  /// The name servers of the system; the one of this machine where the system names none (resolv.conf(5)).
  package mutating func systemNameServers() -> ResolverConfiguration {
    do {
      return try servers(Self.systemPath)
    } catch {
      note(error, "the name server of this machine is queried")
      return ResolverConfiguration(servers: [])
    }
  }

  /// The search list of the file that `resolv_conf` names, whichever name servers are asked. That of this system need
  /// not be the server's.
  package mutating func search() -> NameSearch {
    let fallback = "no name is completed by its search list"
    guard let configuredPath, let servers = configuredServers(configuredPath, fallback) else {
      return NameSearch()
    }
    return servers.search
  }

  /// The hosts file of the system.
  package mutating func hosts() -> HostsFile {
    do {
      return HostsFile(try text(HostsFile.path))
    } catch {
      note(error, "hosts are looked up in DNS alone")
      return HostsFile("")
    }
  }

  // MARK: Reading

  private mutating func configuredServers(
    _ path: String, _ fallback: String
  ) -> ResolverConfiguration? {
    do {
      let servers = try servers(path)
      // The configuration is not to blame for the system's own file.
      if path != Self.systemPath { note(servers.remarks, on: path) }
      return servers
    } catch {
      warnings.append(
        "`\(Keyword.resolvConf)` names \(path), which cannot be read here: \(error.message); "
          + fallback)
      return nil
    }
  }

  private func servers(_ path: String) throws(LoadError) -> ResolverConfiguration {
    ResolverConfiguration(resolverFile: try text(path))
  }

  private func text(_ path: String) throws(LoadError) -> String {
    String(decoding: try loader.load(path).source.bytes, as: UTF8.self)
  }

  // MARK: Warnings

  /// Further remarks on a file are only counted: it is probably not a resolver file.
  private static let remarkLimit = 5

  private mutating func note(_ error: LoadError, _ consequence: String) {
    guard error.reason != .missing else { return }
    warnings.append("\(error.path) cannot be read: \(error.message); \(consequence)")
  }

  private mutating func note(_ remarks: [ResolverConfiguration.Remark], on path: String) {
    for remark in remarks.prefix(Self.remarkLimit) {
      warnings.append("\(path):\(remark.line): \(remark.message)")
    }
    guard let next = remarks.dropFirst(Self.remarkLimit).first else { return }
    let more = (remarks.count - Self.remarkLimit).counting("more mistake")
    warnings.append("\(path): \(more), the first on line \(next.line)")
  }
}
