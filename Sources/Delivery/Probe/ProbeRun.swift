public import EcelerityConf
internal import Synchronization

/// Something that happens while a probe runs.
public enum ProbeEvent: Sendable {
  /// A stage with one next hop of the target of this number begins.
  case stage(target: Int, Destination, Stage.Name)
  /// The target of this number is done; nothing was tried when there are no attempts.
  case finished(target: Int, [Attempt])
  /// Nothing has happened for a moment; who shows progress can show that it goes on.
  case waiting
}

/// Tries to deliver along routes: many targets at a time, each host by one connection at a time.
///
/// A next hop is left for the next one when there was no session with it; after a reply, whatever it
/// says, the server would not try another (content/momentum/4/config/ref-routes.md; inferred).
public struct ProbeRun: Sendable {
  private let plan: ProbePlan
  private let interruption: Interruption?

  /// A run that goes as far as `plan` says, and ends early when `interruption` is raised.
  public init(_ plan: ProbePlan, interruption: Interruption? = nil) {
    self.plan = plan
    self.interruption = interruption
  }

  /// Tries all `targets`; `tell` hears of everything, on this thread. Throws when the system has no
  /// descriptors left to begin with.
  public func run(
    _ targets: [ProbeTarget], _ tell: (ProbeEvent) -> Void
  ) throws(NetworkError) {
    let board = ProbeBoard(plan, interruption, try Bell(), ProbeRun.encryption(for: targets))
    board.add(targets)
    board.startThreads()
    while true {
      let (events, isDone) = board.takeEvents()
      for event in events { tell(event) }
      if isDone { return }
      if events.isEmpty { tell(.waiting) }
      board.bell.wait(atMost: .milliseconds(100))
    }
  }

  /// The library is looked for when somebody needs it.
  private static func encryption(
    for targets: [ProbeTarget]
  ) -> Result<TLSClient, TLSUnavailable> {
    let needsIt = targets.contains { target in
      target.explanation.destinations.contains { $0.policy.requirement != .no }
    }
    guard needsIt else { return .failure(TLSUnavailable.notNeeded) }
    return Result { () throws(TLSUnavailable) in try TLSClient() }
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
  private let encryption: Result<TLSClient, TLSUnavailable>
  private let state: Mutex<State>

  init(
    _ plan: ProbePlan, _ interruption: Interruption?, _ bell: Bell,
    _ encryption: Result<TLSClient, TLSUnavailable>
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

  /// Starts as many threads as there are jobs that can begin. When the system has no more threads, the
  /// jobs wait for those that there are; without any, they are done here.
  func startThreads() {
    while reserveThread() {
      do throws(NetworkError) {
        try ThreadOfControl.start { self.work() }
      } catch {
        let isAlone = state.withLock { $0.running == 1 }
        if isAlone { return work() }
        return state.withLock { $0.running -= 1 }
      }
    }
  }

  private func reserveThread() -> Bool {
    state.withLock { state in
      guard state.queue.hasReady, state.running < state.limit else { return false }
      state.running += 1
      return true
    }
  }

  /// Does jobs as long as there are some that can begin. A job that another one has to wait for starts
  /// threads for both when it ends.
  private func work() {
    while let (host, job) = begin() {
      let tried = attempt(job)
      if tried.isWithoutDescriptor, makeRoom(for: job, host) { break }
      state.withLock { $0.queue.end(host) }
      put(tried)
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

  private func attempt(_ job: ProbeQueue.Job) -> ProbeQueue.Job {
    // It may have waited for its host until somebody wanted to stop.
    if interruption?.isRaised == true { return job }
    var job = job
    let destination = job.destination
    var trial = HostTrial(destination, of: job.target, plan, encryption, interruption) { stage in
      self.tell(.stage(target: job.index, destination, stage))
    }
    job.attempts.append(trial.run())
    return job
  }

  /// Lines up a job, or tells that it is done.
  private func put(_ job: ProbeQueue.Job) {
    let isWanted = job.goesOn(plan) && interruption?.isRaised != true && job.target.canBeTried
    guard isWanted else { return tell(.finished(target: job.index, job.attempts)) }
    let isAdded = state.withLock { $0.queue.add(job, plan) }
    if isAdded { return }
    var job = job
    job.attempts.append(
      Attempt(notTrying: job.destination, because: "the host was contacted often enough in one run")
    )
    put(job)
  }

  private func tell(_ event: ProbeEvent) {
    state.withLock { $0.events.append(event) }
    bell.ring()
  }
}

extension ProbeQueue.Job {
  /// Whether the last attempt failed because the system has no descriptors left.
  fileprivate var isWithoutDescriptor: Bool {
    guard let stage = attempts.last?.stages.last, stage.name == .connect,
      case .transport(.failed(let error)) = stage.failure
    else { return false }
    return error.isOutOfDescriptors
  }
}

extension Attempt {
  fileprivate init(notTrying destination: Destination, because reason: String) {
    self.init(
      destination: destination, endpoint: nil, stages: [], tls: nil, result: .unreachable,
      reason: reason, transcript: [], isWithoutSession: true)
  }
}

extension TLSUnavailable {
  /// Nobody looked for it.
  fileprivate static let notNeeded = TLSUnavailable(tried: [], problem: "it was not looked for")
}
