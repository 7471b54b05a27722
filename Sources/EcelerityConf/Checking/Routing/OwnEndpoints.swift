/// The addresses and ports of the configured server itself.
struct OwnEndpoints {
  private struct Endpoint: Hashable {
    let address: IPAddress
    let port: Int
  }

  /// The first place of each address of a listener or a binding.
  private(set) var addresses: [IPAddress: SourceSpan] = [:]
  private var listening: [Endpoint: SourceSpan] = [:]
  /// The ports of listeners without an address.
  private var openPorts: Set<Int> = []
  private var sources: [IPAddress: SourceSpan] = [:]

  init(_ configuration: Configuration) {
    for scope in configuration.allScopes {
      switch scope.keyword {
      case .listen: addListener(scope)
      case .binding: addSource(scope)
      default: continue
      }
    }
  }

  /// The place that makes the server accept connections at that address and port.
  func place(of address: IPAddress, port: Int) -> SourceSpan? {
    if let place = listening[Endpoint(address: address, port: port)] { return place }
    return openPorts.contains(port) ? sources[address] : nil
  }

  private mutating func addListener(_ scope: Scope) {
    guard let label = scope.label, let header = scope.header else { return }
    let authority = Authority(label)
    guard let port = authority.portNumber else { return }
    guard let address = IPAddress(authority.host.text), !address.isUnspecified else {
      openPorts.insert(port)
      return
    }
    if addresses[address] == nil { addresses[address] = header.labelSpan }
    let endpoint = Endpoint(address: address, port: port)
    if listening[endpoint] == nil { listening[endpoint] = header.labelSpan }
  }

  private mutating func addSource(_ scope: Scope) {
    guard let setting = scope.setting(.bindAddress),
      let address = setting.value.text.flatMap(IPAddress.init)
    else { return }
    if addresses[address] == nil { addresses[address] = setting.valueSpan }
    if sources[address] == nil { sources[address] = setting.valueSpan }
  }
}
