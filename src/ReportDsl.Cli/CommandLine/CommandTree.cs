using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ReportDsl.Cli.Commands;
using ReportDsl.Cli.Rendering;
using ReportDsl.Cli.Terminal;
using ReportDsl.CSharp;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.CommandLine;

/// <summary>Commands and options, and what they stand for.</summary>
internal static class CommandTree
{
    public const string ProgramName = "reportdsl";

    private const string LanguageOption = "--lang";

    /// <summary>An argument that begins with <c>@</c> is a path as any other: no file is put in its place.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

    public static RootCommand Create(IReadOnlyList<string> args, Host host, MessageLanguage language)
    {
        var words = new CommandWords(language, LiteralIn(args));
        var root = new RootCommand(HelpText.Program.In(language))
        {
            Build(host, words),
            Check(host, words),
            DataCommands.Validate(host, words),
            DataCommands.Extract(host, words),
            DataCommands.Fill(host, language),
            Format(host, words),
        };

        // Read before the command line is parsed, because help and errors are in that language too (see LanguageIn).
        var lang = new Option<string?>(LanguageOption) { Description = HelpText.Language.In(language), Recursive = true, HelpName = "en|zh" };
        lang.AcceptOnlyFromAmong("en", "zh");
        root.Add(lang);
        return root;
    }

    /// <summary>The language that the arguments ask for, null where they name none.</summary>
    public static MessageLanguage? LanguageIn(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            var value = args[i] == LanguageOption && i + 1 < args.Count
                ? args[i + 1]
                : args[i].StartsWith(LanguageOption + "=", StringComparison.Ordinal) ? args[i][(LanguageOption.Length + 1)..] : null;
            if (value is "zh" or "en")
                return value == "zh" ? MessageLanguage.Chinese : MessageLanguage.English;
        }

        return null;
    }

    /// <summary>What is wrong where no command was recognised: the first word that is none, with the nearest one. Null where there is no such word.</summary>
    public static string? UnknownIn(ParseResult result, MessageLanguage language)
    {
        if (result.CommandResult.Command is not RootCommand root || result.UnmatchedTokens is not [var word, ..])
            return null;
        var commands = root.Subcommands.Select(command => command.Name).ToList();
        return word.StartsWith('-') ? string.Format(CultureInfo.InvariantCulture, HelpText.UnknownOption.In(language), word)
            : NearestName.Find(word, commands) is { } nearest ? string.Format(CultureInfo.InvariantCulture, HelpText.MistypedCommand.In(language), word, nearest)
            : string.Format(CultureInfo.InvariantCulture, HelpText.UnknownCommand.In(language), word, string.Join(", ", commands));
    }

    /// <summary>How many arguments stand behind <c>--</c>.</summary>
    private static int LiteralIn(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--")
                return args.Count - i - 1;
        }

        return 0;
    }

    private static Command Build(Host host, CommandWords words)
    {
        var language = words.Language;
        var paths = words.Paths("PATH", HelpText.Paths);
        var output = new Option<string>("--output", "-o")
        {
            Description = HelpText.Output.In(language),
            HelpName = "DIR",
            DefaultValueFactory = _ => "out",
        };
        var emit = new Option<ImmutableArray<Emitter>>("--emit")
        {
            Description = HelpText.Emit.In(language),
            HelpName = "csharp,excel",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => ParseEmitters(result, language),
        };
        var codeNamespace = new Option<string?>("--namespace") { Description = HelpText.Namespace.In(language), HelpName = "N" };
        codeNamespace.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !CSharpEmitter.IsNamespace(name))
                result.AddError(string.Format(CultureInfo.InvariantCulture, HelpText.NoNamespace.In(language), name));
        });
        var watch = new Option<bool>("--watch") { Description = HelpText.Watch.In(language) };
        var command = new Command("build", HelpText.Build.In(language)) { paths, output, emit, codeNamespace, watch };
        command.SetAction(result =>
        {
            var options = new BuildOptions(
                result.GetRequiredValue(paths),
                result.GetRequiredValue(output),
                result.GetResult(emit) is null ? [Emitter.CSharp, Emitter.Excel] : result.GetValue(emit),
                result.GetValue(codeNamespace));
            return result.GetValue(watch) ? WatchCommand.Run(options, host, language) : BuildCommand.Run(options, host, language);
        });
        return command;
    }

    private static Command Check(Host host, CommandWords words)
    {
        var language = words.Language;
        var paths = words.Paths("PATH", HelpText.Paths);
        var format = new Option<DiagnosticFormat>("--format")
        {
            Description = HelpText.DiagnosticFormat.In(language),
            HelpName = "text|json|sarif",
            DefaultValueFactory = _ => DiagnosticFormat.Text,
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check", HelpText.Check.In(language)) { paths, format };
        command.SetAction(result => CheckCommand.Run(result.GetRequiredValue(paths), result.GetValue(format), host, language));
        return command;
    }

    private static Command Format(Host host, CommandWords words)
    {
        var language = words.Language;
        var paths = words.Paths("PATH", HelpText.Paths);
        var check = new Option<bool>("--check") { Description = HelpText.FormatCheck.In(language) };
        var command = new Command("format", HelpText.Format.In(language)) { paths, check };
        command.SetAction(result => FormatCommand.Run(result.GetRequiredValue(paths), result.GetValue(check), host, language));
        return command;
    }

    private static ImmutableArray<Emitter> ParseEmitters(ArgumentResult result, MessageLanguage language)
    {
        var emitters = new SortedSet<Emitter>();
        foreach (var name in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            switch (name)
            {
                case "csharp": emitters.Add(Emitter.CSharp); break;
                case "excel": emitters.Add(Emitter.Excel); break;
                default:
                    result.AddError(string.Format(CultureInfo.InvariantCulture, HelpText.UnknownEmitter.In(language), name));
                    return [];
            }
        }

        return [.. emitters];
    }
}
