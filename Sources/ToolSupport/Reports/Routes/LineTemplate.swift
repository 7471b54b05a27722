internal import EcelerityConf

/// A line of a report about the value of one option, without the value and its location: the lines of many domains
/// differ in nothing else.
package final class LineTemplate: Sendable {
  let topic: RouteStep.Topic
  /// The text before the value.
  private let front: [UInt8]
  /// The text after the value, if that is a number.
  private let unit: [UInt8]
  /// The text after the location.
  private let back: [UInt8]
  /// Whether the stanza is repeated at the end, as a bucket.
  private let endsWithBucket: Bool

  /// The line of `step`, whose reason follows a label column of `labelWidth` characters; nil when other steps may
  /// differ from it in more.
  init?(_ step: RouteStep, _ rendered: RenderedStep, labelWidth: Int, _ palette: Palette) {
    guard step.reportsPlainValue, let option = step.evaluation?.option, !option.isConfidential
    else {
      return nil
    }
    let endsWithBucket = step.notes.contains { if case .bucket = $0 { true } else { false } }
    var (front, unit, back): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    if let reason = rendered.reason, !RenderedStep.Reason.includesQuestion(of: step),
      !endsWithBucket
    {
      reason.appendLabel(width: labelWidth, palette, to: &front)
      back.appendMark(of: step.evidence, palette)
      back.append(UInt8(ascii: "\n"))
      reason.appendOtherLines(indent: labelWidth + 2, to: &back)
    } else if rendered.session != nil, step.name == .sessionData {
      SessionItem.appendName(of: option, step, to: &front)
      SessionItem.appendUnit(of: option, to: &unit)
      back.appendMark(of: step.evidence, palette)
      if endsWithBucket {
        back.append(literal: ", bucket: ")
      } else {
        back.append(UInt8(ascii: "\n"))
      }
    } else {
      return nil
    }
    topic = step.topic
    self.front = front
    self.unit = unit
    self.back = back
    self.endsWithBucket = endsWithBucket
  }

  /// Appends the line about the `value` of `setting`.
  func append(
    _ setting: Setting, _ value: ArraySlice<UInt8>, _ palette: Palette, _ map: inout SourceMap,
    _ titles: inout ScopeTitles, to text: inout [UInt8]
  ) {
    text += front
    text += value
    if !unit.isEmpty, SessionItem.isNumber(value) { text += unit }
    text.append(literal: "  ")
    text.appendOrigin(of: setting, palette, &map, &titles)
    text += back
    guard endsWithBucket else { return }
    text.append(visible: titles.title(of: setting.scope))
    text.append(UInt8(ascii: "\n"))
  }
}
