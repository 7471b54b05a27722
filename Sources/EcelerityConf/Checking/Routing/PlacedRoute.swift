/// An item of `routes` and its place. An object, because it is passed to many rules.
final class PlacedRoute: Sendable {
  let item: RouteItem
  let scalar: Scalar
  let setting: Setting
  private let places: Scalar.Places

  init(_ scalar: Scalar, of setting: Setting) {
    item = RouteItem(scalar.text)
    self.scalar = scalar
    self.setting = setting
    places = scalar.places
  }

  /// The problems of one kind.
  func problems(_ kind: RouteProblem.Kind) -> [RouteProblem] {
    item.problems.isEmpty ? [] : item.problems.filter { $0.kind == kind }
  }

  /// Whether a part cannot be read that may say which next hop it is or when it is used, so that the item may mean
  /// something else than what could be read.
  var isUnclear: Bool { item.problems.contains { PlacedRoute.unclear.contains($0.kind) } }

  private static let unclear: Set<RouteProblem.Kind> = [
    .unknownScheme, .invalidPort, .unknownParameter, .repeatedParameter, .missingParameterValue,
    .invalidPreference, .invalidTimeToLive, .invalidType,
  ]

  /// The problems of parameters `key` without a value.
  func missingValues(of key: RouteItem.Parameter.Key) -> [RouteProblem] {
    item.parameters.filter { $0.key == key && $0.lacksValue }
      .map { RouteProblem(kind: .missingParameterValue, range: $0.keyPart.range) }
  }

  /// Reports `problem` with the message of the parser of routes.
  func report(
    _ problem: RouteProblem, by rule: any Rule.Type, _ findings: inout Findings, detail: String,
    severity: Severity? = nil, fix: Fix? = nil
  ) {
    findings.report(
      rule, at: places.span(of: problem.range), in: setting.scope, problem.message(in: item),
      detail: detail, severity: severity, fix: fix)
  }

  /// The text without the parameter at `range` and the separator that joins it.
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

  /// The text with the parameter `pair` appended.
  func text(withParameter pair: String) -> String {
    let scheme = item.schemePart == nil ? "smtp://" : ""
    let joint = item.text.contains("?") ? "&" : "?"
    return scheme + item.text + joint + pair
  }
}
