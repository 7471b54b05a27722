import EcelerityConf

/// Tells which of several configurations are checked on their own: a file that one of the others
/// includes is read as part of that one only. Of files that include each other the first one counts.
enum OwnConfigurations {
  /// The places of those in `configurations`, each given by its files with the main file first.
  static func indices(_ configurations: [[FileIdentity]]) -> [Int] {
    var places: [FileIdentity: Int] = [:]
    for (index, files) in configurations.enumerated() where places[files[0]] == nil {
      places[files[0]] = index
    }
    let own = places.values
    var included: Set<Int> = []
    for outer in own {
      for file in configurations[outer].dropFirst() {
        guard let inner = places[file], inner != outer else { continue }
        let isMutual = configurations[inner].contains(configurations[outer][0])
        if !isMutual || outer < inner { included.insert(inner) }
      }
    }
    return own.filter { !included.contains($0) }.sorted()
  }
}
