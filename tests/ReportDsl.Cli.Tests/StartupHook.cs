using ReportDsl.Cli.Tests;

/// <summary>
/// Runs inside the program, before it, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the runtime asks for this name outside any
/// namespace. At the end it writes down what the program has loaded.
/// </summary>
#pragma warning disable MA0047
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize() =>
        AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
            File.WriteAllLines(
                Environment.GetEnvironmentVariable(LoadedAssemblyTests.ListVariable) ?? "",
                AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? ""));
}
