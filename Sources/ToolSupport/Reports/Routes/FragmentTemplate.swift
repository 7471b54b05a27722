internal import EcelerityConf

/// The common text of the steps of many domains that report the value of one option: everything but the value, its
/// location and the domain.
package final class FragmentTemplate: Sendable {
  /// The text after the candidates, without the origin and the domain.
  private let text: [UInt8]
  /// The end of the notes, where the origin belongs; the bucket note is inserted there too.
  private let endOfNotes: Int
  /// The end of the question, where the domain belongs.
  private let endOfQuestion: Int
  private let isBucket: Bool

  /// The template of `step`; nil when other steps may differ from it in more.
  init?(_ step: RouteStep) {
    guard step.reportsPlainValue, let option = step.evaluation?.option, !option.isConfidential
    else {
      return nil
    }
    let isBucket = step.notes.contains { if case .bucket = $0 { true } else { false } }
    guard !isBucket || step.notes.count == 1 else { return nil }
    var json = JSONBytes()
    json.raw("\"}")
    json.appendEvidence(of: step)
    if !isBucket {
      json.appendNotes(of: step)
      json.raw(FragmentTemplate.origin)
    }
    endOfNotes = json.bytes.count
    json.appendPage(of: step)
    json.raw("\"")
    json.shownEscaped(step.questionBeforeDomain)
    endOfQuestion = json.bytes.count
    json.appendAfterQuestion(of: step)
    text = json.bytes
    self.isBucket = isBucket
  }

  /// The text between the notes and the origin.
  private static var origin: StaticString { "\",\"origin\":" }

  /// Appends the step for `domain`, which needs no escapes, that reports the `value` of `setting`.
  func append(
    _ setting: Setting, _ value: ArraySlice<UInt8>, for domain: ArraySlice<UInt8>,
    _ map: inout SourceMap, _ titles: inout ScopeTitles, _ place: inout JSONBytes,
    to json: inout JSONBytes
  ) {
    place.removeAll()
    place.append(map.location(of: setting.span))
    let title = titles.title(of: setting.scope)
    let scope = JSONBytes.escaped(title.bytes[...])
    let value = JSONBytes.escaped(value)
    let bucket = isBucket ? FragmentTemplate.endOfNotes(onBucket: title) : []
    let text = text
    let room = 2 * (value.count + place.bytes.count) + scope.count + bucket.count
    // Appends everything at once: appending each piece costs more than copying it.
    json.raw(room: room + text.count + domain.count + 128) { json in
      json.append(literal: "{\"answer\":\"")
      json.append(copying: value.span)
      json.append(literal: "\",\"candidates\":[{\"location\":")
      json.append(copying: place.bytes.span)
      json.append(literal: ",\"outcome\":\"hit\",\"scope\":\"")
      json.append(copying: scope.span)
      json.append(literal: "\",\"value\":\"")
      json.append(copying: value.span)
      json.append(copying: text.span.extracting(0..<endOfNotes))
      json.append(copying: bucket.span)
      json.append(copying: place.bytes.span)
      json.append(copying: text.span.extracting(endOfNotes..<endOfQuestion))
      json.append(copying: domain.span)
      json.append(copying: text.span.extracting(endOfQuestion..<text.count))
    }
  }

  /// The note that the stanza called `title` is a bucket, and the text between it and the origin.
  private static func endOfNotes(onBucket title: ScopeTitles.Title) -> [UInt8] {
    var json = JSONBytes()
    json.escaped(RouteNote.bucket(title.text).text)
    json.raw(origin)
    return json.bytes
  }
}
