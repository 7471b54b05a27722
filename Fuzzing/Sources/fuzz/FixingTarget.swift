@testable import EcelerityConf

/// Checks that fixes add no syntax errors, that fixing again changes nothing, and that fixes which
/// declare no difference make none.
@Sendable func checkFixing(_ bytes: [UInt8]) {
  let undeclared = FixApplication(choose: { findings, _ in
    findings.filter { $0.fix?.isSafe == true && $0.fix?.declared == nil }
  })
  if let fixed = fix(bytes, undeclared) {
    let differences = ConfigurationComparison.differences(
      configuration(bytes), configuration(fixed))
    require(differences.isEmpty, "a difference that no fix declares: \(differences[0].words)")
  }
  _ = fix(bytes, FixApplication())
  _ = fix(bytes, FixApplication(includesSuggestions: true))
}

/// The main file with the fixes of `application`; nil if there are none.
private func fix(_ bytes: [UInt8], _ application: FixApplication) -> [UInt8]? {
  let first = run(application, bytes)
  guard let fixed = first.files.first(where: { $0.path == "a.conf" })?.after else { return nil }
  require(errors(fixed) <= errors(bytes), "the fixed file has more syntax errors")
  // After the maximum number of rounds or checks, the outcome says that something is left.
  guard first.remainingCount == 0, !first.rejected.contains(where: { $0.reason == .notTried })
  else {
    return fixed
  }
  let second = run(application, fixed)
  require(
    second.files.allSatisfy { $0.path != "a.conf" }, "fixing again changes the file once more")
  return fixed
}

private func run(_ application: FixApplication, _ bytes: [UInt8]) -> FixOutcome {
  do throws(LoadError) {
    return try application.run(["a.conf"], from: loader(bytes))
  } catch {
    fatalError(error.message)
  }
}

private func errors(_ bytes: [UInt8]) -> Int {
  SyntaxTree(parsing: SourceFile(path: "a.conf", bytes: bytes)).problems.count(where: \.isError)
}
