import EcelerityConf
import ToolSupport

/// The options that say how names are resolved.
enum ResolverOption {
  /// Of commands that resolve names by default.
  static let offline = CommandOption.flag("offline", help: "query no name server")
    .alsoCalled("no-dns", "no-network")
  static let nameServer = CommandOption.text(
    "dns", "HOST[:PORT]",
    help: "query this name server instead of those of \(Keyword.resolvConf) or the system"
  ).alsoCalled("resolver", "nameserver")
  static let timeout = CommandOption.seconds(
    "dns-timeout", in: 0.001...3600,
    help: "how long a name server may take to reply, and a web server to give an MTA-STS policy")
  static let record = CommandOption.text(
    "record", "FILE", help: "write the answers of name servers to FILE"
  ).once()
  static let replay = CommandOption.text(
    "replay", "FILE", help: "read the answers from FILE, and query no name server"
  ).once()
  static let policy = CommandOption.text(
    "sts-policy", "FILE",
    help: "take the MTA-STS policy from FILE where one would be fetched (\(Keyword.useMtaSts))")
  static let allowPrivate = CommandOption.flag(
    "allow-private",
    help: "contact loopback and private addresses that the configuration does not name itself")

  /// Those of every command that resolves names, in the order of the help.
  static let all = resolving + [allowPrivate.declaration]

  /// Those that make a command resolve names which does not do so by default.
  static let resolving = [
    nameServer.declaration, timeout.declaration, record.declaration, replay.declaration,
    policy.declaration,
  ]
}
