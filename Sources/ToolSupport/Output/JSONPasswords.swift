internal import EcelerityConf

extension [UInt8] {
  /// Masks the passwords of URLs in the strings of these bytes, which are JSON in UTF-8. Because
  /// escapes hide white space, text after that may be masked as well.
  mutating func maskPasswordsOfURLs() {
    guard contains(UInt8(ascii: "@")) else { return }
    var masked: [UInt8] = []
    masked.reserveCapacity(count)
    var rest = self[...]
    while let opening = rest.firstIndex(of: UInt8(ascii: "\"")) {
      masked += rest[...opening]
      let end = Self.endOfString(rest[(opening + 1)...])
      masked += URLPassword.masked(rest[(opening + 1)..<end])
      masked.append(UInt8(ascii: "\""))
      rest = rest[(end + 1)...]
    }
    self = masked + rest
  }

  /// The index of the quotation mark that ends the string whose contents `json` begins with.
  private static func endOfString(_ json: ArraySlice<UInt8>) -> Int {
    var index = json.startIndex
    while json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index
  }
}
