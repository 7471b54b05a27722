/// The bytes of a text that are not white space.
enum SignificantBytes {
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    return text.filter { !($0 == 32 || (9...13).contains($0)) }
  }
}
