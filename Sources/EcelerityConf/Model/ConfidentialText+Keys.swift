extension ConfidentialText {
  /// What of `range` is in private keys, which somebody included instead of a configuration.
  static func privateKeys(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    tree.privateKeys.compactMap { key in
      let part = key.indices.clamped(to: range.indices)
      return part.isEmpty ? nil : ByteRange(UInt32(part.lowerBound), UInt32(part.upperBound))
    }
  }
}
