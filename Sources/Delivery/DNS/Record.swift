/// A resource record of class IN (RFC 1035, 4.1.3).
package struct Record: Hashable, Sendable {
  /// The owner name.
  package let name: DomainName
  /// The type.
  package let type: RecordType
  /// The TTL in seconds.
  package let ttl: UInt32
  /// The data.
  package let data: RecordData

  /// A record of `name` with `data`.
  package init(_ name: DomainName, _ type: RecordType, ttl: UInt32, _ data: RecordData) {
    self.name = name
    self.type = type
    self.ttl = ttl
    self.data = data
  }
}

/// The data of a record (RDATA).
package enum RecordData: Hashable, Sendable {
  /// A (RFC 1035, 3.4.1) and AAAA (RFC 3596, 2.2).
  case address(HostAddress)
  /// MX: the lower the preference, the earlier `host` is tried (RFC 1035, 3.3.9).
  case exchange(preference: UInt16, host: DomainName)
  /// CNAME (RFC 1035, 3.3.1).
  case alias(of: DomainName)
  /// TXT: strings of at most 255 bytes (RFC 1035, 3.3.14).
  case text([[UInt8]])
  /// TLSA (RFC 6698, 2.1).
  case association(CertificateAssociation)
  /// SOA (RFC 1035, 3.3.13).
  case authority(StartOfAuthority)
  /// The bytes of any other type.
  case opaque([UInt8])
}

/// The association of a TLSA record (RFC 6698, 2.1).
package struct CertificateAssociation: Hashable, Sendable {
  /// 0 to 3: PKIX-TA, PKIX-EE, DANE-TA, DANE-EE (RFC 7218).
  package let usage: UInt8
  /// 0: the certificate, 1: its public key.
  package let selector: UInt8
  /// 0: the full data, 1: its SHA-256 digest, 2: its SHA-512 digest.
  package let matchingType: UInt8
  /// The data that has to match.
  package let data: [UInt8]

  /// An association of these fields.
  package init(usage: UInt8, selector: UInt8, matchingType: UInt8, data: [UInt8]) {
    self.usage = usage
    self.selector = selector
    self.matchingType = matchingType
    self.data = data
  }
}

/// The data of an SOA record (RFC 1035, 3.3.13).
package struct StartOfAuthority: Hashable, Sendable {
  /// MNAME: the primary name server of the zone.
  package let primary: DomainName
  /// RNAME: the mailbox of the person responsible, the first label instead of the local part.
  package let mailbox: DomainName
  /// SERIAL: the version of the zone.
  package let serial: UInt32
  /// REFRESH: how long a secondary server waits before it checks again, in seconds.
  package let refresh: UInt32
  /// RETRY: how long it waits after a failure, in seconds.
  package let retry: UInt32
  /// EXPIRE: how long it answers for the zone without a refresh, in seconds.
  package let expire: UInt32
  /// MINIMUM: the negative TTL in seconds (RFC 2308, 4).
  package let minimum: UInt32

  /// SOA data of these fields.
  package init(
    primary: DomainName, mailbox: DomainName, serial: UInt32, refresh: UInt32, retry: UInt32,
    expire: UInt32, minimum: UInt32
  ) {
    self.primary = primary
    self.mailbox = mailbox
    self.serial = serial
    self.refresh = refresh
    self.retry = retry
    self.expire = expire
    self.minimum = minimum
  }
}
