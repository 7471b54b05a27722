/// The version of the library, which is also that of the three commands.
public enum LibraryVersion {
  /// The version as `docs/releases.md` names it.
  public static let text = "0.1.0"
}
