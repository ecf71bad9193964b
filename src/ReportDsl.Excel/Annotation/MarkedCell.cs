using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Annotation;

/// <summary>A cell and what is said of it. Without a severity it is not coloured: what is said is about the whole file.</summary>
internal sealed record MarkedCell(int Row, int Column, RuleSeverity? Severity, ImmutableArray<string> Messages);
