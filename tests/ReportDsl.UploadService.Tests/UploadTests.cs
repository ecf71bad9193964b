using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Tools;
using UploadService;
using Xunit;

namespace ReportDsl.UploadService.Tests;

/// <summary>The sample service over HTTP, as agencies and their enemies use it.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly Form Form = ExampleForms.Get("gov-info/govinfo-2021.rdsl");

    // Long enough to be told "continue" or not on a busy machine.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });

    private readonly WebApplication _service = Service.Create(["--urls", "http://127.0.0.1:0"]);

    public static TheoryData<string, byte[]> HostileFiles => new()
    {
        { "empty", [] },
        { "text", Encoding.UTF8.GetBytes("not a workbook") },
        { "old format", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]] },
        { "cut", Workbook()[..20_000] },
        { "zip alone", [0x50, 0x4B, 0x05, 0x06, .. new byte[18]] },
        { "garbage in a zip", [.. Workbook()[..1_000], .. Enumerable.Repeat((byte)0xFF, 30_000), .. Workbook()[31_000..]] },
    };

    private Uri Reports => new(_service.Urls.Single() + "/reports");

    public Task InitializeAsync() => _service.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_correct_report_is_read_and_nothing_fails()
    {
        var (status, answer) = await Post(Workbook());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("宿迁市人民政府", 0), (answer.Agency, answer.Failed));
        Assert.Empty(answer.Findings);
    }

    [Fact]
    public async Task A_wrong_figure_is_told_with_its_numbers()
    {
        var (status, answer) = await Post(Workbook(("applications/received/person", Entry.Of(3441m)), ("applications/received/all", Entry.Blank)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["applications.balance[person]", "applications.balance[all]"], answer.Findings.Select(finding => finding.Rule));
        Assert.Equal("3,441 + 118 = 3,559 不等于 3,440 + 118 = 3,558，相差 1", answer.Findings[0].Message);
    }

    [Fact]
    public async Task A_content_that_no_type_holds_is_a_finding_of_the_report()
    {
        var (status, answer) = await Post(Workbook(("applications/received/person", Entry.Invalid("#REF!"))));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(answer.Findings, finding => (finding.Rule, finding.Message) == ("applications.type[received, person]", "“#REF!”不是数字"));
    }

    [RequiresFact(Tool.Openpyxl)]
    public async Task A_lost_row_is_told_and_is_not_read_as_zeros()
    {
        var (status, answer) = await Post(WithoutRow("三", 14));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("file.altered", answer.Findings.Select(finding => finding.Rule));
        Assert.DoesNotContain(answer.Findings, finding => finding.Rule.StartsWith("applications.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Earlier_figures_that_the_workbook_carries_are_compared_with()
    {
        var earlier = Read("suqian-2023.json").ToBuilder().Set(SlotOf("applications/carriedOut/person"), Entry.Of(120m)).ToReport();

        var (status, answer) = await Post(Workbook(earlier));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("applications.opening[person]", answer.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public async Task A_report_without_a_period_and_one_of_the_first_year_are_validated_all_the_same()
    {
        var nameless = Read("suqian-2024.json").ToBuilder();
        nameless.Period = default;
        var first = Read("suqian-2024.json").ToBuilder();
        first.Period = new ReportPeriod(PeriodKind.Year, 2021, 1);
        var before = Read("suqian-2023.json").ToBuilder();
        before.Period = new ReportPeriod(PeriodKind.Year, 2020, 1);

        var (status, answer) = await Post(Written(nameless.ToReport(), null));
        var (firstStatus, firstAnswer) = await Post(Written(first.ToReport(), before.ToReport()));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, firstStatus));
        Assert.Equal(["file.period"], answer.Findings.Select(finding => finding.Rule));
        Assert.Equal(("宿迁市人民政府", 0), (firstAnswer.Agency, firstAnswer.Failed));
    }

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public async Task What_is_no_report_is_refused_with_a_reason_and_the_service_goes_on(string name, byte[] file)
    {
        var (status, answer) = await Post(file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(answer.Findings is [{ Rule: "file.unreadable", Message.Length: > 0 }], name);
        Assert.Equal(HttpStatusCode.OK, (await Post(Workbook())).Status);
    }

    [Fact]
    public async Task A_report_of_another_version_is_refused()
    {
        var form = ExampleForms.Get("gov-info/govinfo-2019.rdsl");
        using var workbook = new MemoryStream();
        EntryWorkbook.Write(form, workbook);

        var (status, answer) = await Post(workbook.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["file.version"], answer.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused()
    {
        // The client asks before it sends, as curl does with large files: else it would still be sending when it is refused.
        using var request = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = new ByteArrayContent(new byte[(64 << 20) + 1]) };
        request.Headers.ExpectContinue = true;

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static byte[] Workbook(params (string Path, Entry Content)[] changes) => Workbook(null, changes);

    private static byte[] Workbook(ReportData? earlier, params (string Path, Entry Content)[] changes)
    {
        var builder = Read("suqian-2024.json").ToBuilder();
        foreach (var (path, content) in changes)
            builder.Set(SlotOf(path), content);
        return Written(builder.ToReport(), earlier);
    }

    private static byte[] Written(ReportData report, ReportData? earlier)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(report, [earlier], stream));
        return stream.ToArray();
    }

    /// <summary>A workbook in which somebody has deleted a row, as programs do that know nothing of formulas.</summary>
    private static byte[] WithoutRow(string sheet, int row)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-upload");
        try
        {
            var path = Path.Combine(folder.FullName, "report.xlsx");
            File.WriteAllBytes(path, Workbook());
            Programs.Run(
                TimeSpan.FromMinutes(1),
                Programs.Python,
                "-c",
                "import sys, openpyxl; book = openpyxl.load_workbook(sys.argv[1]); book[sys.argv[2]].delete_rows(int(sys.argv[3])); book.save(sys.argv[1])",
                path,
                sheet,
                row.ToString(CultureInfo.InvariantCulture));
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReportData Read(string name)
    {
        var report = ReportJson.Read(File.ReadAllBytes(ExampleForms.PathOf("gov-info/reports/" + name)), Form).Report;
        Assert.NotNull(report);
        return report;
    }

    private static int SlotOf(string path) => Form.Slots.Single(slot => slot.Path == path).Index;

    private async Task<(HttpStatusCode Status, Answer Answer)> Post(byte[] file)
    {
        using var content = new ByteArrayContent(file);
        using var response = await Client.PostAsync(Reports, content);
        var answer = await response.Content.ReadFromJsonAsync<Answer>();
        Assert.NotNull(answer);
        return (response.StatusCode, answer);
    }
}
