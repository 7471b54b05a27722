@testable import Delivery

/// Checks the texts of certificates, and the same bytes as names and addresses.
@Sendable func checkNames(_ bytes: [UInt8]) {
  let printable = PresentedCertificate.printable(bytes)
  require(printable.utf8.allSatisfy { 0x20...0x7e ~= $0 }, "what is not printable is shown")
  require(EscapedText.bytes(printable) == bytes, "the escaped text is another one")
  let time = PresentedCertificate.time(bytes)
  require(time.utf8.allSatisfy { 0x20...0x7e ~= $0 }, "what is not printable is shown")
  let text = String(decoding: bytes, as: UTF8.self)
  if let name = DomainName(text) {
    require(name.wire.count <= DomainName.longestName, "a name is too long")
    require(DomainName(name.description) == name, "`\(name)` is read as another name")
  }
  if let address = HostAddress(text) {
    require(HostAddress("\(address)") == address, "`\(address)` is read as another address")
  }
  if let mailbox = Mailbox(text) {
    let shown = "\(mailbox)"
    require(!shown.utf8.contains(where: { $0 < 0x20 }), "an address ends its line")
  }
  if let name = ClientName(text) {
    require(!"\(name)".utf8.contains(where: { $0 < 0x21 }), "a name ends its word")
  }
  _ = (HostsFile(text), ResolverConfiguration(resolverFile: text))
}
