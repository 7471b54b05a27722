@testable import EcelerityConf

/// A merged assignment, without its place.
struct SettingLine: Equatable {
  let scope: [String]
  let name: String
  let value: String

  /// All assignments, including replaced ones, in reading order.
  static func all(of configuration: Configuration) -> [SettingLine] {
    configuration.allSettings.map { setting in
      SettingLine(
        scope: titles(setting.scope), name: setting.name, value: setting.value.description)
    }
  }

  private static func titles(_ scope: Scope) -> [String] {
    sequence(first: scope, next: \.parent).map { $0.name + " " + ($0.label ?? "") }
  }
}

/// `bytes` as the main file; it may include `b.conf`, which has one option, and itself.
func configuration(_ bytes: [UInt8]) -> Configuration { configuration("a.conf", bytes) }

/// `bytes` as a file that the main file includes twice, in one scope.
func configurationIncludingTwice(_ bytes: [UInt8]) -> Configuration {
  configuration("twice.conf", bytes)
}

private func configuration(_ main: String, _ bytes: [UInt8]) -> Configuration {
  do throws(LoadError) {
    return try Configuration.load(main, from: loader(bytes))
  } catch {
    fatalError(error.message)
  }
}

/// `twice.conf` includes `a.conf`, which is `bytes`, twice.
func loader(_ bytes: [UInt8]) -> MemoryLoader {
  MemoryLoader(bytes: [
    "a.conf": bytes, "b.conf": Array("gateway = relay.example\n".utf8),
    "twice.conf": Array("include a.conf\ninclude a.conf\n".utf8),
  ])
}
