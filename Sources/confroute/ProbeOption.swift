import Delivery
import EcelerityConf
import ToolSupport

/// The options of `confroute probe` besides those of the question and the resolver.
enum ProbeOption {
  static let stopAfter = CommandOption.choice(
    "stop-after", of: ProbePlan.Stop.allCases, default: .rcpt, help: "go no further than this stage"
  )
  static let send = CommandOption.flag(
    "send",
    help: "send each recipient one small, clearly marked test message; needs their addresses")
  static let allHosts = CommandOption.flag(
    "all-hosts", help: "try every next hop, not just up to the first that replies")
  static let timeLimit = CommandOption.seconds(
    "timeout", in: 0.001...86_400,
    help: "wait no longer than this in a stage or for an MTA-STS policy, whatever is configured")
  static let concurrency = CommandOption.number(
    "concurrency", "N", in: 1...1_000, default: ProbePlan().concurrency,
    help: "how many connections to have at a time; never more than one to a host")
  static let authoritiesFile = CommandOption.text(
    "ca-file", "FILE", help: "check certificates against these authorities, not \(Keyword.tlsCa)")
  static let connectTo = CommandOption.text(
    "connect-to", "HOST:PORT", help: "connect there instead, with everything else as configured")
  static let transcript = CommandOption.flag(
    "transcript", help: "print the sessions line by line; secrets are masked")

  /// All in the order of the help.
  static let all = [
    stopAfter.declaration, send.declaration, allHosts.declaration, timeLimit.declaration,
    concurrency.declaration, authoritiesFile.declaration, connectTo.declaration,
    transcript.declaration,
  ]
}
