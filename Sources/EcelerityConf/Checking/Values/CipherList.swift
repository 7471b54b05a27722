/// The value of `tls_ciphers`: a cipher list of OpenSSL or a priority string of GnuTLS.
///
/// Page: content/momentum/4/config/tls-ciphers.md.
struct CipherList {
  let parts: [TextPart]

  private static let gnuTLSNames: Set<String> = [
    "NORMAL", "SECURE", "SECURE128", "SECURE192", "SECURE256", "PERFORMANCE", "LEGACY", "PFS",
    "SUITEB128", "SUITEB192",
  ]
  private static let openSSLNames: Set<String> = [
    "DEFAULT", "ALL", "HIGH", "MEDIUM", "LOW", "COMPLEMENTOFDEFAULT",
  ]
  /// The commands of a cipher list; a priority string may begin with `@` and the name of a list of the system.
  private static let openSSLCommands = ["@STRENGTH", "@SECLEVEL="]
  private static let weakWords: Set<String> = [
    "NULL", "ENULL", "ANULL", "EXP", "EXPORT", "LOW", "RC4", "DES", "MD5", "ADH", "AECDH",
  ]

  init(_ scalar: Scalar) {
    parts = scalar.parts(separatedBy: ":, ")
  }

  /// Whether only GnuTLS understands it, by its first word or by the mark of an option.
  var isPriorityString: Bool {
    parts.first.map(CipherList.startsPriorityString) ?? false
      || parts.contains { part in
        part.text.hasPrefix("%") || part.text.dropFirst().uppercased().hasPrefix("VERS-")
      }
  }

  /// Whether only OpenSSL understands it.
  var isCipherList: Bool {
    parts.first.map { CipherList.openSSLNames.contains($0.text.uppercased()) } ?? false
      || parts.contains(where: CipherList.isCommand)
  }

  private static func startsPriorityString(_ part: TextPart) -> Bool {
    gnuTLSNames.contains(part.text.uppercased()) || part.text.hasPrefix("@") && !isCommand(part)
  }

  private static func isCommand(_ part: TextPart) -> Bool {
    let text = part.text.uppercased()
    return openSSLCommands.contains(where: text.hasPrefix)
  }

  /// The parts that enable something weak and that no part disables for good.
  var weakParts: [TextPart] {
    let removed = removedNames
    return parts.filter { part in
      guard isOn(part, removed), let word = CipherList.weakWord(of: part.text) else { return false }
      return !removed.contains(word)
    }
  }

  /// Whether a part enables something that is not weak.
  var hasStrongParts: Bool {
    let removed = removedNames
    return parts.contains { isOn($0, removed) && CipherList.weakWord(of: $0.text) == nil }
  }

  /// Whether `part` enables what it names and no part disables that for good.
  private func isOn(_ part: TextPart, _ removed: Set<String>) -> Bool {
    guard let first = part.text.first, !"!-+@%".contains(first) else { return false }
    return !removed.contains(part.text.uppercased())
  }

  private var removedNames: Set<String> {
    Set(parts.filter { $0.text.hasPrefix("!") }.map { $0.text.dropFirst().uppercased() })
  }

  /// The word that makes the cipher or class `name` weak.
  private static func weakWord(of name: String) -> String? {
    let pieces = name.uppercased().split { $0 == "+" || $0 == "-" }.map(String.init)
    for (index, piece) in pieces.enumerated() where weakWords.contains(piece) {
      // DES-CBC3 is Triple DES.
      let next = index + 1 < pieces.count ? pieces[index + 1] : ""
      if next != "CBC3" { return piece }
    }
    return nil
  }
}

extension Configuration {
  /// The assignment that makes GnuTLS the library; nil when it is OpenSSL, as by default.
  var gnuTLS: Setting? {
    global.setting(.tlsEngine).flatMap { $0.word == "gnutls" ? $0 : nil }
  }
}

extension Scope {
  /// The assignment that makes GnuTLS the library of connections that this scope is about; nil when it is OpenSSL, as
  /// by default and for all listeners but that of ESMTP.
  ///
  /// Page: content/momentum/4/config/tls-engine.md.
  var gnuTLS: Setting? {
    guard let setting = configuration.gnuTLS else { return nil }
    var outermost = self
    while let parent = outermost.parent, !parent.isGlobal { outermost = parent }
    let usesOpenSSL = outermost.keyword.map(Scope.listenersWithOpenSSL.contains) ?? false
    return usesOpenSSL ? nil : setting
  }

  private static let listenersWithOpenSSL: KeywordSet = [
    .httpListener, .xmppListener, .ecstreamListener,
  ]
}
