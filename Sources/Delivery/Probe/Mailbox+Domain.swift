package import EcelerityConf

extension Mailbox {
  /// `localPart` at `domain` in its SMTP form: A-labels (decision D-06), or an address literal (RFC 5321, 4.1.3). Nil
  /// when that is not valid in a path.
  package init?(_ localPart: some StringProtocol, of domain: EcelerityConf.DomainName) {
    self.init("\(localPart)@\(domain.textInMail)")
  }
}
