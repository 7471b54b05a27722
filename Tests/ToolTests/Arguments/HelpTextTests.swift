import Testing
import ToolSupport

struct HelpTextTests {
  @Test func showsEverythingOfASubcommand() {
    #expect(
      sample.help(["explain"]) == """
        usage: sample explain [options] DOMAIN|ADDRESS...

        say why a message routes where it does

        Each step is printed with the setting that answered it and the settings that
        lost, so that a person can follow.

          kept as it is

        The last paragraph.

        arguments:
          DOMAIN|ADDRESS  where the message goes

        options:
              --offline  ask no name server
              --seed N   choose the same way in every run (default: 1)

        options of every command:
          -c, --config FILE              the configuration (default: ecelerity.conf)
              --output-format text|json  the form of the answer (default: text)
              --set OPTION=VALUE         pretend that an option has a value; may be
                                         repeated
              --select RULE,...          rules or groups; may be repeated
              --color auto|always|never  when to colour text output (default: auto)
              --completions bash|zsh|fish
                                         print the completion script of a shell
          -h, --help                     print this help
              --version                  print the version

        exit status:
          0  mail would be attempted
          1  it would not; the verdict says why
          2  the question could not be answered

        examples:
          sample explain oak.example
              why mail to oak.example goes where it does

        """)
  }

  @Test func showsTheCommands() {
    #expect(
      sample.help() == """
        usage: sample [options] COMMAND ...

        answer questions about configurations

        commands:
          explain  say why a message routes where it does
          probe    try to deliver
          diff     compare

        options of every command:
          -c, --config FILE              the configuration (default: ecelerity.conf)
              --output-format text|json  the form of the answer (default: text)
              --set OPTION=VALUE         pretend that an option has a value; may be
                                         repeated
              --select RULE,...          rules or groups; may be repeated
              --color auto|always|never  when to colour text output (default: auto)
              --completions bash|zsh|fish
                                         print the completion script of a shell
          -h, --help                     print this help
              --version                  print the version

        exit status:
          0  clean, nothing to do, or yes
          1  findings, something would change, or no
          2  the question could not be answered

        """)
  }

  @Test(arguments: [[], ["explain"], ["probe"], ["diff"]])
  func fitsATerminal(path: [String]) {
    let lines = sample.help(path).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  /// A quoted argument is one word of a shell.
  @Test func aLongExampleCanBeCopied() {
    let line =
      "sample explain --set 'domain oak.example gateway=relay.example' --offline a.oak.example"
    let command = CommandDeclaration("sample", "answer", examples: [Example(line, "long")])
    #expect(
      command.help().hasSuffix(
        """
        examples:
          sample explain --set 'domain oak.example gateway=relay.example' --offline \\
            a.oak.example
              long

        """))
  }

  @Test func showsBothWaysToUseACommandWithOperandsAndSubcommands() {
    #expect(
      mixed.help().hasPrefix(
        """
        usage: mixed [options] [FILE|DIR|-]...
               mixed [options] COMMAND ...

        """))
  }
}
