internal import EcelerityConf

/// The reason why a file could not be read or replaced; the file is unchanged unless a case says
/// otherwise.
package enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operating system refused a step.
  case system(SystemError)
  /// A directory, pipe or device where a file was expected.
  case notRegular(String, FileKind)
  /// A file that the system generates as it is read, so that its size differs from that of its
  /// contents.
  case madeUp(String)
  /// A name that is not valid UTF-8 and cannot be part of a message or document.
  case notUnicode(in: String)
  /// More bytes than 32-bit offsets can count.
  case tooLarge(String)
  /// The file kept changing while it was read.
  case changedWhileReading(String)
  /// The file was written or replaced after it was read.
  case changedSinceRead(String)
  /// The file has other hard links, which would keep the old contents.
  case hasOtherLinks(String, others: UInt64)
  /// The permissions of the file forbid writing.
  case readOnly(String, SystemError)
  /// The new file would belong to another owner or group than the old one.
  case ownerNotKept(String, SystemError)
  /// The access rights of the new file would differ from those of the old one.
  case accessNotKept(String, SystemError)
  /// A file that was not declared replaceable.
  case holdsOthers(String)
  /// `-` where a file is written that is read again later.
  case standardOutput
  /// The file that standard output goes to, where another one is to be written.
  case holdsOutput(String)
  /// A directory, pipe or device where a file is written that is read again later.
  case notKept(String, FileKind)
  /// The file holds the new bytes, and the old file has another name now, because it could not be
  /// verified as the file that was read, or could not be removed.
  case oldFileKept(String, at: String, String)
  /// The file was changed by someone else, and a third file that took its name meanwhile has
  /// another name now.
  case otherFileKept(String, at: String)
  /// The file holds the new bytes, but a power failure may undo that.
  case replacedButNotFlushed(String, SystemError)
  /// The new file holds its bytes, but a power failure may undo that.
  case madeButNotFlushed(String, SystemError)

  /// The problem, then the remedy.
  package var description: String {
    switch self {
    case .system(let error):
      error.description
    case .notRegular(let path, let kind):
      "`\(path.visible)` is \(kind), not a file\(FileError.advice(kind))"
    case .madeUp(let path):
      "`\(path.visible)` \(DiskLoader.madeUp)"
    case .notUnicode(let directory):
      "a name in `\(directory.visible)` \(DirectoryListing.unspelt)"
    case .tooLarge(let path):
      "`\(path.visible)` is larger than 4 GiB; split it with `include`"
    case .changedWhileReading(let path):
      "`\(path.visible)` keeps changing while it is read; try again when nothing writes to it"
    case .changedSinceRead(let path):
      "`\(path.visible)` has changed since it was read and is left alone; run the command again"
    case .hasOtherLinks(let path, let others):
      "`\(path.visible)` has \(others.counting("other hard link")) that would keep "
        + "the old contents, so it is left alone; remove them or make them symbolic links"
    case .readOnly(let path, let error):
      "`\(path.visible)` is not writable: \(error.reason); it is left alone"
    case .ownerNotKept(let path, let error):
      "owner and group of `\(path.visible)` cannot be kept: \(error.reason); it is left alone, run the "
        + "command as its owner and a member of its group"
    case .accessNotKept(let path, let error):
      "the access control list of `\(path.visible)` cannot be kept: \(error.reason); it is left alone, "
        + "remove the list or edit the file by hand"
    case .holdsOthers(let path):
      "`\(path.visible)` has other contents and is left alone; name another file, or remove it first"
    case .standardOutput:
      "`-` cannot be read again later; name a file"
    case .holdsOutput(let path):
      "`\(path.visible)` is also standard output, which would be overwritten; name another file"
    case .notKept(let path, let kind):
      "`\(path.visible)` is \(kind), which cannot be read again later; name a file"
    case .oldFileKept(let path, let name, let reason):
      "`\(path.visible)` is replaced, but the old file is kept as `\(name.visible)`: "
        + "\(reason); check it for changes by others, then remove it"
    case .otherFileKept(let path, let name):
      "`\(path.visible)` has changed since it was read and is left alone, but a file that had its name "
        + "meanwhile is kept as `\(name.visible)`; check it for changes by others, then remove it"
    case .replacedButNotFlushed(let path, let error):
      "`\(path.visible)` is replaced, but its directory cannot be flushed to disk: \(error.reason)"
    case .madeButNotFlushed(let path, let error):
      "`\(path.visible)` is written, but its directory cannot be flushed to disk: \(error.reason)"
    }
  }

  private static func advice(_ kind: FileKind) -> String {
    kind == .pipe ? "; write its contents to a file first" : ""
  }
}
