/// The values that the documentation allows for an option, beyond its type.
///
/// Only enumerations and numbers can be checked; for the other types the text is a template for the
/// reader.
public struct AllowedValues: Hashable, Sendable {
  /// Whole numbers from `lower` to `upper`, both included; nil is no limit.
  public struct NumericRange: Hashable, Sendable {
    /// The least number, or nil.
    public let lower: Int?
    /// The greatest number, or nil.
    public let upper: Int?
  }

  /// A value with a special meaning, such as zero for no limit.
  public struct SpecialValue: Hashable, Sendable {
    /// The value as it is written.
    public let value: String
    /// Its meaning in a few words.
    public let meaning: String
  }

  /// The column as written in the table, `0..;0=unlimited`; empty when nothing is documented.
  public let text: String
  /// The words of an enumeration in the documentation's spelling; letter case does not matter.
  public let members: [String]
  /// The ranges a number may lie in; empty when none is documented.
  public let ranges: [NumericRange]
  /// The values with a meaning of their own.
  public let specialValues: [SpecialValue]

  /// Reads the column `text` of an option of type `type`.
  init(_ text: String, type: OptionType) {
    self.text = text
    let form = AllowedValues.form(of: type)
    guard form.hasWords || form.hasNumbers || text.utf8.contains(UInt8(ascii: ";")) else {
      (members, ranges, specialValues) = ([], [], [])
      return
    }
    let parts = text.split(separator: ";")
    let alternatives = parts.first?.split(separator: "|") ?? []
    ranges = form.hasNumbers ? alternatives.compactMap(NumericRange.init) : []
    members =
      form.hasWords
      ? alternatives.filter { !form.hasNumbers || NumericRange($0) == nil }.map(String.init) : []
    specialValues = parts.dropFirst().compactMap(SpecialValue.init)
  }

  /// The parts of the column between its bars, for types whose values other code reads.
  var alternatives: [String] { text.split(separator: "|").map(String.init) }

  /// Whether a documented range holds `number`, or none is documented.
  public func contains(_ number: Int) -> Bool {
    ranges.isEmpty
      || ranges.contains { ($0.lower ?? number) <= number && number <= ($0.upper ?? number) }
  }

  /// Whether `word`, in any letter case, is one of the documented words.
  public func contains(_ word: some StringProtocol) -> Bool { contains(bytes: word.utf8) }

  /// Whether `bytes`, in any letter case, spell one of the documented words.
  func contains(bytes: some Sequence<UInt8>) -> Bool {
    members.contains { $0.utf8.elementsEqual(bytes, by: UInt8.equalsIgnoringCase) }
  }

  private static func form(of type: OptionType) -> (hasWords: Bool, hasNumbers: Bool) {
    switch type {
    case .boolean, .enum, .enumList: (true, false)
    case .integerOrEnum: (true, true)
    case .integer, .number, .port, .sizeBytes: (false, true)
    case .durationSeconds, .durationMilliseconds, .durationMinutes, .durationHours: (false, true)
    default: (false, false)
    }
  }
}

extension AllowedValues.NumericRange {
  /// Reads `1..50`, `1..`, `..60` or the single number `250`.
  fileprivate init?(_ text: Substring) {
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    switch ends.count {
    case 1:
      guard let number = Int(text) else { return nil }
      self.init(lower: number, upper: number)
    case 3: self.init(lower: Int(ends[0]), upper: Int(ends[2]))
    default: return nil
    }
  }
}

extension AllowedValues.SpecialValue {
  /// Reads `0=unlimited`.
  fileprivate init?(_ text: Substring) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    self.init(value: String(text[..<equals]), meaning: String(text[text.index(after: equals)...]))
  }
}
