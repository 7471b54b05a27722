import Foundation
import TestServers
import Testing

/// A headless Chromium, controlled through the Chrome DevTools Protocol over two pipes.
///
/// Protocol: chromedevtools.github.io/devtools-protocol; the pipes are descriptors 3 and 4,
/// messages end with a zero byte.
final class Browser {
  /// The reason why a page could not be controlled.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The program names of Chromium.
  private static let names = ["chromium", "chromium-browser", "google-chrome", "chrome"]
  static let program = names.lazy.compactMap(ExternalProgram.init).first
  /// On some systems the program is a script that only explains how to install it.
  static let isAvailable = (try? program?.run(["--version"], in: "/").status) == 0
  static let missing: Comment = "no Chromium is installed"

  private let process = Process()
  private let commands = Pipe()
  private let replies = Pipe()
  private let profile: TemporaryDirectory
  private var session: String?
  private var number = 0
  private var unread: [UInt8] = []
  /// The events of the page so far: the method and the text of each.
  private(set) var events: [(method: String, text: String)] = []

  init() throws {
    profile = try TemporaryDirectory()
    guard let program = Self.program else { throw Failure(description: "no browser") }
    // The shell connects the descriptors that the browser expects.
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", program.path,
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--disable-background-networking", "--no-first-run", "--remote-debugging-pipe",
      "--user-data-dir=\(profile.path)", "--window-size=1280,900", "about:blank",
    ]
    process.standardInput = commands
    process.standardOutput = replies
    try process.run()
    let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] ?? ""
    let attached = try send("Target.attachToTarget", ["targetId": target, "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try send("\(domain).enable") }
  }

  deinit {
    _ = try? send("Browser.close")
    try? commands.fileHandleForWriting.close()
    let end = Date(timeIntervalSinceNow: 10)
    while process.isRunning, Date() < end { usleep(20_000) }
    if process.isRunning { process.terminate() }
  }

  // MARK: Doing

  /// Loads the page in `file` at `fragment`.
  func open(_ file: String, fragment: String = "") throws {
    events = []
    try send("Page.navigate", ["url": "file://\(file)" + (fragment.isEmpty ? "" : "#\(fragment)")])
    let end = Date(timeIntervalSinceNow: 300)
    while !events.contains(where: { $0.method == "Page.loadEventFired" }) {
      guard Date() < end else { throw Failure(description: "\(file) does not load") }
      take(try message())
    }
  }

  /// Sets the size of the window, for instance that of a telephone, and the colour scheme.
  func resize(width: Int, height: Int, isDark: Bool = false) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": true])
    let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
    try send("Emulation.setEmulatedMedia", ["features": [scheme]])
  }

  /// Writes a screenshot of the window as PNG to `file`.
  func photograph(_ file: String) throws {
    let data = try send("Page.captureScreenshot")["data"] as? String ?? ""
    try (Data(base64Encoded: data) ?? Data()).write(to: URL(fileURLWithPath: file))
  }

  /// Types `text` at the focus.
  func type(_ text: String) throws { try send("Input.insertText", ["text": text]) }

  /// Presses a key: `Enter`, `Escape` or `Tab`.
  func press(_ key: String, code: Int) throws {
    for kind in ["keyDown", "keyUp"] {
      var parameters: [String: Any] = ["type": kind, "key": key, "windowsVirtualKeyCode": code]
      if kind == "keyDown", key == "Enter" { parameters["text"] = "\r" }
      try send("Input.dispatchKeyEvent", parameters)
    }
  }

  /// The value of a JavaScript expression as text.
  func evaluate(_ script: String) throws -> String {
    let reply = try send("Runtime.evaluate", ["expression": "String(\(script))"])
    if let exception = reply["exceptionDetails"] { throw Failure(description: "\(exception)") }
    return (reply["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// The errors and warnings of the page, including exceptions and refused requests.
  var complaints: [String] {
    let kinds = ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"]
    return events.filter { kinds.contains($0.method) }.map(\.text)
  }

  /// The URLs that the page requested, including its own.
  var requests: [String] {
    events.filter { $0.method == "Network.requestWillBeSent" }.map(\.text)
  }

  // MARK: Talking

  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    var data = try JSONSerialization.data(withJSONObject: message)
    data.append(0)
    try BrokenPipe.asError { try commands.fileHandleForWriting.write(contentsOf: data) }
    while true {
      let reply = try self.message()
      guard reply["id"] as? Int == number else {
        take(reply)
        continue
      }
      if let error = reply["error"] { throw Failure(description: "\(method): \(error)") }
      return reply["result"] as? [String: Any] ?? [:]
    }
  }

  private func take(_ event: [String: Any]) {
    guard let method = event["method"] as? String else { return }
    let parameters = event["params"] as? [String: Any] ?? [:]
    let request = parameters["request"] as? [String: Any]
    events.append((method, request?["url"] as? String ?? "\(parameters)"))
  }

  /// The next message, waiting up to five minutes.
  private func message() throws -> [String: Any] {
    let handle = replies.fileHandleForReading
    while true {
      if let end = unread.firstIndex(of: 0) {
        let data = Data(unread[..<end])
        unread.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
      }
      var ready = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 300_000) == 1 else { throw Failure(description: "no answer") }
      let data = handle.availableData
      guard !data.isEmpty else { throw Failure(description: "the browser has ended") }
      unread += data
    }
  }
}
