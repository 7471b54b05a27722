enum Commands { static func run(_ a: Arguments) throws {} }
enum Growth { static func run(_ a: Arguments) throws {} }
enum Peers { static func run(_ a: Arguments) throws {} }
