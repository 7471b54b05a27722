/// Looks at the items of `routes`, one after the other.
protocol RouteRule: SettingRule {
  static func check(_ route: PlacedRoute, _ findings: inout Findings)
}

extension RouteRule {
  static var interest: SettingInterest { .options([.routes]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    for route in findings.delivery.routes(of: setting) { check(route, &findings) }
  }
}

/// One item of `routes` and where it is written; an object, since many rules are handed it.
final class PlacedRoute: Sendable {
  let item: RouteItem
  let scalar: Scalar
  let setting: Setting

  init(_ scalar: Scalar, of setting: Setting) {
    item = RouteItem(scalar.text)
    self.scalar = scalar
    self.setting = setting
  }

  /// The problems of one kind.
  func problems(_ kind: RouteProblem.Kind) -> [RouteProblem] {
    item.problems.filter { $0.kind == kind }
  }

  /// The places where the value of `key` is missing.
  func missingValues(of key: RouteItem.Parameter.Key) -> [RouteProblem] {
    problems(.missingParameterValue).filter { problem in
      item.parameters.contains { $0.key == key && $0.keyPart.range == problem.range }
    }
  }

  /// Reports `problem` in the words of the reader of routes.
  func report(
    _ problem: RouteProblem, by rule: any Rule.Type, _ findings: inout Findings, detail: String,
    severity: Severity? = nil, fix: Fix? = nil
  ) {
    findings.report(
      rule, at: scalar.span(of: problem.range), in: setting.scope, problem.message(in: item),
      detail: detail, severity: severity, fix: fix)
  }

  /// The text without the parameter that takes up `range`, and without the mark that joins it.
  func text(withoutParameter range: ByteRange) -> String {
    let bytes = Array(scalar.text.utf8)
    let isFirst = bytes[Int(range.lowerBound) - 1] == UInt8(ascii: "?")
    let isLast = range.upperBound == UInt32(bytes.count)
    let joint = isFirst && !isLast
    return scalar.text(
      replacing: ByteRange(
        joint ? range.lowerBound : range.lowerBound - 1,
        joint ? range.upperBound + 1 : range.upperBound), with: "")
  }

  /// The text with the parameter `pair` behind it.
  func text(withParameter pair: String) -> String {
    let scheme = item.schemePart == nil ? "smtp://" : ""
    let joint = item.text.contains("?") ? "&" : "?"
    return scheme + item.text + joint + pair
  }
}

extension Setting {
  /// The items of a list of routes, with those put together again that lack their quotes: an equals
  /// sign ends a bare word, so that `smtp://a.example?pref=10` is two words. The missing quotes are
  /// reported elsewhere; what the item says can be checked all the same.
  var routeTexts: [Scalar] {
    let items = value.items
    guard items.contains(where: { !$0.isQuoted }) else { return items }
    var texts: [Scalar] = []
    for item in items {
      if let last = texts.last, last.text.hasSuffix("="), !last.isQuoted, !item.isQuoted,
        last.span.range.upperBound == item.span.range.lowerBound
      {
        texts[texts.count - 1] = last.joined(with: item)
      } else {
        texts.append(item)
      }
      if !item.isQuoted {
        texts[texts.count - 1] = texts[texts.count - 1].withEquals(in: configuration)
      }
    }
    return texts
  }
}

extension Scalar {
  fileprivate func joined(with other: Scalar) -> Scalar {
    let range = ByteRange(span.range.lowerBound, other.span.range.upperBound)
    return Scalar(text: text + other.text, span: SourceSpan(span.file, range), isQuoted: false)
  }

  /// The word with the equals sign behind it, if there is one.
  fileprivate func withEquals(in configuration: Configuration) -> Scalar {
    let bytes = configuration.file(span.file).tree.source.bytes
    let end = span.range.upperBound
    guard Int(end) < bytes.count, bytes[Int(end)] == UInt8(ascii: "=") else { return self }
    let range = ByteRange(span.range.lowerBound, end + 1)
    return Scalar(text: text + "=", span: SourceSpan(span.file, range), isQuoted: false)
  }
}
