/// A note on a step beyond its answer.
package enum RouteNote: Hashable, Sendable {
  // Name.
  case labelsEncoded
  // Binding.
  case policyMayDecide
  case bindingFoundInGroup(String)
  case bindingInGroupAndOutside
  case bindingInOtherGroups([String])
  case oneOfMembers(Int, group: String)
  case suspendedMembersLeftOut([String])
  case everyMemberSuspended(group: String)
  case defaultBindingIsVague
  case refusedWithoutBinding
  // Reroute and gateway.
  case reroutedOnce
  case delayedReroute(String)
  case scriptsMayReplaceGateway
  case gatewayIsDomainItself
  case gatewayIsDomainItselfWithPort
  case gatewayHasGateway(String)
  case gatewayForm(GatewayTarget.Form)
  case gatewayPortZero
  case malformedGateway(readAs: String)
  case emptyName(Keyword)
  case onlyMethodAndPorts
  case leftOutByStrictGateway([String])
  // Queue.
  case messagesWait
  case moduleMaySuspend(String)
  // Hosts.
  case emptyRoutes
  case unquotedRouteItem(String)
  case routeItem(String, problem: String)
  case moreRouteItemProblems(Int)
  case unusableRouteItem(String)
  case exchangersWithoutDNS
  case exchangersKeepTheirPreferences
  case positionsAsPreferences
  case equalShare(Int)
  case laterOnlyWhenEarlierUnavailable
  case itemKeepsOrderOfDNS
  case staticRoutesReplace
  case unreadableTarget(String)
  case noRouteForSyntheticName
  case needsDNS
  case schemeDoesNotFit([String], method: String)
  case methodNeedsRoutes(String)
  case methodNeedsGateway(String)
  // DNS answers.
  case ownExchanger
  case takesNoMail(String)
  case nullExchangerAmongOthers
  case literalExchanger(String)
  case unusableExchanger(String)
  case exchangersLeftOut(Int)
  case addressesLeftOut(Int)
  case noSuchName(String)
  case lookupIsRepeated(addressesAfter: Int?, givesUpAfter: Int?, isDefault: Bool)
  case hostWithoutAddress(String)
  case hostWithoutIPv4Address(String)
  case withoutAddressIsTriedAgain
  case onlyIPv4IsAsked
  case ipv6TakesModule
  case hostNotFoundYet(String)
  case alias(String)
  case lifetime(Int)
  case validated
  case answered(by: String)
  case believed(String)
  case identifier(String)
  case completed(String, to: String)
  case searched([String])
  case ofAnswer(String)
  case rolledUp(String)
  case rollupNamesNoQueue(String)
  case ipv6First
  case refusedByPolicy(String)
  case withoutPolicy
  case policyNotFetched
  case policyNotUsed
  case policyUnknownHere
  case decidedByDANE
  case decidedByMTASTS(MTASTSPolicy.Mode)
  case noAssociations
  case noUsableAssociation
  case associationsUnknown
  // Addresses.
  case skippedAddress(String)
  case prohibitedOfBest
  case prohibitedLater(String)
  case prohibitedPerhapsOfBest(String)
  case prohibitedAfterFailure(String)
  case listedLocally(Keyword)
  case worsePreference(String)
  case bestExchangersOnly
  case otherFamily(String)
  case proxyHasOwnSources
  case literalIPv6IsUsed
  // Hosts of the destination.
  case hostStanzasNeedDNS
  case mayBeRolledUp
  case noLimitOfHost
  case appliesBesideOthers
  case bucket(String)
  // TLS.
  case neverPlaintextAfterVerification
  case noTrustAnchors
  case noClientCertificate
  case oldVersionsAreRefused
  case missingStanza(String)
  case notYetOnThisVersion(String, since: String)
  case noPolicyForName
  case noRecordsOfAddresses
  case mayMakeTLSStricter
  // Session.
  case kernelChooses
  case takesRestart
  case senderDomain
  case nullSender
  case namedBySender
  case credentialsIncomplete([String])
  case scriptsMaySetCredentials
  case connectsToProxy
  case proxyBypassed
  case xclientIgnoredOnFailure
  case xclientDelaysOnFailure
  case alsoTimes([String])
  // Values.
  case patternNotEvaluated(String, reason: String)
  case lookupFailed(String, reason: String)
  case unknownValue(String, used: String?)
  case systemName
}

extension RouteNote {
  /// The note in words; lower case, no full stop.
  package var text: String {
    switch self {
    case .labelsEncoded:
      "lower case, then each label encoded (RFC 3492); no other mapping of UTS 46 is done"
    case .policyMayDecide:
      "policy scripts (Lua, Sieve) may put a message on another binding or give it another gateway"
    case .bindingFoundInGroup(let group): "the binding is in binding group `\(group)`"
    case .bindingInGroupAndOutside:
      "the binding is declared both inside its group and outside; the one inside comes first"
    case .bindingInOtherGroups(let groups):
      "another binding of that name is in "
        + groups.map { "binding group `\($0)`" }.joined(separator: " and ")
        + "; to ask about it, name its group too"
    case .oneOfMembers(let count, let group):
      count == 1
        ? "the only binding of binding group `\(group)` to choose from"
        : "one of \(count) bindings of binding group `\(group)`; the server picks one at random"
    case .suspendedMembersLeftOut(let names):
      "suspended and not chosen while others run: " + names.joined(separator: ", ")
    case .everyMemberSuspended(let group): "every binding of binding group `\(group)` is suspended"
    case .defaultBindingIsVague:
      "the manual does not say what this suspends; set `\(Keyword.suspendDelivery.name)` in the stanza of the default "
        + "binding instead"
    case .refusedWithoutBinding:
      "no policy has assigned a binding to the message, so it is refused temporarily"
    case .reroutedOnce: "applied before the gateway and only once"
    case .delayedReroute(let target):
      "messages that were delayed go to `\(target)`; first attempts do not"
    case .scriptsMayReplaceGateway:
      "policy scripts may set another gateway or routing domain for any recipient"
    case .gatewayIsDomainItself: "the gateway is the domain itself and changes nothing"
    case .gatewayIsDomainItselfWithPort:
      "the gateway is the domain itself, so only its port may count"
    case .gatewayHasGateway(let name):
      "`\(name)` has a gateway of its own, which is not followed: a gateway is applied once"
    case .gatewayForm(let form): form.note
    case .malformedGateway(let name):
      "the gateway is not written as the manual says; it is read as `\(name)`"
    case .gatewayPortZero: "port 0 after a gateway is read as no port"
    case .emptyName(let option):
      "an empty `\(option.name)` means none, and outer scopes are not consulted"
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
      "`\(item)` is not in quotes but is read as one item; put it in quotes"
    case .routeItem(let item, let problem): "`\(item)`: \(problem)"
    case .moreRouteItemProblems(let count):
      "\(count) more problems in this route; run conflint to list them"
    case .unusableRouteItem(let item): "`\(item)` names no host and is left out"
    case .exchangersWithoutDNS:
      "`\(RouteItem.exchangersToken)` is left out: DNS lists no exchangers for this name"
    case .exchangersKeepTheirPreferences:
      "exchangers from DNS keep their own preferences; their order is known only from DNS"
    case .positionsAsPreferences:
      "an item without a preference has its position in the list, from 0, as preference"
    case .equalShare(let count):
      "\(count) next hops of one preference share the connections evenly; the server picks at random"
    case .laterOnlyWhenEarlierUnavailable:
      "a later next hop is used only while the earlier ones are unavailable"
    case .itemKeepsOrderOfDNS:
      "the exchangers of one item of routes keep their order from DNS"
    case .staticRoutesReplace: "the module sends all mail to one server"
    case .unreadableTarget(let text): "`\(text)` is not an address with a port and has no effect"
    case .noRouteForSyntheticName:
      "no route for a name that starts with `#`: it is never looked up in DNS"
    case .needsDNS: "needs DNS, which is not queried offline"
    case .schemeDoesNotFit(let schemes, let method):
      "\(schemes.joined(separator: ", ")) is not the scheme of \(method)"
    case .methodNeedsRoutes(let method): "\(method) needs routes"
    case .methodNeedsGateway(let method): "\(method) needs a gateway, and takes no routes"
    case .ownExchanger: "no exchangers: the domain itself is the only host"
    case .takesNoMail(let name): "`\(name)` declares that it accepts no mail (RFC 7505)"
    case .nullExchangerAmongOthers:
      "the exchanger `.` means nothing beside others and is left out (RFC 7505, 3)"
    case .literalExchanger(let host):
      "the exchanger \(host) is an address, which works with the module `\(Keyword.mxip.name)` only"
    case .unusableExchanger(let host): "the exchanger `\(host)` is not a host name; left out"
    case .exchangersLeftOut(let count):
      "no more than \(LookupLimits.exchangers) exchangers of a domain are looked up; left out: \(count) of the "
        + "worst preferences"
    case .addressesLeftOut(let count):
      "no more than \(LookupLimits.addresses) addresses of a family are used; left out: \(count)"
    case .noSuchName(let name): "`\(name)` does not exist in DNS"
    case .lookupIsRepeated(let limit, let purgeLimit, let isDefault):
      "the server repeats the lookup" + RouteNote.fallback(after: limit, before: purgeLimit)
        + RouteNote.end(after: purgeLimit, isDefault: isDefault)
    case .hostWithoutAddress(let host): "\(host) has no address and is left out"
    case .hostWithoutIPv4Address(let host):
      "\(host) has no IPv4 address and is left out; IPv6 addresses are not looked up"
    case .withoutAddressIsTriedAgain:
      "no address was found; this version tries again (permanent since 4.2.38)"
    case .onlyIPv4IsAsked: "only A records are looked up, not AAAA"
    case .ipv6TakesModule:
      "before \(RouteEvaluator.ipv6LookupIsBuiltIn), AAAA records are looked up only with the module "
        + "`\(Keyword.ipv6Lookup.name)`"
    case .hostNotFoundYet(let host): "the lookup of the address of \(host) failed temporarily"
    case .alias(let name): "an alias of \(name)"
    case .lifetime(let seconds): "may be cached for \(seconds) s"
    case .validated: "validated by DNSSEC"
    case .answered(let server): "answered by \(server)"
    case .believed(let server):
      "it counts as validated because name server \(server) says so over an unprotected path; that the mail server "
        + "trusts it too is inferred"
    case .identifier(let id): "its id is \(id)"
    case .completed(let host, let name):
      "`\(host)` is completed to `\(name)` by the search list of the resolver file (inferred)"
    case .searched(let names):
      "asked for as \(names.map { "`\($0)`" }.joined(separator: ", ")), by the search list of the resolver file "
        + "(inferred)"
    case .ofAnswer(let words): words
    case .rolledUp(let host): "the stanza of the exchanger \(host) moves the message to that queue"
    case .rollupNamesNoQueue(let host):
      "the stanza of the exchanger \(host) sets `\(Keyword.rollupMx.name)`, but names no queue"
    case .ipv6First: "IPv6 goes first within a preference"
    case .refusedByPolicy(let host): "\(host) matches no exchanger of the policy; left out"
    case .withoutPolicy: "without a policy, TLS is as configured"
    case .policyNotFetched:
      "the MTA-STS policy could not be fetched; delivery continues without one, with TLS as configured"
    case .policyNotUsed:
      "a policy that cannot be read counts as none (RFC 8461, 3.3); TLS is as configured"
    case .policyUnknownHere:
      "the server may have this policy, and then leave exchangers out and require stricter TLS"
    case .decidedByDANE: "secure TLSA records come before everything else; no fallback"
    case .decidedByMTASTS(let mode): "by the policy's mode \(mode.rawValue)"
    case .noAssociations: "no secure TLSA records"
    case .noUsableAssociation:
      "none of its TLSA records can be used to check a certificate (RFC 7672, 2.2)"
    case .associationsUnknown:
      "a failed lookup of TLSA records does not count as none; the host is left out "
        + "(RFC 7672, 2.1)"
    case .skippedAddress(let address): "\(address) is left out"
    case .prohibitedOfBest: "it has the best preference, so the message fails"
    case .prohibitedLater(let address):
      "\(address) is prohibited; as it does not have the best preference, the message fails only when it is "
        + "its turn"
    case .prohibitedPerhapsOfBest(let address):
      "\(address) is prohibited; the message fails if it has the best preference, which depends on DNS"
    case .prohibitedAfterFailure(let address):
      "\(address) is prohibited; as the lookup of a next hop that may come before it failed temporarily, the "
        + "message waits"
    case .listedLocally(let option): "the routing domain is in the global `\(option.name)`"
    case .worsePreference(let host): "\(host) has a worse preference and is left out"
    case .bestExchangersOnly: "of its exchangers only those of the best preference are used"
    case .otherFamily(let host): "\(host) is of another address family than the source; left out"
    case .proxyHasOwnSources:
      "the proxy makes the connections, so the address family of the source does not matter"
    case .literalIPv6IsUsed: "an IPv6 address written in the configuration is used anyway"
    case .hostStanzasNeedDNS:
      "host stanzas are found by the names of exchangers, which are known only from DNS"
    case .mayBeRolledUp:
      "if DNS lists the exchanger of such a stanza, the message moves to the queue that the stanza names"
    case .noLimitOfHost:
      "a host stanza that sets no limit gives the host none; outer limits still apply"
    case .appliesBesideOthers: "applies in addition to the limits of binding and domain"
    case .bucket(let title):
      "bucket: \(title); shared by everything that takes the value from there"
    case .neverPlaintextAfterVerification:
      "a certificate that fails the check is a failed delivery, never a reason for clear text (inferred, D-25)"
    case .noTrustAnchors:
      "no `\(Keyword.tlsCa.name)`: there is nothing to check certificates against"
    case .noClientCertificate: "cancels an inherited certificate; none is presented"
    case .oldVersionsAreRefused:
      "SSL 2 and 3 can no longer be negotiated, and TLS 1.0 and 1.1 usually cannot either"
    case .missingStanza(let name): "has no effect without the stanza `\(name)`"
    case .notYetOnThisVersion(let name, let since):
      "`\(name)` was added in \(since), after the requested version"
    case .noPolicyForName: "there are no policies for addresses and names that start with `#`"
    case .noRecordsOfAddresses: "a next hop that is an address has no TLSA records"
    case .mayMakeTLSStricter: "what is found may make TLS stricter than configured"
    case .kernelChooses: "the operating system chooses the address"
    case .takesRestart: "a changed value takes effect after a restart, not a reload"
    case .senderDomain: "the domain of the sender's address"
    case .nullSender: "for a message without a sender, it is the name of the node"
    case .namedBySender: "the domain of the sender's address, known only for a message (--from)"
    case .credentialsIncomplete(let names):
      "no SMTP AUTH: \(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") not set"
    case .scriptsMaySetCredentials:
      "policy scripts may set other credentials for a message; these come first"
    case .connectsToProxy: "connections go to the proxy, which connects to the next hop"
    case .proxyBypassed: "connections do not go through the proxy"
    case .xclientIgnoredOnFailure: "sent before each message when offered; a failure is ignored"
    case .xclientDelaysOnFailure: "if it is not offered or is refused, delivery fails temporarily"
    case .alsoTimes(let stages):
      "also used for \(stages.joined(separator: ", ")), which the manual does not mention (D-24)"
    case .patternNotEvaluated(let title, let reason): "`\(title)` is not evaluated: \(reason)"
    case .lookupFailed(let question, let reason): "\(question): \(reason)"
    case .unknownValue(let text, let used):
      RouteWording.misreading(of: text, as: used) + "; conflint says what it takes"
    case .systemName: "the system's host name, known only on the node"
    }
  }
}

extension RouteNote {
  /// `text` without options of commands.
  var remark: String {
    switch self {
    case .onlyMethodAndPorts:
      "taken from the stanza that sets the gateway, as the guide's example does; the option's page "
        + "says otherwise"
    case .leftOutByStrictGateway(let names):
      "the stanza that sets the gateway also sets \(names.joined(separator: ", ")), which is left out"
    case .namedBySender: "the domain of the sender's address, known only for a message"
    default: text
    }
  }
}

extension RouteNote {
  /// Page: content/momentum/4/config/ref-mx-failures-fallback-to-a.md.
  private static func fallback(after limit: Int?, before end: Int?) -> String {
    guard let limit, end.map({ $0 <= 0 || limit < $0 }) ?? true else { return "" }
    return limit < 0
      ? ", from the second time on for addresses instead of exchangers"
      : ", after \(limit.counting("failure")) for addresses instead of exchangers"
  }

  /// Page: content/momentum/4/config/ref-dns-failures-to-purge.md.
  private static func end(after limit: Int?, isDefault: Bool) -> String {
    guard let limit else { return "" }
    // The manual does not say whether the first failure ends it, or none does.
    if limit <= 0 {
      return "; what \(Keyword.dnsFailuresToPurge.name) = \(limit) means is not documented"
    }
    let source = Keyword.dnsFailuresToPurge.name + (isDefault ? ", default" : "")
    return "; it gives up after \(limit.counting("failure")) (\(source))"
  }
}

extension GatewayTarget.Form {
  fileprivate var note: String {
    switch self {
    case .documented: "as documented"
    case .bracketsWithPort: "a port after the brackets is shown by one sample of the manual only"
    case .nameWithPort:
      "a port after a gateway is not documented; it counts only where the gateway is the next hop itself"
    case .missingBrackets: "an IPv6 address belongs in square brackets"
    case .route: "a gateway is a host; URLs belong in routes"
    case .invalid: "the gateway is neither a host name nor an address"
    }
  }
}
