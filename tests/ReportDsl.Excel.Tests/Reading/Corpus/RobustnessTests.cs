using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Whatever happens to a file on its way: it is read as it was, or something is said; reading never throws.</summary>
public sealed class RobustnessTests
{
    private static readonly WorkbookReader Reader = new(Reports.Forms);

    private static readonly string Truth = Reports.Json(CorpusCase.Report);

    [Fact]
    public void Every_beginning_of_a_workbook_is_refused()
    {
        var form = ExampleForms.Get("hello/hello.rdsl");
        var reader = new WorkbookReader([form]);
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(form, stream));
        var file = stream.ToArray();

        for (var length = 0; length < file.Length; length++)
            AssertRefused(reader.Read(file.AsMemory(0, length)));
    }

    [Fact]
    public void Beginnings_of_a_filled_workbook_are_refused()
    {
        for (var length = 0; length < CorpusCase.Filled.Length; length += 97)
            AssertRefused(Reader.Read(CorpusCase.Filled.AsMemory(0, length)));
    }

    [Fact]
    public void Bytes_changed_on_the_way_are_noticed()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var file = CorpusCase.Filled.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));

            var reading = Reader.Read(file);

            Assert.True(!reading.Findings.IsEmpty || Reports.Json(reading.Report) == Truth, $"Seed {seed} is read as something else.");
        }
    }

    [Fact]
    public void Bytes_changed_inside_parts_never_end_in_an_exception()
    {
        var book = CorpusCase.Book;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var part = book.Parts[random.Next(book.Parts.Count)];
            var content = part.Content.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                Change(content, random);

            var reading = Reader.Read(RawZip.Write(book, other => (other.Name == part.Name ? other with { Content = content } : other) with { IsStored = true }));

            Assert.True(reading.Report is not null || !reading.Findings.IsEmpty, $"Seed {seed} is refused without a word.");
        }
    }

    [Fact]
    public void Reading_is_the_same_every_time_and_from_many_threads()
    {
        var files = StructureCases.Rows.Concat(StructureCases.Sheets).Concat(ContentCases.Formulas).Concat(XmlCases.Dialects)
            .Select(@case => @case.Workbook()).ToList();
        var expected = files.ConvertAll(Shown);

        var results = new string[8][];
        var threads = Enumerable.Range(0, results.Length).Select(thread => new Thread(() => results[thread] = [.. files.Select(Shown)])).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    private static void Change(byte[] content, Random random)
    {
        if (content.Length == 0)
            return;
        var at = random.Next(content.Length);
        content[at] = random.Next(3) switch
        {
            0 => (byte)(content[at] ^ (1 << random.Next(8))),
            1 => "<>&\"'/=;0 9"u8[random.Next(11)],
            _ => content[random.Next(content.Length)],
        };
    }

    private static void AssertRefused(WorkbookReading reading)
    {
        Assert.Null(reading.Report);
        Assert.Equal("file.unreadable", Assert.Single(reading.Findings).Rule);
    }

    private static string Shown(byte[] file)
    {
        var reading = Reader.Read(file);
        return string.Join('\n', Reports.Lines(reading)) + (reading.Report is null ? "" : Reports.Json(reading.Report));
    }
}
