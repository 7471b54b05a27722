/// The addresses and ports of the configured server itself.
struct OwnEndpoints {
  private struct Endpoint: Hashable {
    let address: IPAddress
    let port: Int
  }

  /// All addresses of one family, at a port.
  private struct Wildcard: Hashable {
    let isIPv6: Bool
    let port: Int
  }

  /// The first place of each address of a listener, or of a source.
  private(set) var addresses: [IPAddress: SourceSpan] = [:]
  private var listening: [Endpoint: SourceSpan] = [:]
  /// The listeners for all addresses.
  private var wildcards: Set<Wildcard> = []
  private var sources: [IPAddress: SourceSpan] = [:]

  init(_ configuration: Configuration) {
    for scope in configuration.scopes(of: .listen) where scope.isSwitchedOn { addListener(scope) }
    for setting in configuration.settings(of: [.bindAddress, .bindAddressSecondary]) {
      addSource(setting)
    }
  }

  /// The place that makes the server accept connections at that address and port.
  func place(of address: IPAddress, port: Int) -> SourceSpan? {
    if let place = listening[Endpoint(address: address, port: port)] { return place }
    let wildcard = Wildcard(isIPv6: address.isIPv6, port: port)
    return wildcards.contains(wildcard) ? sources[address] : nil
  }

  private mutating func addListener(_ scope: Scope) {
    guard let label = scope.label, let header = scope.header else { return }
    let listen = ListenAddress(label)
    guard let port = listen.port else { return }
    switch listen.place {
    case .everything(let isIPv6): wildcards.insert(Wildcard(isIPv6: isIPv6, port: port))
    case .address(let address):
      if addresses[address] == nil { addresses[address] = header.labelSpan }
      let endpoint = Endpoint(address: address, port: port)
      if listening[endpoint] == nil { listening[endpoint] = header.labelSpan }
    case .file, .name: return
    }
  }

  private mutating func addSource(_ setting: Setting) {
    guard setting.scope.takesPartInDelivery,
      let address = setting.value.text.flatMap(IPAddress.init)
    else { return }
    if addresses[address] == nil { addresses[address] = setting.valueSpan }
    if sources[address] == nil { sources[address] = setting.valueSpan }
  }
}
