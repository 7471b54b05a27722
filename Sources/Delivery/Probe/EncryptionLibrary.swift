internal import Synchronization
internal import Threads

/// The TLS library, loaded once: lazily, or in advance on a thread of its own, as loading takes about as long as the
/// rest of a probe.
package final class EncryptionLibrary: Sendable {
  private struct State {
    var result: Result<TLSClient, TLSUnavailable>?
    /// Whether nothing may be loaded any more.
    var isOver = false
  }

  private let state = Mutex(State())
  /// Whether it is known that TLS will not be used; checked between steps that take long.
  private let isUnwanted = Atomic(false)
  /// The state of the thread that prepares the library.
  private struct Preparation {
    var isBegun = false
    var isDone = false
    var authorities: TLSSettings.Authorities?
  }

  private let preparation = Mutex(Preparation())

  /// The libraries to try; nil for those of this system.
  private let names: [String]?

  /// A library that is not loaded yet.
  package init() { names = nil }

  /// A library that is not loaded yet, one of `names`.
  init(libraries names: [String]) { self.names = names }

  /// The library, or why there is none. Loads it unless that was done; waits while another thread does.
  var client: Result<TLSClient, TLSUnavailable> { state.withLock { find(&$0) } }

  /// Begins to load and to prepare the library on another thread, unless that was done before. Callers have to call
  /// `finish()` before the program exits: the library must not be torn down while it is being set up.
  package func prepare() {
    let isBegun = preparation.withLock { preparation in
      defer { preparation.isBegun = true }
      return preparation.isBegun
    }
    if isBegun { return }
    // Without a thread it is loaded on first use.
    try? ThreadOfControl.start { self.prepareNow() }
  }

  /// Loads and prepares the library, unless it is known that it is not needed.
  func prepareNow() {
    let found = isUnneeded ? nil : client
    if case .success(let client)? = found { client.warmUp { isUnneeded } }
    let authorities = preparation.withLock { preparation in
      preparation.isDone = true
      return preparation.authorities
    }
    if let authorities { read(authorities) }
  }

  /// Waits until the library is loaded, if its preparation has begun. Questions to name servers may take the last
  /// descriptors, without which it could not be loaded.
  func awaitLoading() {
    if preparation.withLock({ $0.isBegun }), !isUnneeded { _ = client }
  }

  /// Whether loading it was tried.
  var isLoaded: Bool { state.withLock { $0.result != nil } }

  /// Declares that TLS will not be used, which stops the preparation.
  func leave() { isUnwanted.store(true, ordering: .relaxed) }

  /// Waits until the preparation has stopped, and lets no other begin.
  package func finish() {
    leave()
    let found = state.withLock { state in
      state.isOver = true
      return state.result
    }
    if case .success(let client)? = found { client.settle() }
  }

  /// Reads the authorities of `settings` in advance: on the thread that prepares the library, as two threads would wait
  /// for each other inside of it.
  func prepare(_ settings: TLSSettings) {
    let isLeftToOthers = preparation.withLock { preparation in
      preparation.authorities = settings.authorities
      return preparation.isBegun && !preparation.isDone
    }
    if isLeftToOthers { return }
    try? ThreadOfControl.start { self.read(settings.authorities) }
  }

  private func read(_ authorities: TLSSettings.Authorities) {
    guard !isUnneeded, case .success(let client) = client else { return }
    client.prepare(authorities) { isUnneeded }
  }

  private var isUnneeded: Bool { isUnwanted.load(ordering: .relaxed) }

  private func find(_ state: inout State) -> Result<TLSClient, TLSUnavailable> {
    if let result = state.result { return result }
    // The program exits, which would tear down whatever is set up now.
    if state.isOver { return .failure(TLSUnavailable(tried: [], problem: "the program ends")) }
    let new = Result { () throws(TLSUnavailable) in
      if let names { return try TLSClient(libraries: names) }
      return try TLSClient()
    }
    state.result = new
    return new
  }
}
