internal import EcelerityConf
internal import Synchronization
internal import Threads

/// A run of probes, many targets concurrently, with one connection to a host at a time and a limit for each host. A
/// host is the machine that is connected to: the next hop, its proxy or its substitute.
///
/// The next hop is tried when there was no session with the one before; after a reply of any kind, the server would not
/// try another (content/momentum/4/config/ref-routes.md; inferred).
package struct ProbeRun: Sendable {
  private let plan: ProbePlan
  private let interruption: Interruption?
  private let encryption: EncryptionLibrary
  private let reportsWaiting: Bool

  /// A run by `plan`, which ends early when `interruption` is raised. It sends events `waiting` if `reportsWaiting`.
  package init(
    _ plan: ProbePlan, interruption: Interruption? = nil,
    encryption: EncryptionLibrary = EncryptionLibrary(), reportsWaiting: Bool = false
  ) {
    self.plan = plan
    self.reportsWaiting = reportsWaiting
    self.interruption = interruption
    self.encryption = encryption
  }

  /// Probes `targets`, and calls `handle` for each event on this thread. Throws when the system has no descriptors left
  /// to begin with.
  package func run(
    _ targets: [ProbeTarget], _ handle: (ProbeEvent) -> Void
  ) throws(NetworkError) {
    if let settings = encryptionSettings(for: targets) {
      encryption.prepare(settings)
    } else {
      encryption.leave()
    }
    let scheduler = ProbeScheduler(
      plan, interruption, try Bell(), encryption, hiding: SecretMask(of: targets))
    scheduler.add(targets)
    if targets.count == 1, !reportsWaiting {
      // Starting a thread would take longer than the rest.
      withoutActuallyEscaping(handle) { scheduler.workHere($0) }
    } else {
      scheduler.startThreads()
    }
    while true {
      let (events, isDone) = scheduler.takeEvents()
      for event in events { handle(event) }
      if isDone { return }
      if reportsWaiting, events.isEmpty { handle(.waiting) }
      scheduler.bell.wait(atMost: .milliseconds(100))
    }
  }

  /// The TLS settings of the first next hop with TLS; nil when there is none.
  private func encryptionSettings(for targets: [ProbeTarget]) -> TLSSettings? {
    for target in targets {
      for hop in target.explanation.destinations where hop.policy.requirement != .no {
        return CertificateExpectation(target, hop, plan).settings
      }
    }
    return nil
  }
}

/// The state that the threads of a run share: the queue, the events, the number of threads.
private final class ProbeScheduler: Sendable {
  private struct State {
    var queue = ProbeQueue()
    var running = 0
    /// Most threads that may run.
    var limit: Int
    var events: [ProbeEvent] = []
  }

  let bell: Bell
  private let plan: ProbePlan
  private let interruption: Interruption?
  private let encryption: EncryptionLibrary
  private let secrets: SecretMask
  private let state: Mutex<State>

  init(
    _ plan: ProbePlan, _ interruption: Interruption?, _ bell: Bell,
    _ encryption: EncryptionLibrary, hiding secrets: SecretMask
  ) {
    self.plan = plan
    self.interruption = interruption
    self.bell = bell
    self.encryption = encryption
    self.secrets = secrets
    state = Mutex(State(limit: plan.concurrency))
  }

  func add(_ targets: [ProbeTarget]) {
    for (index, target) in targets.enumerated() {
      put(ProbeQueue.Job(index: index, target: target))
    }
  }

  /// Takes the events since the last call, and returns whether the run is done.
  func takeEvents() -> (events: [ProbeEvent], isDone: Bool) {
    state.withLock { state in
      defer { state.events = [] }
      return (state.events, state.running == 0 && !state.queue.hasReady)
    }
  }

  /// Starts a thread for each job that can begin. Jobs without a thread run on the current one.
  func startThreads() {
    while let begun = reserveThread() {
      do throws(ThreadShortage) {
        try ThreadOfControl.start { self.work(begun.host, begun.job) }
      } catch {
        work(begun.host, begun.job)
      }
    }
  }

  /// Runs all jobs on this thread, and passes stages on at once.
  func workHere(_ handle: @escaping (ProbeEvent) -> Void) {
    while let (host, job) = state.withLock({ $0.queue.begin() }) {
      let tried = attempt(job, at: host, handle)
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

  /// Runs a job, then others as long as some can begin. The end of a job may let several others begin, for which
  /// threads are started.
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

  /// The next job; if there is none, the thread ends.
  private func begin() -> (host: ProbeQueue.Host, job: ProbeQueue.Job)? {
    state.withLock { state in
      if let next = state.queue.begin() { return next }
      state.running -= 1
      return nil
    }
  }

  /// Puts `job` back and reduces the number of threads, as a shortage of descriptors says nothing about the host.
  /// Returns false if this is the only thread; else the thread ends.
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
    _ job: ProbeQueue.Job, at host: ProbeQueue.Host, _ handle: @escaping (ProbeEvent) -> Void
  ) -> ProbeQueue.Job {
    // The interruption may have come while the job was waiting for its host.
    if interruption?.isRaised == true { return job }
    var job = job
    let destination = job.destination
    guard state.withLock({ $0.queue.allowsContact(host, destination.mostConnections) }) else {
      job.add(
        Attempt(
          notTrying: destination,
          because: "the limit of connections to one host in a run is reached"),
        plan)
      return job
    }
    var trial = HostTrial(
      destination, of: job.target, plan, encryption, hiding: secrets, interruption
    ) { stage in
      handle(.stage(target: job.index, destination, stage))
    }
    let attempt = trial.run()
    state.withLock { $0.queue.note(attempt.connections, to: host) }
    job.add(attempt, plan)
    return job
  }

  /// Queues a job, or reports that it is done.
  private func put(_ job: ProbeQueue.Job) {
    var job = job
    while job.goesOn(plan), interruption?.isRaised != true, job.target.canBeTried {
      guard let failure = job.failure(plan) else {
        return state.withLock { $0.queue.add(job, plan) }
      }
      job.add(Attempt(notTrying: job.destination, after: failure), plan)
    }
    // Without any attempt, the report says that nothing was tried.
    while !job.attempts.isEmpty, job.goesOn(plan), interruption?.isRaised == true {
      job.add(
        Attempt(notTrying: job.destination, because: "not tried, as the probe was interrupted"),
        plan)
    }
    report(.finished(target: job.index, job.attempts))
  }

  /// Stores an event for `takeEvents`.
  private func note(_ event: ProbeEvent) { state.withLock { $0.events.append(event) } }

  private func report(_ event: ProbeEvent) {
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
    guard name == .connect, case .transport(let error) = failure else { return false }
    return error.isOutOfDescriptors
  }
}

extension Destination {
  /// The most connections of an attempt: a second one in clear text may follow a failure of TLS.
  fileprivate var mostConnections: Int { policy.requirement == .ifavailable ? 2 : 1 }
}

extension Attempt {
  /// The number of connections to the host.
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

  /// An attempt that was not made, because of `failure` with the same server.
  fileprivate init(notTrying destination: Destination, after failure: Attempt) {
    self.init(
      notTrying: destination, because: "not tried again: \(failure.reason)", failure.result)
  }
}
