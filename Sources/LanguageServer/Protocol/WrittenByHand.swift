import ToolSupport

/// Parts of results that occur tens of thousands of times in a document: encoding them with
/// `JSONEncoder` takes longer than all other work together.
protocol WrittenByHand {
  func write(to json: inout JSONBytes)
}

extension DocumentSymbol: WrittenByHand {
  func write(to json: inout JSONBytes) {
    json.raw("{\"name\":")
    json.string(name)
    if let detail {
      json.raw(",\"detail\":")
      json.string(detail)
    }
    json.raw(",\"kind\":")
    json.number(kind.rawValue)
    json.raw(",\"range\":")
    range.write(to: &json)
    json.raw(",\"selectionRange\":")
    selectionRange.write(to: &json)
    if let children {
      json.raw(",\"children\":")
      json.list(children)
    }
    json.raw("}")
  }
}

extension FoldingRange: WrittenByHand {
  func write(to json: inout JSONBytes) {
    json.raw("{\"startLine\":")
    json.number(startLine)
    json.raw(",\"endLine\":")
    json.number(endLine)
    if let kind {
      json.raw(",\"kind\":")
      json.string(kind)
    }
    json.raw("}")
  }
}

extension TextEdit: WrittenByHand {
  func write(to json: inout JSONBytes) {
    json.raw("{\"range\":")
    range.write(to: &json)
    json.raw(",\"newText\":")
    json.string(newText)
    json.raw("}")
  }
}

extension TextRange: WrittenByHand {
  func write(to json: inout JSONBytes) {
    json.raw("{\"start\":")
    start.write(to: &json)
    json.raw(",\"end\":")
    end.write(to: &json)
    json.raw("}")
  }
}

extension TextPosition: WrittenByHand {
  func write(to json: inout JSONBytes) {
    json.raw("{\"line\":")
    json.number(line)
    json.raw(",\"character\":")
    json.number(character)
    json.raw("}")
  }
}

extension RequestID: WrittenByHand {
  func write(to json: inout JSONBytes) {
    switch self {
    case .number(let number): json.number(number)
    case .text(let text): json.string(text)
    }
  }
}

extension JSONBytes {
  mutating func list(_ elements: [some WrittenByHand]) {
    raw("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      element.write(to: &self)
    }
    raw("]")
  }
}
