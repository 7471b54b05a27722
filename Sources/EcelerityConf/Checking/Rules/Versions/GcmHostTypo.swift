/// `gcm-host-typo`
enum GcmHostTypo: SettingRule {
  static let description = RuleDescription(
    id: "gcm-host-typo", group: .deprecated, severity: .warning,
    summary: "a misspelt host name of Google's push service",
    rationale: """
      `android.google.apis.com` does not exist; `android.googleapis.com` is meant (contradiction \
      X-23).
      """,
    evidence: .inferred, pages: ["content/momentum/3/3-push/push-gcm-using.md"],
    remedy: .suggested,
    examples: [
      .reports(
        #"domain "push.example" { routes = ( "gcm://⟦android.google.apis.com⟧?port=443" ) }"#),
      .accepts(#"domain "push.example" { routes = ( "gcm://android.googleapis.com?port=443" ) }"#),
      .accepts(
        #"domain "push.example" { routes = ( "gcm://xandroid.google.apis.com?port=443" ) }"#),
    ])

  static let interest = SettingInterest.options([.routes, .gateway, .httpHost])

  private static let misspelt = Array("android.google.apis.com".utf8)
  private static let right = "android.googleapis.com"

  static func check(_ setting: Setting, _ findings: inout Findings) {
    for raw in setting.rawValues where mayBeMisspelt(raw) {
      let item = raw.scalar
      guard let range = place(in: Array(item.text.utf8)[...]) else { continue }
      let edit = item.replaced(by: item.text(replacing: range, with: right))
      findings.report(
        self, at: item.span(of: range), in: setting.scope, "this host does not exist",
        detail: "write `\(right)`", fix: edit.map { .suggestion($0) })
    }
  }

  /// Whether it contains the mistake, or escapes that may decode to it. Only those need a `String`.
  private static func mayBeMisspelt(_ raw: RawScalar) -> Bool {
    let bytes = raw.bytes
    guard bytes.count >= misspelt.count else { return false }
    return bytes.contains(UInt8(ascii: "\\")) || place(in: bytes) != nil
  }

  /// The place of the mistake in `bytes`, in any letter case and not within a longer name.
  private static func place(in bytes: ArraySlice<UInt8>) -> ByteRange? {
    guard bytes.count >= misspelt.count else { return nil }
    let start = (bytes.startIndex...(bytes.endIndex - misspelt.count)).first { start in
      UInt8.equalsIgnoringCase(bytes[start], misspelt[0])
        && bytes[start..<(start + misspelt.count)]
          .elementsEqual(misspelt, by: UInt8.equalsIgnoringCase)
        && !(bytes[..<start].last.map(isOfName) ?? false)
        && !goesOn(bytes[(start + misspelt.count)...])
    }
    return start.map { ByteRange(UInt32($0), UInt32($0 + misspelt.count)) }
  }

  /// Whether `rest` goes on with the name in front of it, beyond a dot at its end.
  private static func goesOn(_ rest: ArraySlice<UInt8>) -> Bool {
    let behindDot = rest.first == UInt8(ascii: ".") ? rest.dropFirst() : rest
    return behindDot.first.map(isOfName) ?? false
  }

  /// Whether a name may have `byte`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
