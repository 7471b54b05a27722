import Delivery
import EcelerityConf
import ToolSupport

extension ProbePlan {
  /// The plan that `arguments` ask for; throws a `CommandFailure` when they contradict each other. Of `--connect-to`,
  /// nothing is known until its name is resolved.
  init(_ arguments: ParsedArguments) throws {
    self.init()
    stopAfter = arguments[ProbeOption.stopAfter]
    sendsMessage = arguments[ProbeOption.send]
    if sendsMessage, arguments.has(ProbeOption.stopAfter) {
      throw CommandFailure(
        "--send goes further than --stop-after \(stopAfter.rawValue); drop one of them")
    }
    triesAllHosts = arguments[ProbeOption.allHosts]
    if sendsMessage, triesAllHosts {
      throw CommandFailure(
        "--send sends one message, and with --all-hosts it would be one to every host; drop one of "
          + "them")
    }
    timeLimit = arguments[ProbeOption.timeLimit]
    concurrency = arguments[ProbeOption.concurrency]
    authoritiesFile = try arguments[ProbeOption.authoritiesFile].map(Self.readableFile)
    allowsPrivate = arguments[ResolverOption.allowPrivate]
  }

  /// `path`, the value of `--ca-file`. A missing file is an error even if no server presents a certificate.
  private static func readableFile(_ path: String) throws -> String {
    do { _ = try DiskLoader().load(path) } catch {
      throw CommandFailure("--ca-file: \(path.visible): \(error.message)")
    }
    return path
  }
}

extension ReversePath {
  /// The sender that `arguments` name; by default the null reverse-path, which every server has to accept
  /// (RFC 5321, 4.5.5).
  init(_ arguments: ParsedArguments) throws {
    guard let text = arguments[QuestionOption.sender], !text.isEmpty, text != "<>" else {
      self = .null
      return
    }
    let parts = AddressParts(text)
    guard let localPart = parts.localPart, let mailbox = Mailbox("\(localPart)@\(parts.domain)")
    else {
      throw CommandFailure(
        "--from: `\(text.visible)` is not a sender address; write user@oak.example")
    }
    self = .mailbox(
      Mailbox(localPart, of: EcelerityConf.DomainName(mailbox.domain)) ?? mailbox)
  }
}
