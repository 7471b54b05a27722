import EcelerityConf

/// The words of the language as a libFuzzer dictionary.
enum FuzzDictionary {
  static var lines: [String] {
    (signs + Keyword.all.map(\.name)).map { "\"\(escaped($0))\"" }
  }

  private static let signs = [
    "include ", "\"", "{", "}", "(", ")", "[", "]", "=", ",", "\\", "# ", "/*", "*/", "\r\n",
    "# conffmt: off\n", "# conffmt: on\n", "# conflint: disable=", "# conflint: disable-file=",
    "\u{FEFF}", "\u{A0}", "“", "”", "/^mx[0-9]+[.]oak$/", "[IPv6:2001:db8::1]", "192.0.2.0/24",
    "smtp://", "__mx__", "?port=25", "&pref=10", "&type=a", "&ttl=60", "yes", "no", "true", "false",
  ]

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7e: String(UnicodeScalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }
}
