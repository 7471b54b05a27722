/// A value of `routes` without the names of its hosts, to find stanzas that differ only in these.
struct RouteShape {
  /// The value as written, with a 0 instead of each host.
  private(set) var bytes: [UInt8] = []
  /// The hosts, without repetition.
  private(set) var hosts: [String] = []

  /// A value with more hosts is unlikely to have others of its shape.
  private static let maximumCount = 16

  /// The shape of a `written` value; nil when an item is not a string or has no plain host name, and when two items
  /// name the same host.
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

  /// Consumes the string at the start of `rest`; false when it does not fit.
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

  /// The start of the authority in a URL, otherwise the start of the item.
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
