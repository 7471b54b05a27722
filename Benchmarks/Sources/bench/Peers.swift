enum Peers { static func run(_ a: Arguments) throws {} }
