/// Private keys in PEM, found by the parser in a file that was included instead of a configuration.
extension Redaction {
  /// The parts of private keys in `range`.
  static func privateKeys(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    tree.privateKeys.compactMap { key in
      let part = key.indices.clamped(to: range.indices)
      return part.isEmpty ? nil : ByteRange(UInt32(part.lowerBound), UInt32(part.upperBound))
    }
  }
}
