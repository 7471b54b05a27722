import EcelerityConf
import Foundation
import TestServers
import Testing

@testable import Delivery

#if canImport(Glibc)
  import Glibc

  /// Name servers and web servers without descriptors, in separate processes, where nothing else needs any.
  struct DescriptorShortageTests {
    @Test func aLackOfDescriptorsIsNoAnswerOfANameServer() async {
      await #expect(processExitsWith: .success) {
        var configuration = ResolverConfiguration(servers: [Endpoint(.loopback, port: 9)])
        configuration.timeout = .milliseconds(200)
        var resolver = StubResolver(configuration)
        let question = Question(try name("oak.test"), .a)
        let error = try Descriptors.withoutAny {
          #expect(throws: ResolverError.self) { try resolver.resolve([question, question]) }
        }
        precondition(error == .outOfDescriptors(NetworkError(code: EMFILE)))
      }
    }

    @Test func questionsWaitForADescriptor() async {
      await #expect(processExitsWith: .success) {
        let server = try ScriptedServer { [$0.message.address.encoded] }
        var configuration = ResolverConfiguration(servers: [server.endpoint])
        configuration.timeout = .seconds(60)
        let resolver = StubResolver(configuration)
        let questions = try (0..<3).map { Question(try name("host\($0).test"), .a) }
        let answers = try Descriptors.withoutAny(releasingOneAfter: 0.1) {
          var resolver = resolver
          return try resolver.resolve(questions)
        }
        precondition(answers.map(\.outcome) == [.found, .found, .found])
        precondition(answers.allSatisfy { $0.reason == nil })
        server.stop()
      }
    }

    /// The mail server may get the policy.
    @Test func aLackOfDescriptorsIsNoFailureOfAWebServer() async {
      await #expect(processExitsWith: .success) {
        var fetch = STSFetch()
        fetch.timeout = .milliseconds(200)
        fetch.serverTimeout = fetch.timeout
        fetch.allowsPrivate = true
        let client = try TLSClient()
        let published = STSPublication(
          id: "7", host: try name("mta-sts.oak.example"), addresses: [.loopback])
        let outcomes = try Descriptors.withoutAny {
          fetch.outcomes(of: [published], through: client)
        }
        let words = "`mta-sts.oak.example` (127.0.0.1): too many open files"
        precondition(outcomes == [.cutShort(words, for: .descriptors)])
        let answer = outcomes.map(NameAnswer.init)[0]
        precondition(answer.isUnknownHereOnly)
      }
    }
  }

  /// The descriptors of this process.
  private enum Descriptors {
    /// RLIMIT_NOFILE
    private static let limit = __rlimit_resource_t(7)

    /// Runs `body` while none is left, or from some seconds on, one.
    static func withoutAny<Result>(
      releasingOneAfter seconds: Double? = nil, _ body: () throws -> Result
    ) throws -> Result {
      var few = rlimit(rlim_cur: 200, rlim_max: 200)
      try #require(setrlimit(limit, &few) == 0)
      var taken: [CInt] = []
      // The test library may close some that it needed to start the process.
      for _ in 0..<5 {
        while case let descriptor = dup(0), descriptor >= 0 { taken.append(descriptor) }
        Thread.sleep(forTimeInterval: 0.05)
      }
      let first = try #require(taken.first)
      if let seconds {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: seconds)
          close(first)
        }
        taken.removeFirst()
      }
      defer { for descriptor in taken { close(descriptor) } }
      return try body()
    }
  }
#endif
