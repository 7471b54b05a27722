/// A resource record of the class IN (RFC 1035, 4.1.3).
package struct Record: Hashable, Sendable {
  /// The name that it says something of.
  package let name: DomainName
  /// What kind of thing it says.
  package let type: RecordType
  /// How long it may be believed, in seconds.
  package let lifetime: UInt32
  /// What it says.
  package let data: RecordData

  /// A record that says `data` of `name`.
  package init(_ name: DomainName, _ type: RecordType, lifetime: UInt32, _ data: RecordData) {
    self.name = name
    self.type = type
    self.lifetime = lifetime
    self.data = data
  }
}

/// What a record says.
package enum RecordData: Hashable, Sendable {
  /// A (RFC 1035, 3.4.1) and AAAA (RFC 3596, 2.2).
  case address(HostAddress)
  /// MX: the lower the preference, the earlier `host` is tried (RFC 1035, 3.3.9).
  case exchange(preference: UInt16, host: DomainName)
  /// CNAME (RFC 1035, 3.3.1).
  case alias(of: DomainName)
  /// TXT: strings of at most 255 bytes (RFC 1035, 3.3.14).
  case text([[UInt8]])
  /// TLSA.
  case association(CertificateAssociation)
  /// SOA.
  case authority(StartOfAuthority)
  /// The bytes of a type that is not read here.
  case opaque([UInt8])
}

/// Which certificate a TLSA record wants (RFC 6698, 2.1).
package struct CertificateAssociation: Hashable, Sendable {
  /// 0 to 3: PKIX-TA, PKIX-EE, DANE-TA, DANE-EE (RFC 7218).
  package let usage: UInt8
  /// 0 the certificate, 1 its public key.
  package let selector: UInt8
  /// 0 the thing itself, 1 its SHA-256, 2 its SHA-512.
  package let matchingType: UInt8
  /// What has to match.
  package let data: [UInt8]

  /// The association of these fields.
  package init(usage: UInt8, selector: UInt8, matchingType: UInt8, data: [UInt8]) {
    self.usage = usage
    self.selector = selector
    self.matchingType = matchingType
    self.data = data
  }
}

/// Where a zone begins (RFC 1035, 3.3.13).
package struct StartOfAuthority: Hashable, Sendable {
  /// The server that the zone comes from.
  package let primary: DomainName
  /// The mailbox of who answers for it, the first label in place of the local part.
  package let mailbox: DomainName
  /// The version of the zone.
  package let serial: UInt32
  /// How long a secondary server waits before it looks again, in seconds.
  package let refresh: UInt32
  /// How long it waits after a failure, in seconds.
  package let retry: UInt32
  /// After how long it gives up the zone, in seconds.
  package let expire: UInt32
  /// How long to believe that something does not exist, in seconds (RFC 2308, 4).
  package let minimum: UInt32

  /// The start of a zone with these fields.
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
