/// The facts about the peer after a handshake.
struct PeerFacts {
  /// The version, such as `TLSv1.3`.
  let version: String
  let cipher: String
  /// The key length of the cipher in bits.
  let bits: Int
  /// The verification result of the chain (X509_STORE_CTX_get_error(3)).
  let verification: Int
  /// OpenSSL's message for that result.
  let words: String
  /// The certificates as presented, that of the server first.
  let chain: [PresentedCertificate]
  /// The chain that OpenSSL built from the server's certificate, as far as it found issuers.
  let path: [PresentedCertificate]
  /// The reference names that match the certificate.
  let matchingNames: [String]
  let usableAssociations: Int
  let matchedAssociation: CertificateAssociation?
}

extension TLSSession {
  /// The facts about the peer; `names` are the reference names.
  func facts(names: [String], acceptsCommonName: Bool) -> PeerFacts {
    let cipher = unsafe library.results.currentCipher(session)
    let code = Int(unsafe library.results.verifyResult(session))
    return unsafe PeerFacts(
      version: text(unsafe library.results.version(session)),
      cipher: text(unsafe library.results.cipherName(cipher)),
      bits: Int(unsafe library.results.cipherBits(cipher, nil)),
      verification: code,
      words: library.message(forVerification: code),
      chain: certificates(unsafe library.results.peerChain(session)),
      path: certificates(unsafe library.results.verifiedChain(session)),
      matchingNames: matches(names, acceptsCommonName: acceptsCommonName),
      usableAssociations: usableAssociations,
      matchedAssociation: matchedAssociation())
  }

  private func matches(_ names: [String], acceptsCommonName: Bool) -> [String] {
    // The caller owns this certificate, but not those of chains.
    guard let certificate = unsafe library.results.peerCertificate(session) else { return [] }
    defer { unsafe library.certificates.freeCertificate(certificate) }
    let flags = Self.noPartialWildcards | (acceptsCommonName ? 0 : Self.noCommonName)
    return names.filter { name in
      if let address = HostAddress(name) {
        return unsafe address.bytes.withUnsafeBufferPointer { bytes in
          unsafe library.names.checkAddress(certificate, bytes.baseAddress, bytes.count, 0) == 1
        }
      }
      // OpenSSL takes a length of zero for a string that ends with NUL.
      guard !name.isEmpty else { return false }
      return unsafe name.withCString { text in
        unsafe library.names.checkHost(certificate, text, name.utf8.count, flags, nil) == 1
      }
    }
  }

  private func matchedAssociation() -> CertificateAssociation? {
    guard usableAssociations > 0 else { return nil }
    var (usage, selector, matchingType) = (UInt8(0), UInt8(0), UInt8(0))
    var data: OpenSSL.Bytes?
    var size = 0
    let depth = unsafe library.results.matchedAssociation(
      session, &usage, &selector, &matchingType, &data, &size)
    guard depth >= 0 else { return nil }
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
    return CertificateAssociation(
      usage: usage, selector: selector, matchingType: matchingType, data: bytes)
  }

  private func certificates(_ chain: OpenSSL.Object?) -> [PresentedCertificate] {
    guard let chain = unsafe chain else { return [] }
    return (0..<max(0, unsafe library.names.count(chain))).compactMap { index in
      unsafe library.names.element(chain, index).map { unsafe certificate($0) }
    }
  }

  private func certificate(_ certificate: OpenSSL.Object) -> PresentedCertificate {
    let notBefore = unsafe library.certificates.notBefore(certificate)
    let notAfter = unsafe library.certificates.notAfter(certificate)
    return unsafe PresentedCertificate(
      subject: name(unsafe library.certificates.subject(certificate)),
      issuer: name(unsafe library.certificates.issuer(certificate)),
      notBefore: time(unsafe notBefore), notAfter: time(unsafe notAfter),
      names: unsafe alternativeNames(certificate),
      isEarly: unsafe library.certificates.compareToNow(notBefore) > 0,
      isExpired: unsafe library.certificates.compareToNow(notAfter) < 0)
  }

  /// XN_FLAG_RFC2253 without ASN1_STRFLGS_ESC_MSB: letters that are not ASCII are shown. The result is not safe for a
  /// terminal.
  private static let nameFlags: CUnsignedLong = 0x111_0313

  private func name(_ name: OpenSSL.Object?) -> String {
    guard let buffer = unsafe library.buffers.newBuffer(library.buffers.memoryMethod()) else {
      return ""
    }
    defer { _ = unsafe library.buffers.freeBuffer(buffer) }
    _ = unsafe library.certificates.printName(buffer, name, 0, Self.nameFlags)
    return VisibleText.text(unsafe library.contents(of: buffer))
  }

  private func time(_ time: OpenSSL.Object?) -> String {
    guard let text = unsafe library.certificates.generalizedTime(time, nil) else { return "" }
    defer { unsafe library.certificates.freeString(text) }
    return PresentedCertificate.time(unsafe bytes(text))
  }

  // NID_subject_alt_name, GEN_DNS and GEN_IPADD.
  private static let alternativeName: CInt = 85
  private static let dnsName: CInt = 2
  private static let address: CInt = 7

  private func alternativeNames(_ certificate: OpenSSL.Object) -> [String] {
    let stack = unsafe library.names.extensionValue(certificate, Self.alternativeName, nil, nil)
    guard let stack = unsafe stack else { return [] }
    defer { unsafe library.names.freeNames(stack) }
    var names: [String] = []
    var addresses: [String] = []
    var seen: Set<String> = []
    for index in 0..<max(0, unsafe library.names.count(stack)) {
      var kind: CInt = 0
      let value = unsafe library.names.nameValue(library.names.element(stack, index), &kind)
      guard kind == Self.dnsName || kind == Self.address else { continue }
      let bytes = unsafe bytes(value)
      let isAddress = kind == Self.address
      let text = isAddress ? HostAddress(bytes: bytes)?.description : nil
      let shown = text ?? PresentedCertificate.printable(bytes)
      guard seen.insert(shown).inserted else { continue }
      if isAddress { addresses.append(shown) } else { names.append(shown) }
    }
    return names + addresses
  }

  private func bytes(_ string: OpenSSL.Object?) -> [UInt8] {
    guard let start = unsafe library.certificates.stringBytes(string) else { return [] }
    let count = Int(max(0, unsafe library.certificates.stringLength(string)))
    return unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  private func text(_ text: OpenSSL.Text?) -> String {
    unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}
