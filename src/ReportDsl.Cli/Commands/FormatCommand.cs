using System.Diagnostics;
using System.Text;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Formatting;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Cli.Commands;

/// <summary><c>format</c>: rewrites files in the canonical style, or tells which are not in it.</summary>
internal static class FormatCommand
{
    public static int Run(IReadOnlyList<string> paths, bool checkOnly, Host host, MessageLanguage language)
    {
        var selection = SourceSelection.Find(paths, host.WorkingDirectory);
        var session = new Session(host, language, selection);
        if (!session.Begin()) return ExitCode.Usage;

        var (texts, problems) = selection.Read(new FileSystemSourceProvider(selection.Root));
        var changed = 0;
        var code = Session.ExitCodeOf(problems);
        foreach (var text in texts)
        {
            var name = selection.Display(text.Path);
            var tree = SyntaxTree.ParseText(text);
            if (!Formatter.CanFormat(tree))
            {
                host.Error.WriteLine(Messages.NotFormatted(name).In(language));
                code = Math.Max(code, ExitCode.InputErrors);
                continue;
            }

            var formatted = Formatter.Format(tree);
            if (formatted == text.ToString()) continue;
            changed++;
            host.Out.WriteLine(name);
            if (checkOnly)
                code = Math.Max(code, ExitCode.InputErrors);
            else if (Rewrite(selection.FullPath(text.Path), formatted) is WriteResult.Failed failed)
                problems = problems.Add(Diagnostic.Create(EmitDiagnostics.OutputNotWritable, Location.None, name, failed.Reason));
        }

        session.Print(problems, host.Error);
        var summary = checkOnly ? Messages.WouldFormat(changed, texts.Length) : Messages.Formatted(changed, texts.Length);
        host.Error.WriteLine(summary.In(language));
        return Math.Max(code, Session.ExitCodeOf(problems));
    }

    private static WriteResult Rewrite(string path, string content) => OutputFolder.Write(
        Path.GetDirectoryName(path) ?? throw new UnreachableException(),
        [new OutputFile(Path.GetFileName(path), Encoding.UTF8.GetBytes(content))]);
}
