/// The address in the label of a `listen` stanza: `*:25`, `[2001:db8::7]:25`, `/run/smtp`.
///
/// Page: content/momentum/4/listeners.md.
struct ListenAddress: Hashable {
  /// Where connections are accepted.
  enum Place: Hashable {
    /// A socket of the file system.
    case file(String)
    /// Every address of one family. For IPv4 it is written as nothing, as a star or as the unspecified address; for
    /// IPv6 as a star in brackets or as the unspecified address.
    case everything(isIPv6: Bool)
    case address(IPAddress)
    /// The name of a host in lower case, or a label that is not understood as it is written.
    case name(String)
  }

  let place: Place
  /// The port, from 0 to 65535; nil when the label has none.
  let port: Int?
  /// Whether it is an IPv6 address that should be in brackets.
  let isMissingBrackets: Bool

  init(_ label: String) {
    if label.hasPrefix("/") {
      self.init(.file(label))
    } else if label.hasPrefix("[") {
      self.init(bracketed: label)
    } else {
      // By bytes: a colon before a combining character is no character of its own.
      let colons = label.utf8.indices.filter { label.utf8[$0] == UInt8(ascii: ":") }
      switch colons.count {
      case 0: self.init(label[...], port: nil, of: label)
      case 1:
        let port = label[label.utf8.index(after: colons[0])...]
        self.init(label[..<colons[0]], port: port, of: label)
      default: self.init(withoutBrackets: label)
      }
    }
  }

  /// The label in the form that all labels of this place have.
  var normalForm: String {
    let host =
      switch place {
      case .file(let path): path
      case .everything(let isIPv6): isIPv6 ? "[*]" : "*"
      case .address(let address): address.isIPv6 ? "[\(address.description)]" : address.description
      case .name(let name): name
      }
    return port.map { "\(host):\($0)" } ?? host
  }

  private init(_ place: Place, port: Int? = nil, isMissingBrackets: Bool = false) {
    self.place = place
    self.port = port
    self.isMissingBrackets = isMissingBrackets
  }

  private init(bracketed label: String) {
    let parts = label.dropFirst().split(
      separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].isEmpty || parts[1].hasPrefix(":") else {
      self.init(.name(label))
      return
    }
    self.init(
      parts[0], port: parts[1].isEmpty ? nil : parts[1].dropFirst(), of: label, isBracketed: true)
  }

  /// What follows the last of several colons is probably the port, where the rest is an address.
  private init(withoutBrackets label: String) {
    let last = label.lastIndex(of: ":") ?? label.startIndex
    let port = Int(wholeNumber: String(label[label.index(after: last)...]))
    if let port, 1...65_535 ~= port, let address = IPAddress(String(label[..<last])) {
      self.init(ListenAddress.place(of: address), port: port, isMissingBrackets: true)
    } else if let address = IPAddress(label) {
      self.init(ListenAddress.place(of: address), isMissingBrackets: true)
    } else {
      self.init(.name(label))
    }
  }

  private init(
    _ host: Substring, port: Substring?, of label: String, isBracketed: Bool = false
  ) {
    let number = port.flatMap { Int(wholeNumber: String($0)) }
    if port != nil, !(number.map { 0...65_535 ~= $0 } ?? false) {
      self.init(.name(label))
    } else if host.isEmpty || host == "*" {
      self.init(.everything(isIPv6: isBracketed), port: number)
    } else if let address = IPAddress(String(host)) {
      self.init(ListenAddress.place(of: address), port: number)
    } else if isBracketed {
      self.init(.name(label))
    } else {
      self.init(.name(host.lowercased()), port: number)
    }
  }

  private static func place(of address: IPAddress) -> Place {
    address.high == 0 && address.low == 0
      ? .everything(isIPv6: address.isIPv6) : .address(address)
  }
}
