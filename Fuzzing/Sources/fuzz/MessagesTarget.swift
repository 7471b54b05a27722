@testable import Delivery

/// Checks that a DNS message is decoded or rejected, that names are within their limits and
/// round-trip, and that an answer only has records that lead to it.
@Sendable func checkMessages(_ bytes: [UInt8]) {
  guard let message = try? Message(decoding: bytes) else { return }
  for question in message.questions { check(question.name) }
  for record in message.answers + message.authorities + message.additionals { check(record) }
  let questions = message.questions.isEmpty ? [Question(.root, .mx)] : message.questions
  for question in questions.prefix(4) {
    let answer = Answer(question, message)
    require(answer.records.allSatisfy(message.answers.contains), "a record came from nowhere")
    require(answer.outcome != .found || !answer.matches.isEmpty, "found, but nothing is there")
    require(
      answer.records.allSatisfy { $0.type == question.type || $0.type == .cname },
      "a record of another type is in the answer")
    _ = (answer.canonicalName, answer.failure, STSRecord.find(in: answer, aliasLimit: 8))
  }
}

private func check(_ record: Record) {
  check(record.name)
  switch record.data {
  case .exchange(preference: _, let host): check(host)
  case .alias(let name): check(name)
  case .authority(let zone):
    check(zone.primary)
    check(zone.mailbox)
  case .text(let strings):
    require(strings.allSatisfy { $0.count <= 255 }, "a string is too long")
  case .address(let address):
    require([4, 16].contains(address.bytes.count), "an address is of another size")
  case .association, .opaque: break
  }
}

private func check(_ name: DomainName) {
  require(name.wire.count <= DomainName.longestName, "a name is too long")
  require(
    name.labels.allSatisfy { 1...DomainName.longestLabel ~= $0.count }, "a label is too long")
  let text = name.description
  require(DomainName(text) == name, "`\(text)` is read as another name")
}
