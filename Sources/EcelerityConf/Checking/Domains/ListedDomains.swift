/// Finds equal domains among the items of one list. Plain names are compared as bytes, without creating a `String`.
struct ListedDomains {
  private let tree: SyntaxTree
  private let file: FileID
  private var slots = HashSlots()
  private var tokens: [TokenIndex] = []
  /// The normalized forms of items that are not plain names.
  private var spelled: [UInt32: [UInt8]] = [:]

  /// A table for the list `setting`.
  init(of setting: Setting) {
    tree = setting.tree
    file = setting.fileID
  }

  /// The items of the list `setting`, of which there are `count`, that may equal another one.
  static func candidates(of setting: Setting, count: Int) -> SharedHashes {
    var hashes: ContiguousArray<UInt32> = []
    hashes.reserveCapacity(count)
    for item in setting.rawValues {
      hashes.append(hash(item.isPlainName ? item.bytes : spelled(item)[...]))
    }
    return SharedHashes(hashes)
  }

  private static func spelled(_ item: RawScalar) -> [UInt8] {
    Array(LabelKey.make(item.text, of: .domain).utf8)
  }

  private static func hash(_ key: ArraySlice<UInt8>) -> UInt32 {
    var hash = ByteHash()
    hash.combine(key)
    return hash.value
  }

  /// The first item passed with the domain of `item`; nil for that one itself.
  mutating func first(like item: RawScalar) -> RawScalar? {
    let made = item.isPlainName ? nil : ListedDomains.spelled(item)
    let key = made?[...] ?? item.bytes
    let value = ListedDomains.hash(key)
    if let known = slots.find(value, where: { self.key($0).elementsEqual(key) }) {
      return self.item(known)
    }
    let number = UInt32(tokens.count)
    slots.insert(number, hash: value)
    tokens.append(item.token)
    if let made { spelled[number] = made }
    return nil
  }

  private func item(_ number: UInt32) -> RawScalar {
    RawScalar(tokens[Int(number)], of: tree, in: file)
  }

  private func key(_ number: UInt32) -> ArraySlice<UInt8> {
    spelled.isEmpty ? item(number).bytes : spelled[number]?[...] ?? item(number).bytes
  }
}
