internal import EcelerityConf

/// What is the same in the steps of many domains that tell the value of one option: all but the
/// value, the place where it is written and the domain.
package final class FragmentTemplate: Sendable {
  /// What stands behind the candidates, without the origin and the domain.
  private let text: [UInt8]
  /// Where the origin stands in it; the note that the stanza is a bucket, if it is one.
  private let endOfNotes: Int
  /// Where the domain stands in it.
  private let endOfQuestion: Int
  private let isBucket: Bool

  /// What `step` tells; nil when others may differ from it in more.
  init?(_ step: RouteStep) {
    guard step.tellsValue, let option = step.evaluation?.option, !option.isConfidential else {
      return nil
    }
    let isBucket = step.notes.contains { if case .bucket = $0 { true } else { false } }
    guard !isBucket || step.notes.count == 1 else { return nil }
    var json = JSONBytes()
    json.raw("\"}")
    json.append(evidenceOf: step)
    if !isBucket {
      json.append(notesOf: step)
      json.raw(FragmentTemplate.origin)
    }
    endOfNotes = json.bytes.count
    json.append(pageOf: step)
    json.raw("\"")
    json.shownEscaped(step.questionBeforeDomain)
    endOfQuestion = json.bytes.count
    json.append(back: step)
    text = json.bytes
    self.isBucket = isBucket
  }

  /// What stands between the notes and the origin.
  private static var origin: StaticString { "\",\"origin\":" }

  /// Appends the step for `domain`, which stands between quotes as it is, that tells the `value` of `setting`.
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
    // In one go: on its own each piece would take longer to be added than to be copied.
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

  /// The note that the stanza called `title` is a bucket, and what stands between it and the origin.
  private static func endOfNotes(onBucket title: ScopeTitles.Title) -> [UInt8] {
    var json = JSONBytes()
    json.escaped(RouteNote.bucket(title.text).text)
    json.raw(origin)
    return json.bytes
  }
}
