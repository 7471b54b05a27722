internal import EcelerityConf
internal import Synchronization
internal import Threads

/// Tries to deliver along routes: many targets at a time, each host by one connection at a time, and not too often.
/// A host is the machine that is connected to, be it that of the next hop, of its proxy, or what takes its place.
///
/// A next hop is left for the next one when there was no session with it; after a reply, whatever it
/// says, the server would not try another (content/momentum/4/config/ref-routes.md; inferred).
package struct ProbeRun: Sendable {
  private let plan: ProbePlan
  private let interruption: Interruption?
  private let encryption: EncryptionLibrary
  private let tellsWaiting: Bool

  /// A run that goes as far as `plan` says, and ends early when `interruption` is raised. Events `waiting` are
  /// told of when `tellsWaiting` says so.
  package init(
    _ plan: ProbePlan, interruption: Interruption? = nil,
    encryption: EncryptionLibrary = EncryptionLibrary(), tellsWaiting: Bool = false
  ) {
    self.plan = plan
    self.tellsWaiting = tellsWaiting
    self.interruption = interruption
    self.encryption = encryption
  }

  /// Tries all `targets`; `tell` hears of everything, on this thread. Throws when the system has no
  /// descriptors left to begin with.
  package func run(
    _ targets: [ProbeTarget], _ tell: (ProbeEvent) -> Void
  ) throws(NetworkError) {
    if let settings = encryptionSettings(for: targets) {
      encryption.prepare(settings)
    } else {
      encryption.leave()
    }
    let board = ProbeBoard(plan, interruption, try Bell(), encryption)
    board.add(targets)
    if targets.count == 1, !tellsWaiting {
      // A thread would take longer to start than the little there is to do.
      withoutActuallyEscaping(tell) { board.workHere($0) }
    } else {
      board.startThreads()
    }
    while true {
      let (events, isDone) = board.takeEvents()
      for event in events { tell(event) }
      if isDone { return }
      if tellsWaiting, events.isEmpty { tell(.waiting) }
      board.bell.wait(atMost: .milliseconds(100))
    }
  }

  /// How the first target that encrypts does so; nil when none does.
  private func encryptionSettings(for targets: [ProbeTarget]) -> TLSSettings? {
    for target in targets {
      for hop in target.explanation.destinations where hop.policy.requirement != .no {
        return CertificateExpectation(target, hop, plan).settings
      }
    }
    return nil
  }
}

/// What the threads of a run have in common.
private final class ProbeBoard: Sendable {
  private struct State {
    var queue = ProbeQueue()
    var running = 0
    /// How many threads may run.
    var limit: Int
    var events: [ProbeEvent] = []
  }

  let bell: Bell
  private let plan: ProbePlan
  private let interruption: Interruption?
  private let encryption: EncryptionLibrary
  private let state: Mutex<State>

  init(
    _ plan: ProbePlan, _ interruption: Interruption?, _ bell: Bell,
    _ encryption: EncryptionLibrary
  ) {
    self.plan = plan
    self.interruption = interruption
    self.bell = bell
    self.encryption = encryption
    state = Mutex(State(limit: plan.concurrency))
  }

  func add(_ targets: [ProbeTarget]) {
    for (index, target) in targets.enumerated() {
      put(ProbeQueue.Job(index: index, target: target))
    }
  }

  /// What has happened since, and whether that is all.
  func takeEvents() -> (events: [ProbeEvent], isDone: Bool) {
    state.withLock { state in
      defer { state.events = [] }
      return (state.events, state.running == 0 && !state.queue.hasReady)
    }
  }

  /// Starts as many threads as there are jobs that can begin. What there is no thread for is done here.
  func startThreads() {
    while let begun = reserveThread() {
      do throws(ThreadShortage) {
        try ThreadOfControl.start { self.work(begun.host, begun.job) }
      } catch {
        work(begun.host, begun.job)
      }
    }
  }

  /// Does everything on this thread, and tells of stages at once.
  func workHere(_ tell: @escaping (ProbeEvent) -> Void) {
    while let (host, job) = state.withLock({ $0.queue.begin() }) {
      let tried = attempt(job, at: host, tell)
      state.withLock { $0.queue.end(host) }
      put(tried)
    }
  }

  private func reserveThread() -> (host: ProbeQueue.Host, job: ProbeQueue.Job)? {
    state.withLock { state in
      guard state.running < state.limit, let begun = state.queue.begin() else { return nil }
      state.running += 1
      return begun
    }
  }

  /// Does a job, and others as long as there are some that can begin. When one that another had to wait
  /// for ends, both may go on, and there are threads started for both.
  private func work(_ host: ProbeQueue.Host, _ job: ProbeQueue.Job) {
    var next: (host: ProbeQueue.Host, job: ProbeQueue.Job)? = (host, job)
    while let (host, job) = next {
      let tried = attempt(job, at: host) { self.note($0) }
      if tried.isWithoutDescriptor, makeRoom(for: job, host) { break }
      state.withLock { $0.queue.end(host) }
      put(tried)
      next = begin()
      startThreads()
    }
    bell.ring()
  }

  /// The next job; without one the thread counts no more.
  private func begin() -> (host: ProbeQueue.Host, job: ProbeQueue.Job)? {
    state.withLock { state in
      if let next = state.queue.begin() { return next }
      state.running -= 1
      return nil
    }
  }

  /// Leaves `job` to the other threads, when there are some, and has fewer of them from now on: that
  /// there are no descriptors left says nothing about the host. The thread counts no more then.
  private func makeRoom(for job: ProbeQueue.Job, _ host: ProbeQueue.Host) -> Bool {
    state.withLock { state in
      guard state.running > 1 else { return false }
      state.limit = max(1, min(state.limit, state.running * 3 / 4))
      state.running -= 1
      state.queue.giveBack(job, host)
      return true
    }
  }

  private func attempt(
    _ job: ProbeQueue.Job, at host: ProbeQueue.Host, _ tell: @escaping (ProbeEvent) -> Void
  ) -> ProbeQueue.Job {
    // It may have waited for its host until somebody wanted to stop.
    if interruption?.isRaised == true { return job }
    var job = job
    let destination = job.destination
    guard state.withLock({ $0.queue.mayContact(host, destination.mostConnections) }) else {
      job.add(
        Attempt(notTrying: destination, because: "the host was contacted often enough in one run"),
        plan)
      return job
    }
    var trial = HostTrial(destination, of: job.target, plan, encryption, interruption) { stage in
      tell(.stage(target: job.index, destination, stage))
    }
    let attempt = trial.run()
    state.withLock { $0.queue.note(attempt.connections, to: host) }
    job.add(attempt, plan)
    return job
  }

  /// Lines up a job, or tells that it is done.
  private func put(_ job: ProbeQueue.Job) {
    var job = job
    while job.goesOn(plan), interruption?.isRaised != true, job.target.canBeTried {
      guard let failure = job.failure(plan) else {
        return state.withLock { $0.queue.add(job, plan) }
      }
      job.add(Attempt(notTrying: job.destination, after: failure), plan)
    }
    tell(.finished(target: job.index, job.attempts))
  }

  /// Keeps an event for whoever looks next.
  private func note(_ event: ProbeEvent) { state.withLock { $0.events.append(event) } }

  private func tell(_ event: ProbeEvent) {
    note(event)
    bell.ring()
  }
}

extension ProbeQueue.Job {
  /// Whether the last attempt failed because the system has no descriptors left.
  fileprivate var isWithoutDescriptor: Bool {
    attempts.last?.stages.last?.isWithoutDescriptor == true
  }
}

extension Stage {
  /// Whether there was no connection because the system has no descriptors left.
  fileprivate var isWithoutDescriptor: Bool {
    guard name == .connect, case .transport(.failed(let error)) = failure else { return false }
    return error.isOutOfDescriptors
  }
}

extension Destination {
  /// How many connections a trial may make: encryption that fails may be followed by a second one in the clear.
  fileprivate var mostConnections: Int { policy.requirement == .ifavailable ? 2 : 1 }
}

extension Attempt {
  /// How often the host was contacted.
  fileprivate var connections: Int {
    stages.count { $0.name == .connect && !$0.isWithoutDescriptor }
  }

  fileprivate init(
    notTrying destination: Destination, because reason: String, _ result: Result = .unreachable
  ) {
    self.init(
      destination: destination, endpoint: nil, stages: [], tls: nil, result: result,
      reason: reason, transcript: [], isWithoutSession: true)
  }

  /// `failure` is that of an attempt at the same place.
  fileprivate init(notTrying destination: Destination, after failure: Attempt) {
    self.init(
      notTrying: destination, because: "not tried again: \(failure.reason)", failure.result)
  }
}
