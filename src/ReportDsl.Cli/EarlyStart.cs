using System.Runtime.CompilerServices;
using ReportDsl.Syntax;

namespace ReportDsl.Cli;

/// <summary>
/// Readies the parser on another processor while the arguments are read. Most of the time that a short command takes is the runtime's, which
/// loads the types of the grammar when they are first used; a small template uses most of them. To go on to the binder does not pay: the command
/// itself has come there by then.
/// </summary>
internal static class EarlyStart
{
    public const string Template = """
        template Warm version 1 "Warm" {
            period year from 2025
            language en
            entity agency
            field agency "Agency" : text(60)
            section figures "Figures" {
                table : count {
                    columns { new "New"  old "Old"  total all "Total" }
                    rows "Rows" { a "A"  b "B"  total sum "Sum" }
                    check enough "Enough" info : a[new] >= b[new]
                }
            }
        }
        """;

    /// <summary>Begins, where it serves: not in a program whose types are all there, and not where it would take turns with the command.</summary>
    public static void Begin(string[] args)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1 && args is [[not '-', ..], ..])
            ThreadPool.UnsafeQueueUserWorkItem(static _ => SyntaxTree.ParseText(Template), null);
    }
}
