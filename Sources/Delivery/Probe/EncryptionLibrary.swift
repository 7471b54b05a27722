internal import Synchronization
internal import Threads

/// The library that encrypts, which is looked for once: by the first who needs it, or ahead of that on a
/// thread of its own, as it takes about as long as all the rest of a probe.
package final class EncryptionLibrary: Sendable {
  private struct State {
    var found: Result<TLSClient, TLSUnavailable>?
    /// Whether nothing may begin any more.
    var isOver = false
  }

  private let state = Mutex(State())
  /// Whether it is known that nobody will encrypt; looked at between steps that take their time.
  private let isUnwanted = Atomic(false)
  /// What a thread that gets it ready does, and has to do.
  private struct Preparation {
    var isBegun = false
    var isDone = false
    var authorities: TLSSettings.Authorities?
  }

  private let preparation = Mutex(Preparation())

  /// Names of libraries; nil for those that this system may have.
  private let names: [String]?

  /// Looks for nothing yet.
  package init() { names = nil }

  /// Will look for the libraries `names` only.
  init(libraries names: [String]) { self.names = names }

  /// The library, or why there is none; waits while somebody else looks for it. Once it is over, nobody does.
  var client: Result<TLSClient, TLSUnavailable> { state.withLock { find(&$0) } }

  /// Begins to look for it and to get it ready, unless that has begun. Whoever calls this has to call
  /// `finish()` before the program ends, since the library must not be taken away while it is being set up.
  package func prepare() {
    let isBegun = preparation.withLock { preparation in
      defer { preparation.isBegun = true }
      return preparation.isBegun
    }
    if isBegun { return }
    // Without a thread it is looked for when it is needed.
    try? ThreadOfControl.start { self.getReady() }
  }

  /// Looks for it and gets it ready, unless it is known that nobody needs it.
  func getReady() {
    let found = isUnneeded ? nil : client
    if case .success(let client)? = found { client.warmUp { isUnneeded } }
    let authorities = preparation.withLock { preparation in
      preparation.isDone = true
      return preparation.authorities
    }
    if let authorities { read(authorities) }
  }

  /// Whether somebody has looked for it.
  var isLookedFor: Bool { state.withLock { $0.found != nil } }

  /// Says that nobody will encrypt, so that what was prepared goes no further.
  func leave() { isUnwanted.store(true, ordering: .relaxed) }

  /// Waits until nobody gets it ready any more, and lets nobody begin.
  package func finish() {
    leave()
    let found = state.withLock { state in
      state.isOver = true
      return state.found
    }
    if case .success(let client)? = found { client.settle() }
  }

  /// Reads the authorities that `settings` name ahead of their use: on the thread that gets the library ready,
  /// as two threads would only wait for each other inside of it.
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
    if let found = state.found { return found }
    // The program ends, and nothing may be set up any more that it would take away.
    if state.isOver { return .failure(TLSUnavailable(tried: [], problem: "the program ends")) }
    let new = Result { () throws(TLSUnavailable) in
      if let names { return try TLSClient(libraries: names) }
      return try TLSClient()
    }
    state.found = new
    return new
  }
}
