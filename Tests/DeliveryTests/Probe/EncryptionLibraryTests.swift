import Testing

@testable import Delivery

/// When the TLS library is loaded.
struct EncryptionLibraryTests {
  @Test func itIsLookedForAheadOfItsUse() throws {
    let library = EncryptionLibrary()
    #expect(!library.isLoaded)
    library.prepareNow()
    #expect(library.isLoaded)
    // The preparation leaves no error in the queue that the first session would take for its own.
    if case .success(let client) = library.client { try client.check(TLSSettings()) }
    library.finish()
  }

  /// The first context is expensive, so that the first session takes the one that was made in advance.
  @Test func whatWasMadeAheadIsUsed() throws {
    let library = EncryptionLibrary()
    library.prepareNow()
    let client = try library.client.get()
    #expect(client.hasBlankContext)
    try client.check(TLSSettings())
    #expect(!client.hasBlankContext)
    // Nothing waits for the library any more.
    library.prepareNow()
    #expect(!client.hasBlankContext)
  }

  @Test func itIsLeftAloneWhenNobodyEncrypts() {
    let library = EncryptionLibrary(libraries: ["libnone.so.9"])
    library.leave()
    library.prepareNow()
    #expect(!library.isLoaded)
    // A caller that needs it after all gets it, or the reason why not.
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
    // A thread that was about to load it before that.
    guard case .failure = library.client else {
      Issue.record("a library that nobody may look for any more")
      return
    }
    #expect(!library.isLoaded)
  }
}
