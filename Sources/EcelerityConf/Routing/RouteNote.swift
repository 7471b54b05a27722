/// Something to know about a step beyond its answer.
public enum RouteNote: Hashable, Sendable {
  // Binding.
  case policyMayDecide
  case bindingFoundInGroup(String)
  case bindingInGroupAndOutside
  case oneOfMembers(Int, group: String)
  case suspendedMembersLeftOut([String])
  case everyMemberSuspended(group: String)
  case defaultBindingIsVague
  // Reroute and gateway.
  case reroutedOnce
  case delayedReroute(String)
  case gatewayIsDomainItself
  case gatewayHasGateway(String)
  case gatewayForm(GatewayTarget.Form)
  case emptyGateway
  case onlyMethodAndPorts
  case leftOutByStrictGateway([String])
  // Queue.
  case messagesWait
  case moduleMaySuspend(String)
  // Hosts.
  case emptyRoutes
  case unquotedRouteItem(String)
  case routeItem(String, problem: String)
  case unusableRouteItem(String)
  case exchangersWithoutDNS
  case exchangersKeepTheirPreferences
  case positionsAsPreferences
  case equalShare(Int)
  case laterOnlyWhenEarlierUnavailable
  case staticRoutesReplace
  case unreadableTarget(String)
  case noRouteForSyntheticName
  case needsDNS
  case schemeDoesNotFit([String], method: String)
  case methodNeedsRoutes(String)
  case methodNeedsGateway(String)
  // Addresses.
  case skippedAddress(String)
  case prohibitedLater(String)
  // Values.
  case patternNotEvaluated(String, reason: String)
  case unreadableValue(String)
  case systemName
}

extension RouteNote {
  /// What there is to know; lower case, no full stop.
  public var text: String {
    switch self {
    case .policyMayDecide:
      "policy scripts (Lua, Sieve) may put a message on another binding or give it another gateway"
    case .bindingFoundInGroup(let group): "the binding is in binding group `\(group)`"
    case .bindingInGroupAndOutside:
      "the binding is declared in its group and outside of it; both are asked, the group's first"
    case .oneOfMembers(let count, let group):
      count == 1
        ? "the only binding of binding group `\(group)` to choose from"
        : "one of \(count) bindings of binding group `\(group)`; the server picks one at random"
    case .suspendedMembersLeftOut(let names):
      "suspended and not chosen while others run: " + names.joined(separator: ", ")
    case .everyMemberSuspended(let group): "every binding of binding group `\(group)` is suspended"
    case .defaultBindingIsVague:
      "the manual is vague here; suspending delivery in the stanza of the default binding is clear"
    case .reroutedOnce: "applied before the gateway and only once"
    case .delayedReroute(let target):
      "messages that were delayed go to `\(target)`; first attempts do not"
    case .gatewayIsDomainItself: "the gateway is the domain itself and changes nothing"
    case .gatewayHasGateway(let name):
      "`\(name)` has a gateway of its own, which is not followed: a gateway is applied once"
    case .gatewayForm(let form): form.note
    case .emptyGateway: "an empty gateway is read as none, and scopes further out are not asked"
    case .onlyMethodAndPorts:
      "taken from the stanza that sets the gateway, as the guide's example does; the option's page "
        + "says otherwise (--strict-gateway)"
    case .leftOutByStrictGateway(let names):
      "the stanza that sets the gateway also sets \(names.joined(separator: ", ")), which "
        + "--strict-gateway leaves out"
    case .messagesWait: "messages wait in the queue, they do not fail"
    case .moduleMaySuspend(let name): "the module `\(name)` may suspend delivery at times"
    case .emptyRoutes: "an empty list is read as not set"
    case .unquotedRouteItem(let item):
      "`\(item)` lacks its quotes and is read as one item all the same; put it in quotes"
    case .routeItem(let item, let problem): "`\(item)`: \(problem)"
    case .unusableRouteItem(let item): "`\(item)` names no host and is left out"
    case .exchangersWithoutDNS:
      "`\(RouteItem.exchangersToken)` is left out: DNS lists no exchangers for this name"
    case .exchangersKeepTheirPreferences:
      "exchangers from DNS keep their own preferences; where they come in is known only then"
    case .positionsAsPreferences: "an item without a preference takes its place in the list, from 0"
    case .equalShare(let count):
      "\(count) next hops of one preference share the connections evenly; the server picks at random"
    case .laterOnlyWhenEarlierUnavailable:
      "a later next hop is used only while the earlier ones are unavailable"
    case .staticRoutesReplace: "the module sends all mail to one server"
    case .unreadableTarget(let text): "`\(text)` is not an address with a port and changes nothing"
    case .noRouteForSyntheticName:
      "no route for a name that starts with `#`: it is never looked up in DNS"
    case .needsDNS: "needs DNS, which is not asked offline"
    case .schemeDoesNotFit(let schemes, let method):
      "\(schemes.joined(separator: ", ")) is not the scheme of \(method)"
    case .methodNeedsRoutes(let method): "\(method) needs routes"
    case .methodNeedsGateway(let method): "\(method) needs a gateway, and takes no routes"
    case .skippedAddress(let address): "\(address) is left out"
    case .prohibitedLater(let address):
      "\(address) is prohibited; as it is not of the best preference, it does not stop delivery"
    case .patternNotEvaluated(let title, let reason): "`\(title)` is not evaluated: \(reason)"
    case .unreadableValue(let text): "the value `\(text)` cannot be read; the default counts"
    case .systemName: "the system's name of the node, known only there"
    }
  }
}

extension GatewayTarget.Form {
  fileprivate var note: String {
    switch self {
    case .documented: "as documented"
    case .bracketsWithPort: "a port after the brackets is shown by one sample of the manual only"
    case .nameWithPort: "a port in a gateway is documented nowhere; it is used here"
    case .missingBrackets: "an IPv6 address belongs into square brackets"
    case .route: "a gateway is a host; URLs belong into routes"
    case .invalid: "the gateway is neither a host name nor an address"
    }
  }
}
