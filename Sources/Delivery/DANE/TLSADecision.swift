/// What the TLSA records of a host mean for whoever sends mail to it (RFC 7672, 2.2).
enum TLSADecision: Hashable, Sendable {
  /// They say nothing, and why; TLS is what it would be without them.
  case notApplicable(String)
  /// TLS is required, and its certificate has to match one of these, whose base domain is the name to
  /// ask the server for (RFC 7672, 2.2.3 and 8.1).
  case authenticate([CertificateAssociation], base: DomainName)
  /// TLS is required, but no record can be used, so that no certificate is checked.
  case encrypt(base: DomainName)
  /// Nobody could say, which may be the work of an attacker: no mail is sent to the host now.
  case postpone(String)
}

extension CertificateAssociation {
  /// Whether it can be used for SMTP: PKIX-TA and PKIX-EE cannot (RFC 7672, 3.1.3), nor can what is not
  /// known, nor a digest of another length.
  package var isUsable: Bool {
    guard [2, 3].contains(usage), selector <= 1 else { return false }
    return switch matchingType {
    case 0: !data.isEmpty
    case 1: data.count == 32
    case 2: data.count == 64
    default: false
    }
  }
}
