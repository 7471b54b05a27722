/// The source addresses of connections of a binding.
///
/// Pages: content/momentum/4/config/ref-bind-address.md, content/momentum/4/modules/bind-address-secondary.md.
struct SourceAddresses: Sendable {
  /// The value of `bind_address`; `*` when the operating system chooses.
  let primary: String
  /// The address of the other family.
  let secondary: String?

  /// The source of connections to `address`: the primary one, unless only the secondary one has the right family.
  func source(for address: IPAddress?) -> String {
    guard let address, let secondary, !fits(primary, address), fits(secondary, address) else {
      return primary
    }
    return secondary
  }

  /// Whether one of them can reach `address`. A value that is not an address, such as a name, can be of either
  /// family.
  func reaches(_ address: IPAddress) -> Bool {
    fits(primary, address) || secondary.map { fits($0, address) } ?? false
  }

  /// Whether one of them can reach IPv6 addresses.
  var reachIPv6: Bool {
    fits(primary, isIPv6: true) || secondary.map { fits($0, isIPv6: true) } ?? false
  }

  private func fits(_ source: String, _ address: IPAddress) -> Bool {
    fits(source, isIPv6: address.isIPv6)
  }

  private func fits(_ source: String, isIPv6: Bool) -> Bool {
    DomainName(source).address.map { $0.isIPv6 == isIPv6 } ?? true
  }
}

extension RouteEvaluator {
  /// The addresses of the binding, without recording how they were found.
  mutating func sources(of walk: RouteWalk) -> SourceAddresses {
    let scope = walk.places.onBinding
    let secondary = options.value(of: .bindAddressSecondary, at: scope)
    return SourceAddresses(
      primary: options.value(of: .bindAddress, at: scope).textInForce ?? "",
      secondary: secondary.textInForce)
  }

  /// Step 16, the source.
  mutating func determineSource(_ walk: inout RouteWalk) -> SourceAddresses {
    let primary = options.value(of: .bindAddress, at: walk.places.onBinding)
    let isDefault = primary.setting == nil || primary.misreading != nil
    walk.log.append(.sessionData, primary, notes: [isDefault ? .kernelChooses : .takesRestart])
    let secondary = options.value(of: .bindAddressSecondary, at: walk.places.onBinding)
    if secondary.setting != nil { walk.log.append(.sessionData, secondary) }
    return SourceAddresses(
      primary: primary.textInForce ?? "", secondary: secondary.textInForce)
  }
}
