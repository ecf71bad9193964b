using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Validation.Data;
using Xunit;

namespace ReportDsl.Validation.Tests.Data;

public class DataSourceTests
{
    private static readonly byte[] Json = Yearbook.Data("甲", 2023, "3", "2", "5");

    public static TheoryData<string, byte[]> Reports => new()
    {
        { "a workbook", Yearbook.Workbook("甲", 2023, "3", "2", "5") },
        { "data", Json },
        { "data behind a byte order mark", [0xEF, 0xBB, 0xBF, .. Json] },
        { "data behind blanks", [.. "\r\n\t "u8, .. Json] },
    };

    public static TheoryData<string, byte[], string> NoReports => new()
    {
        { "nothing", [], "file.unreadable" },
        { "a text", "hello"u8.ToArray(), "file.unreadable" },
        { "a web page", "<html><table></table></html>"u8.ToArray(), "file.unreadable" },
        { "a list", "[]"u8.ToArray(), "file.template" },
        { "broken data", "{\n  \"template\" 1"u8.ToArray(), "file.unreadable" },
        { "data of another template", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Json).Replace("Yearbook", "Almanac", StringComparison.Ordinal)), "file.template" },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task What_a_source_is_shows_in_its_content(string what, byte[] content)
    {
        using var body = new OneWayStream(content);
        DataSource[] sources =
        [
            DataSource.Of("report", content),
            DataSource.Of("report", () => new MemoryStream(content)),
            DataSource.Of("report", () => new OneWayStream(content)),
            await DataSource.ReadAsync("report", body),
        ];

        Assert.All(sources, source =>
        {
            var reading = Yearbook.Reader.Read(source);
            Assert.True(reading is { Findings.IsEmpty: true, Report: not null }, what);
        });
        Assert.Single(sources.Select(source => Convert.ToHexString(ReportJson.Write(ReportOf(source)))).Distinct());
    }

    [Theory]
    [MemberData(nameof(NoReports))]
    public void What_is_no_report_is_told(string what, byte[] content, string rule)
    {
        var reading = Yearbook.Reader.Read(DataSource.Of("report", content));

        Assert.Null(reading.Report);
        Assert.True(reading.Findings is [var finding] && finding.Rule == rule, $"{what}: {string.Join(", ", reading.Findings)}");
    }

    [Fact]
    public void A_source_that_says_what_it_is_is_taken_at_its_word()
    {
        var reading = Yearbook.Reader.Read(new Named("report", Json) { Kind = DataKind.Workbook });

        Assert.Null(reading.Report);
        Assert.Equal(["file.unreadable"], reading.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public async Task More_than_the_largest_report_is_not_read()
    {
        using var endless = new OneWayStream(null);
        DataSource[] sources = [DataSource.Of("report", () => new OneWayStream(null)), await DataSource.ReadAsync("report", endless)];

        Assert.All(sources, source => Assert.Equal(
            ["The file is larger than 64 MiB."], Yearbook.Reader.Read(source).Findings.Select(finding => finding.Message.English)));
        Assert.InRange(endless.Taken, 64 << 20, (64 << 20) + (1 << 17));
    }

    [Fact]
    public void A_stream_that_breaks_off_is_told_and_is_no_matter_of_its_content()
    {
        var reading = Yearbook.Reader.Read(DataSource.Of("report", () => throw new IOException("the line is dead")));

        Assert.True(reading.IsInaccessible);
        Assert.Equal(["The file cannot be read: the line is dead."], reading.Findings.Select(finding => finding.Message.English));
    }

    [Fact]
    public void A_source_has_a_name() => Assert.Throws<ArgumentException>(() => DataSource.Of("", Json));

    private static ReportData ReportOf(DataSource source)
    {
        var report = Yearbook.Reader.Read(source).Report;
        Assert.NotNull(report);
        return report;
    }

    private sealed class Named(string name, byte[] content) : DataSource(name)
    {
        public override DataContent Read(long largest) => new DataContent.Found(content);
    }

    /// <summary>A stream as networks have them: of unknown length, and read once. Without a content it never ends.</summary>
    private sealed class OneWayStream(byte[]? content) : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = content is null ? count : (int)Math.Min(Math.Min(count, 1000), content.Length - Taken);
            content?.AsSpan((int)Taken, read).CopyTo(buffer.AsSpan(offset));
            Taken += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
