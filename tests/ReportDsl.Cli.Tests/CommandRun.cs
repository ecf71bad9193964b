using System.Text;
using ReportDsl.Cli.Terminal;

namespace ReportDsl.Cli.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);

/// <summary>A folder of its own for a test, and the program run in it.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportdsl-test-");

    public string Folder => _folder.FullName;

    public string this[string path] => Path.Combine(Folder, path);

    public Workspace With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    public Workspace With(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path]) ?? Folder);
        File.WriteAllBytes(this[path], content);
        return this;
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public CommandResult Run(params string[] args) => RunIn(host => host, args);

    public CommandResult Run(Func<string, string?> environment, params string[] args) =>
        RunIn(host => host with { Environment = name => environment(name) ?? host.Environment(name) }, args);

    /// <summary>Runs the program in a world that differs from the usual one of tests.</summary>
    public CommandResult RunIn(Func<Host, Host> world, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Application.Run(
            args,
            world(new Host
            {
                Out = output,
                Error = error,
                WorkingDirectory = Folder,
                Environment = name => name == "LANG" ? "C" : null,
            }));
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
