/// How a value is written, whatever it means.
package enum ValueForm: UInt8, Sendable, CaseIterable {
  /// One word or string.
  case scalar
  /// `( … )`
  case list
  /// `[ key = value … ]`
  case dictionary

  /// The form in words, with its article.
  var words: String {
    switch self {
    case .scalar: "a single value"
    case .list: "a list `( … )`"
    case .dictionary: "a dictionary `[ key = value … ]`"
    }
  }

  init(_ kind: NodeKind) {
    switch kind {
    case .listOption: self = .list
    case .dictionaryOption: self = .dictionary
    default: self = .scalar
    }
  }
}

extension OptionType {
  /// The form its values have; nil where the manual shows several or leaves it open.
  ///
  /// A data source's `uri` is shown both as a list and as a single string
  /// (content/momentum/4/modules/cidrdb.md).
  package var form: ValueForm? {
    switch self {
    case .stringList, .regexList, .domainList, .hostPortList, .cidrList, .routeList, .enumList,
      .rangePair, .monitorList, .actionList:
      .list
    case .dictionary, .authParameters: .dictionary
    case .uriList, .debugMask, .monitorWindow, .capabilitySet, .privilegeSet, .scope,
      .cipherList, .curveList, .stringListCsv:
      nil
    default: .scalar
    }
  }

  /// Whether its values are lists of a fixed number of items, which parentheses around one word do not make.
  var hasFixedItems: Bool { self == .rangePair || self == .actionList }

  /// The types whose values are written as `form`.
  static func all(written form: ValueForm) -> Set<OptionType> {
    Set(allCases.filter { $0.form == form })
  }
}
