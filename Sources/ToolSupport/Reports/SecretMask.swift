import EcelerityConf

/// Hides what must not be printed of a line of a configuration: reports end up in logs that more
/// people read than the file itself.
enum SecretMask {
  private static let kinds: Set<OptionType> = [.secret, .credential]

  /// `line` without what follows the equals sign of a password or key.
  static func masked(_ line: String) -> String {
    guard let equals = endOfSecretName(in: line[...]) else { return line }
    return line[...equals] + " …"
  }

  /// The first equals sign that stands behind the name of a secret.
  private static func endOfSecretName(in line: Substring) -> String.Index? {
    var rest = line
    while let equals = rest.firstIndex(of: "=") {
      let before = line[..<equals].reversed().drop { $0 == " " || $0 == "\t" }
      let name = String(before.prefix { $0 == "_" || $0.isLetter || $0.isNumber }.reversed())
      if let keyword = Keyword(name), isSecret(keyword) { return equals }
      rest = rest[rest.index(after: equals)...]
    }
    return nil
  }

  private static func isSecret(_ keyword: Keyword) -> Bool {
    OptionTable.rows(of: keyword).contains { kinds.contains($0.type) }
  }
}
