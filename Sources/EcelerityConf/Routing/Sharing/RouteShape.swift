/// The value of `routes` without the names of its hosts: stanzas of one shape name others in the same way.
struct RouteShape {
  /// What is written, with a 0 in place of each host.
  private(set) var bytes: [UInt8] = []
  /// The hosts, all of them different.
  private(set) var hosts: [String] = []

  /// A value that names more hosts is not expected to have others of its shape.
  private static let maximumCount = 16

  /// The shape of a value as it is `written`; nil when an item is no string or names no host by a plain name,
  /// and when two name the same one.
  init?(_ written: ArraySlice<UInt8>) {
    bytes.reserveCapacity(written.count)
    var rest = written
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "\""): guard takeItem(&rest) else { return nil }
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "\t"),
        UInt8(ascii: "\n"), UInt8(ascii: ","):
        bytes.append(byte)
        rest.removeFirst()
      default: return nil
      }
    }
  }

  /// Goes on with the string that `rest` begins with, and takes it from there; false when it is another one.
  private mutating func takeItem(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard let end = rest.dropFirst().firstIndex(of: quote) else { return false }
    let item = rest[rest.startIndex..<end]
    rest = rest[(end + 1)...]
    guard !item.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 }) else { return false }
    let start = RouteShape.authority(of: item.dropFirst())
    let host = item[start...].prefix { RouteShape.isPartOfHost($0) }
    guard DomainName.isPlain(host), hosts.count < RouteShape.maximumCount else { return false }
    let name = String(decoding: host, as: UTF8.self)
    guard HostName.isPlain(name), !hosts.contains(name), name != RouteItem.exchangersToken else {
      return false
    }
    hosts.append(name)
    bytes += item[..<start]
    bytes.append(0)
    bytes += item[host.endIndex...]
    bytes.append(quote)
    return true
  }

  /// Where the authority of a URL starts, or the item itself.
  private static func authority(of item: ArraySlice<UInt8>) -> Int {
    let slash = UInt8(ascii: "/")
    guard let colon = item.firstIndex(of: UInt8(ascii: ":")), colon + 2 < item.endIndex,
      item[colon + 1] == slash, item[colon + 2] == slash
    else { return item.startIndex }
    return colon + 3
  }

  private static func isPartOfHost(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: ":") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?")
  }
}
