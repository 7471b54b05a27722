package import EcelerityConf

extension Mailbox {
  /// `localPart` at `domain` as SMTP writes it: in A-labels (decision D-06), an address in brackets (RFC 5321, 4.1.3).
  /// Nil when that cannot be put into a path.
  package init?(_ localPart: some StringProtocol, of domain: EcelerityConf.DomainName) {
    self.init("\(localPart)@\(domain.textInMail)")
  }
}
