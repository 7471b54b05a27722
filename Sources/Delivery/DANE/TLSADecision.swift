/// The demands of the TLSA records of a host on a client that sends mail to it (RFC 7672, 2.2).
enum TLSADecision: Hashable, Sendable {
  /// DANE does not apply, and why.
  case notApplicable(String)
  /// TLS is required, and the certificate has to match one of these associations. The base domain is the SNI name
  /// (RFC 7672, 2.2.3 and 8.1).
  case authenticate([CertificateAssociation], base: DomainName)
  /// TLS is required, but no record is usable, so that the certificate is not verified.
  case encrypt(base: DomainName)
  /// A lookup failed, possibly by an attack: delivery to the host is delayed.
  case postpone(String)
}

extension CertificateAssociation {
  /// Whether it is usable for SMTP: PKIX-TA and PKIX-EE are not (RFC 7672, 3.1.3), nor are unknown values and digests
  /// of the wrong length.
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
