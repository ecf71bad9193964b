using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Workbooks as they come back: what is found in each is kept in <c>Expected</c>, and nothing is read wrong in silence.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Rows() => CorpusCheck.Check("rows", StructureCases.Rows);

    [Fact]
    public void Columns() => CorpusCheck.Check("columns", StructureCases.Columns);

    [Fact]
    public void Labels() => CorpusCheck.Check("labels", StructureCases.Labels);

    [Fact]
    public void Sheets() => CorpusCheck.Check("sheets", StructureCases.Sheets);

    [Fact]
    public void Typed_contents() => CorpusCheck.Check("contents", ContentCases.Typed);

    [Fact]
    public void Formulas() => CorpusCheck.Check("formulas", ContentCases.Formulas);

    [Fact]
    public void Formulas_of_totals() => CorpusCheck.Check("totals", ContentCases.Totals);

    [Fact]
    public void Number_formats() => CorpusCheck.Check("formats", FormatCases.All);

    [Fact]
    public void Cover_checks_earlier_figures_and_notes() => CorpusCheck.Check("frame", ContentCases.Frame);

    [Fact]
    public void Dialects_of_xml() => CorpusCheck.Check("dialects", XmlCases.Dialects);

    [Fact]
    public void Broken_xml() => CorpusCheck.Check("broken", XmlCases.Broken);

    [Fact]
    public void Parts() => CorpusCheck.Check("parts", PackageCases.Parts);

    [Fact]
    public void Archives() => CorpusCheck.Check("archives", PackageCases.Archives);

    [Fact]
    public void Kinds_of_files() => CorpusCheck.Check("kinds", PackageCases.Kinds);

    [Fact]
    public void Every_type_of_value() => CorpusCheck.Check("everything", OtherFormCases.Everything);

    [Fact]
    public void Other_forms() => CorpusCheck.Check("forms", OtherFormCases.Forms);

    [RequiresFact(Tool.Openpyxl)]
    public void Openpyxl() => CorpusCheck.Check("openpyxl", OtherProgramCases.Openpyxl());

    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice() => CorpusCheck.Check("libreoffice", OtherProgramCases.LibreOffice());
}
