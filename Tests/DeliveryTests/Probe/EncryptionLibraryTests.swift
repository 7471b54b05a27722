import Testing

@testable import Delivery

/// When the library that encrypts is looked for.
struct EncryptionLibraryTests {
  @Test func itIsLookedForAheadOfItsUse() throws {
    let library = EncryptionLibrary()
    #expect(!library.isLoaded)
    library.prepareNow()
    #expect(library.isLoaded)
    // Getting it ready leaves nothing behind that the first session would take for its own failure.
    if case .success(let client) = library.client { try client.check(TLSSettings()) }
    library.finish()
  }

  /// The first context is dear, so that the first session takes the one that was made ahead.
  @Test func whatWasMadeAheadIsUsed() throws {
    let library = EncryptionLibrary()
    library.prepareNow()
    let client = try library.client.get()
    #expect(client.hasBlankContext)
    try client.check(TLSSettings())
    #expect(!client.hasBlankContext)
    // Nothing waits for it any more.
    library.prepareNow()
    #expect(!client.hasBlankContext)
  }

  @Test func itIsLeftAloneWhenNobodyEncrypts() {
    let library = EncryptionLibrary(libraries: ["libnone.so.9"])
    library.leave()
    library.prepareNow()
    #expect(!library.isLoaded)
    // Whoever needs it after all gets it, or is told why not.
    guard case .failure = library.client else {
      Issue.record("a library that is not there")
      return
    }
  }

  @Test func nothingBeginsOnceItIsOver() {
    let library = EncryptionLibrary(libraries: ["libnone.so.9"])
    library.finish()
    library.prepareNow()
    #expect(!library.isLoaded)
    // Who has decided to look for it before that, and only comes to it now.
    guard case .failure = library.client else {
      Issue.record("a library that nobody may look for any more")
      return
    }
    #expect(!library.isLoaded)
  }
}
