/// A problem of an item of `routes`.
package struct RouteProblem: Hashable, Sendable {
  /// The kind of problem.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case emptyItem, parametersOfExchangers
    case unknownScheme, missingHost, invalidHost
    case unclosedBracket, textAfterBracket, bracketsWithoutIPv6, missingBrackets
    case userInformation, invalidPort, portInAuthority, portWithoutScheme, portTwice
    case pathIgnored
    case parametersWithoutScheme, emptyParameter, unknownParameter, repeatedParameter
    case missingParameterValue, invalidPreference, invalidTimeToLive, invalidType, typeOfAddress
  }

  /// The kind.
  package let kind: Kind
  /// The range in bytes of the item's decoded text.
  package let range: ByteRange
}

extension RouteProblem.Kind {
  /// The severity: an error is a form that the manual does not document.
  package var severity: Severity {
    switch self {
    case .portInAuthority, .typeOfAddress: .info
    case .portTwice, .pathIgnored: .warning
    default: .error
    }
  }
}

extension RouteProblem {
  /// The description of the problem in `item`.
  package func message(in item: RouteItem) -> String {
    let text = text(in: item)
    switch kind {
    case .unknownScheme where text.isEmpty: return "scheme is empty"
    case .unknownParameter where text.isEmpty: return "parameter has an empty name"
    case .repeatedParameter where text.isEmpty: return "parameter with an empty name is repeated"
    case .invalidPort where text.isEmpty: return "port is empty"
    case .emptyItem: return "route is empty"
    case .parametersOfExchangers: return "`\(RouteItem.exchangersToken)` takes no parameters"
    case .unknownScheme: return "scheme `\(text)` is not known"
    case .missingHost: return "route names no host"
    case .invalidHost: return "`\(text)` is neither a host name nor an address"
    case .unclosedBracket: return "`[` is not closed"
    case .textAfterBracket: return "unexpected `\(text)` after the address"
    case .bracketsWithoutIPv6: return "`\(text)` is in brackets but is not an IPv6 address"
    case .missingBrackets: return "IPv6 address `\(text)` has no brackets"
    case .userInformation: return "a route takes no user name"
    case .invalidPort: return "`\(text)` is not a port from 1 to 65535"
    case .portInAuthority: return "port `\(text)` after the host is not in the manual"
    case .portWithoutScheme: return "port `\(text)` on an item without a scheme"
    case .portTwice: return "port `\(text)` contradicts the port after the host"
    case .pathIgnored: return "path `\(text)` has no meaning for this scheme"
    case .parametersWithoutScheme: return "parameters on an item without a scheme"
    case .emptyParameter: return "parameter is empty"
    case .unknownParameter: return "parameter `\(text)` is not known"
    case .repeatedParameter: return "parameter `\(text)` is repeated"
    case .missingParameterValue: return "parameter `\(text)` has no value"
    case .invalidPreference: return "`\(text)` is not a preference from 0 to 65535"
    case .invalidTimeToLive: return "`\(text)` is not a number of seconds"
    case .invalidType: return "type `\(text)` is neither `mx` nor `a`"
    case .typeOfAddress: return "`\(text)` has no effect, as an address is not looked up"
    }
  }

  /// The text in `item` that the problem is about.
  func text(in item: RouteItem) -> String {
    // An item can have as many problems as words, so that each one must not scan the whole item.
    let bytes = item.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: Int(range.lowerBound))
    let end = bytes.index(start, offsetBy: range.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
