using System.Collections.Concurrent;
using ReportDsl.Diagnostics;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Marking;
using ReportDsl.Validation.Results;
using Xunit;

namespace ReportDsl.Validation.Tests.Marking;

public class MarkedCopyTests
{
    private static readonly byte[] Wrong = Yearbook.Workbook("甲", 2023, "3", "2", "6");
    private static readonly byte[] Right = Yearbook.Workbook("甲", 2023, "3", "2", "5");

    [Fact]
    public void A_workbook_with_something_to_correct_gets_a_copy_that_reads_as_it_does()
    {
        var copies = new Copies();
        var result = Validate(copies, Wrong);

        Assert.IsType<CopyResult.Written>(result.Copy);
        var copy = Assert.Single(copies.Taken).Value;
        Assert.NotEqual(Wrong, copy);
        Assert.Equal(Yearbook.Told(result), Yearbook.Told(Validate(new Copies(), copy)));
    }

    [Fact]
    public void One_without_gets_none_unless_an_earlier_copy_is_to_be_replaced()
    {
        var (none, earlier) = (new Copies(), new Copies { HasCopies = true });

        Assert.Null(Validate(none, Right).Copy);
        Assert.Empty(none.Taken);
        Assert.IsType<CopyResult.Written>(Validate(earlier, Right).Copy);
        Assert.Single(earlier.Taken);
    }

    [Fact]
    public void Data_get_no_copy()
    {
        var copies = new Copies { HasCopies = true };

        Assert.Null(Validate(copies, Yearbook.Data("甲", 2023, "3", "2", "6")).Copy);
        Assert.Empty(copies.Taken);
    }

    [Fact]
    public void A_copy_that_is_not_taken_costs_no_result()
    {
        var refused = new Phrase("no space", "没有空间");
        var result = Validate(new Copies { Refusal = refused }, Wrong);

        Assert.Equal(new CopyResult.NotWritten(refused), result.Copy);
        Assert.Single(result.Findings);
        Assert.Null(result.Defect);
    }

    [Fact]
    public void A_copy_that_cannot_be_made_costs_no_result()
    {
        var workbooks = WorkbookAccess.Excel with { Annotate = (_, _, language) => throw new InvalidDataException($"no styles ({language})") };
        var reader = new DataReader(new FormSet([Yearbook.Form]), workbooks);
        var result = new ReportValidator(reader, new ValidationOptions { Copies = new Copies() }).Validate(Yearbook.Source("a", Wrong));

        Assert.Equal(new CopyResult.NotMarked("no styles (English)"), result.Copy);
        Assert.Single(result.Findings);
    }

    private static ReportResult Validate(ICopyWriter copies, byte[] content) =>
        new ReportValidator(Yearbook.Reader, new ValidationOptions { Copies = copies }).Validate(Yearbook.Source("a", content));

    private sealed class Copies : ICopyWriter
    {
        public ConcurrentDictionary<string, byte[]> Taken { get; } = new(StringComparer.Ordinal);

        public bool HasCopies { get; init; }

        public Phrase? Refusal { get; init; }

        public bool HasCopyOf(DataSource source) => HasCopies;

        public Phrase? Write(DataSource source, ReadOnlyMemory<byte> copy)
        {
            if (Refusal is null)
                Taken[source.Name] = copy.ToArray();
            return Refusal;
        }
    }
}
