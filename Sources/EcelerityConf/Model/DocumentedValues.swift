internal import Synchronization

/// What rows of the option table allow, read when somebody asks for the first time: the table has many
/// of them, and a run asks for few.
final class DocumentedValues: Sendable {
  private let column: Range<Int>
  private let type: OptionType
  private let read = AtomicLazyReference<Values>()

  /// What the bytes `column` of the table's text say for an option of type `type`.
  init(_ column: Range<Int>, type: OptionType) {
    self.column = column
    self.type = type
  }

  /// The values.
  var values: AllowedValues {
    if let known = read.load() { return known.values }
    // Whoever else reads them at the same time reads the same.
    let values = AllowedValues(OptionTableText.text(column), type: type)
    return read.storeIfNil(Values(values)).values
  }

  private final class Values: Sendable {
    let values: AllowedValues

    init(_ values: AllowedValues) {
      self.values = values
    }
  }
}
