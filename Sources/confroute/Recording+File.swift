import Delivery
import EcelerityConf
import ToolSupport

extension Recording {
  /// Reads the recording in the file at `path`.
  init(readingFrom path: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try DiskLoader().load(path).source.bytes
    } catch {
      throw CommandFailure("\(path.visible): \(error.message)")
    }
    do {
      self = try JSONText.decode(Recording.self, from: bytes)
    } catch {
      throw CommandFailure(
        "`\(path.visible)` is not a recording of this version; make one with --record")
    }
  }

  /// Writes it to a file at `path`, which may replace a recording but no other file.
  func write(to path: String) throws {
    try FileCreation.write(JSONText.encode(self, .indented), to: path) {
      (try? JSONText.decode(Recording.self, from: $0)) != nil
    }
  }
}
