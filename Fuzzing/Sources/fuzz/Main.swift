#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The entry point of libFuzzer for programs with their own `main` (LLVM, FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
struct Main {
  static func main() { run() }
}

/// `fuzz TARGET [libFuzzer arguments]`, `fuzz targets` or `fuzz dictionary`
///
/// libFuzzer restarts the program for `-merge` and similar options with its own arguments only, so
/// the target is passed on in the environment.
private func run() -> Never {
  let variable = "FUZZ_TARGET"
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  let word = CommandLine.arguments.dropFirst().first ?? ""
  if word == "targets" { printAndExit(FuzzTarget.all.map(\.name)) }
  if word == "dictionary" { printAndExit(FuzzDictionary.lines) }
  if FuzzTarget.named(word) != nil {
    setenv(variable, word, 1)
    arguments[1] = arguments[0]
    arguments += 1
    count -= 1
  }
  guard let name = getenv(variable).map({ String(cString: $0) }), FuzzTarget.named(name) != nil
  else {
    print("usage: fuzz TARGET [libFuzzer arguments]; the targets are")
    printAndExit(FuzzTarget.all.map { "  \($0.name)" }, status: 2)
  }
  exit(
    runFuzzer(&count, &arguments) { bytes, count in
      chosenTarget.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    })
}

/// Global, because libFuzzer's callback cannot capture anything.
private let chosenTarget: FuzzTarget = {
  guard let target = getenv("FUZZ_TARGET").flatMap({ FuzzTarget.named(String(cString: $0)) }) else {
    preconditionFailure("the target is checked before anything runs")
  }
  return target
}()

private func printAndExit(_ lines: [String], status: CInt = 0) -> Never {
  for line in lines { print(line) }
  exit(status)
}
