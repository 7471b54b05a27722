import Delivery
import EcelerityConf
import ToolSupport

extension ResolverSetup {
  /// Where MTA-STS policies come from: the file of `--sts-policy`, else `recording`, else the web servers of domains.
  static func policies(
    _ arguments: ParsedArguments, _ recording: Recording?, _ timeLimit: Duration?,
    _ interruption: Interruption?
  ) throws -> PolicySource {
    guard let path = arguments[ResolverOption.policy] else {
      return recording.map { .recorded(RecordedPolicies($0)) }
        ?? .fetched(fetch(arguments, timeLimit, interruption))
    }
    do {
      return .given(try STSPolicy(try DiskLoader().load(path).source.bytes))
    } catch let error as LoadError {
      throw CommandFailure("\(path.visible): \(error.message)")
    } catch {
      throw CommandFailure("\(path.visible): is not an MTA-STS policy: \("\(error)".visible)")
    }
  }

  private static func fetch(
    _ arguments: ParsedArguments, _ timeLimit: Duration?, _ interruption: Interruption?
  ) -> STSFetch {
    let timeout = arguments[ResolverOption.timeout]
    var fetch = STSFetch()
    fetch.agent = "confroute/\(toolkitVersion)"
    fetch.interruption = interruption
    fetch.hasShortDNSTimeout = timeout.map { $0 < ResolverConfiguration.defaultTimeout } ?? false
    fetch.allowsPrivate = arguments[ResolverOption.allowPrivate]
    for limit in [timeLimit, timeout].compactMap({ $0 }) {
      fetch.timeout = min(fetch.timeout, limit)
    }
    return fetch
  }
}
