package import EcelerityConf

/// The options that each stage depends on (docs/probe.md, Stages).
extension Stage.Name {
  /// The timer of the stage. Stages without one in the manual use that of another (decision D-24).
  package var timer: Keyword {
    switch self {
    case .connect: .connectTimeout
    case .banner, .ehlo, .startTLS, .tls, .xclient, .auth: .ehloTimeout
    case .mail: .mailfromTimeout
    case .rcpt: .rcpttoTimeout
    case .data: .bodyTimeout
    case .rset, .quit: .rsetTimeout
    }
  }

  /// The other options that may affect the stage.
  package var options: [Keyword] {
    switch self {
    case .connect:
      [
        .bindAddress, .bindAddressSecondary, .haProxyServer, .haProxyBypass, .haProxySrcAddr,
        .haProxyIpv6SrcAddr,
      ]
    case .ehlo: [.ehloHostname, .hostname]
    case .startTLS: [.tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection]
    case .tls:
      [
        .tlsVerify, .tlsCa, .tlsCertificate, .tlsKey, .tlsEngine, .tlsProtocols, .tlsCiphers,
        .tlsv13Ciphersuites, .tlsEcCurveNames,
      ]
    case .xclient: [.xclient]
    case .auth: [.outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass]
    case .banner, .mail, .rcpt, .data, .rset, .quit: []
    }
  }
}

extension ProbePlan {
  /// The options that decided `stage` at `destination`, the timer last. Left out are those that the plan, TLSA records
  /// or an MTA-STS policy override (docs/routing.md, TLS), and a timer that `timeLimit` forestalled.
  package func options(
    of stage: Stage, at destination: Destination, of target: ProbeTarget
  ) -> [Keyword] {
    let options = stage.name.options.filter {
      uses($0, at: destination, of: target) && !destination.overrides($0)
    }
    let timer = stage.name.timer
    let isForestalled =
      stage.failure == .transport(.timeout) && !letRunOut(stage, of: target)
    return isForestalled ? options : options + [timer]
  }

  /// Whether the timer of `stage`, which timed out, ended it, rather than `timeLimit` or an interruption. The duration
  /// alone does not tell, as a stage may wait twice.
  private func letRunOut(_ stage: Stage, of target: ProbeTarget) -> Bool {
    let timer = stage.name.timer
    return !shortens(timer, of: target) && stage.duration >= target.duration(of: timer)
  }

  /// Whether `timeLimit` is shorter than `timer`.
  func shortens(_ timer: Keyword, of target: ProbeTarget) -> Bool {
    timeLimit.map { $0 < target.duration(of: timer) } ?? false
  }

  /// Whether the probe of `destination` depends on `option`.
  private func uses(
    _ option: Keyword, at destination: Destination, of target: ProbeTarget
  ) -> Bool {
    switch option {
    case .bindAddress, .bindAddressSecondary:
      return (try? target.source(of: contact(destination, of: target)))?.option == option
    case .haProxySrcAddr, .haProxyIpv6SrcAddr:
      return contact(destination, of: target).sourceInProxyHeader == option
    case .haProxyServer, .haProxyBypass: return connectTo == nil
    case .hostname: return target.greetsAsNode
    case .tlsCa: return authoritiesFile == nil
    case .tlsEngine: return target.usesGnuTLS
    case .tlsProtocols, .tlsCiphers, .tlsv13Ciphersuites, .tlsEcCurveNames:
      return !target.usesGnuTLS
    default: return true
    }
  }
}

extension Destination {
  /// Whether the value of `option` makes no difference.
  fileprivate func overrides(_ option: Keyword) -> Bool {
    switch policyDecider {
    case .dane:
      [
        .tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection, .tlsVerify, .tlsCa,
      ].contains(option)
    case .mtaSTS(.enforce):
      [.tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection, .tlsVerify].contains(option)
    case .mtaSTS, .configuration:
      option == .tls && policy.requirement != configuredPolicy.requirement
        || option == .tlsVerify && policy.verification != configuredPolicy.verification
    }
  }
}
